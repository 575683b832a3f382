using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Asks before a source goes; while a text cites it, says which.</summary>
public sealed class DeleteModel(CurrentContentLoader shelf, SourceEditor editor, UiText words) : RefusingModel(words)
{
    public Reference Source { get; private set; } = null!;

    public IReadOnlyList<string> Texts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel) => await FindAsync(key, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        EditResult outcome = await editor.DeleteAsync(post.GetVersionToken(Source.Id), User.Actor(), cancel);
        return outcome is SourceSaved ? new SeeOtherResult($"{StaffRoutes.Sources.List}?done=deleted")
            : SourceRefusalMessages.Answer(this, outcome, post.ParsePreviousSource());
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        ContentSnapshot all = await shelf.GetSnapshotAsync(cancel);
        if (all.Bibliography.FindCanonical(key) is not { } source)
        {
            return false;
        }

        (Source, Texts) = (editor.Find(source.Id) ?? source, SourceRefusalMessages.EmptyOnFault(() => editor.TextsThatCite(source.Id)));
        return true;
    }
}
