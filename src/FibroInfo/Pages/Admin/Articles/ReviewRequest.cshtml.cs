using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A colleague is asked to sign a text, or no longer.</summary>
public sealed class ReviewRequestModel(EditorServices services) : EditorPage(services)
{
    public Task<IActionResult> OnGetAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        LeadToEditorAsync(folder, lang, cancel);

    public Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        ActAsync(folder, lang, () => Workflow.AskForReviewAsync(Open, Typed.Remarks, Who, cancel), "asked", cancel);

    public Task<IActionResult> OnPostCancelAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        ActAsync(folder, lang, () => Workflow.CancelReviewAsync(Open, Who, cancel), "taken-back", cancel);
}
