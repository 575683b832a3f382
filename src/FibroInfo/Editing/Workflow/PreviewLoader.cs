using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;

namespace FibroInfo.Editing.Workflow;

/// <summary>Shows what a link leads to: the newest words of who made it, read as their page would be.</summary>
public sealed class PreviewLoader(PreviewLinkStore links, DraftStore drafts, ArticleEditor editor, DraftValidator validator)
{
    /// <param name="token">Anything.</param>
    /// <param name="address">Below which its pictures are asked for.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Null where there is nothing to show, for whatever reason.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<(PreviewLink Link, Article Article)?> FindAsync(string? token, string address, CancellationToken cancel)
    {
        if (await links.FindAsync(token, cancel) is not { } link || ContentPath.Parse(link.File, []) is not { } path)
        {
            return null;
        }

        List<Draft> written = await drafts.ListForFileAsync(link.File, cancel);
        string? text = written.Find(draft => draft.Account == link.Account)?.Text ?? InFile(path) ?? InFile(ScheduledChanges.GetMainPath(path));
        return text is not null && validator.Read(path, text, address).Article is { } article ? (link, article) : null;
    }

    private string? InFile(ContentPath path) => editor.Find(path) is { } bytes ? TextDecoder.Decode(bytes) : null;
}
