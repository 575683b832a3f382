using FibroInfo.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A text is published. A plain page has no state: what is written is published.</summary>
public sealed class PublicationModel(EditorServices services) : EditorPage(services)
{
    public Task<IActionResult> OnGetAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        LeadToEditorAsync(folder, lang, cancel);

    public Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) => ActAsync(
        folder, lang,
        () => Path.IsArticle ? Workflow.PublishAsync(Open, Typed.Remarks, Who, cancel)
            : Editor.PublishAsync(Path, Version.Seen, Form.Text, Typed.Reason, User.Actor(), cancel),
        "published", cancel);
}
