using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Asks before a source goes; while a text cites it, says which.</summary>
public sealed class DeleteModel(CurrentContentLoader contentLoader, SourceEditor editor, UiText words) : RefusingModel(words)
{
    [BindProperty]
    [FromForm(Name = "")]
    public SourceAsSeen Input { get; set; } = new();

    public Reference Source { get; private set; } = null!;

    public IReadOnlyList<string> Texts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, CancellationToken cancel) => await FindAsync(key, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        EditResult outcome = await editor.DeleteAsync(Input.GetVersionToken(Source.Id), User.Actor(), cancel);
        return outcome is SourceSaved ? new SeeOtherResult($"{StaffRoutes.Sources.List}?done=deleted")
            : SourceRefusalMessages.Answer(this, outcome, Input.Parse());
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        ContentSnapshot all = await contentLoader.GetSnapshotAsync(cancel);
        if (all.Bibliography.FindCanonical(key) is not { } source)
        {
            return false;
        }

        (Source, Texts) = (editor.Find(source.Id) ?? source, SourceRefusalMessages.EmptyOnFault(() => editor.TextsThatCite(source.Id)));
        return true;
    }
}
