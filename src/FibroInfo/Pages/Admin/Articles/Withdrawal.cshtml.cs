using FibroInfo.Editing;
using FibroInfo.Editing.Workflow;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>An article is taken away from its readers, with a reason.</summary>
public sealed class WithdrawalModel(EditorServices services) : EditorPage(services)
{
    public Task<IActionResult> OnGetAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        LeadToEditorAsync(folder, lang, cancel);

    public Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) => ActAsync(
        folder, lang,
        () => Typed.Why.Length == 0 ? Task.FromResult<EditResult>(new NotUnderstood(Words["next.refused.no-why"]))
            : Workflow.WithdrawAsync(Open, new CorrectionLine(Words["next.withdrawn-line"], Typed.Why, IsClinical: false), Who, cancel),
        "withdrawn", cancel);
}
