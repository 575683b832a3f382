using System.Text;
using FibroInfo.Content;
using FibroInfo.Editing.Drafts;
using FibroInfo.Text;

namespace FibroInfo.Editing.Images;

/// <summary>
/// Which texts of a folder name a picture. It goes by the letters, not by what they come to: a picture that a faulty text, a
/// comment of its writer or somebody's draft names is one that somebody counts on.
/// </summary>
public sealed class PictureUsageFinder(ContentFileWriter files, ArticleImages images, DraftStore drafts, ContentStore contentStore)
{
    /// <exception cref="Data.DatabaseUnavailableException">Nobody knows what is being written.</exception>
    /// <exception cref="IOException">A text cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A text cannot be read.</exception>
    public async Task<IReadOnlyList<PictureScanText>> TextsAsync(Slug folder, CancellationToken cancel)
    {
        string start = ArticleImages.GetPath(folder, "");
        // What readers see stays, also when its file has an error by now.
        IEnumerable<PictureScanText> shown = contentStore.Snapshot.Articles.Where(article => article.Key == folder)
            .Select(article => new PictureScanText(article.File, null, Encoding.UTF8.GetString(article.Source.Span)));
        IEnumerable<PictureScanText> onDisk = images.NamesIn(folder).Where(name => name.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            .Select(name => new PictureScanText(start + name, null, Encoding.UTF8.GetString(files.Read(start + name) ?? [])));
        IEnumerable<PictureScanText> written = (await drafts.AllAsync(cancel)).Where(draft => draft.File.StartsWith(start, StringComparison.Ordinal))
            .Select(draft => new PictureScanText(draft.File, draft.Writer, draft.Text));
        return [.. shown, .. onDisk, .. written];
    }

    /// <summary>Those of the texts that name this picture, each once.</summary>
    public static IReadOnlyList<PictureUsage> Find(string name, IEnumerable<PictureScanText> texts) =>
        [.. texts.Where(text => Names(text.Text, name)).Select(text => new PictureUsage(text.File, text.Writer)).Distinct()];

    // Not as the end of a longer name: "brain.png" is not named by "old-brain.png".
    private static bool Names(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '_' or '.'))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A picture as it is written into a text.</summary>
public static class FigureMarkdown
{
    // What would be read as a sign between the brackets.
    private const string Signs = "\\[]*_`<>&^~\"";

    /// <param name="says">What it shows; empty for decoration.</param>
    /// <param name="caption">What stands below it; may be empty.</param>
    public static string Format(string name, string says, string caption)
    {
        string title = caption.Length == 0 ? "" : $" \"{Quiet(caption)}\"";
        return says.Length == 0 ? $"![]({name}{title}){{decorative}}" : $"![{Quiet(says)}]({name}{title})";
    }

    private static string Quiet(string text)
    {
        var quiet = new StringBuilder();
        foreach (char letter in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            quiet.Append(Signs.Contains(letter, StringComparison.Ordinal) ? "\\" : "").Append(letter);
        }

        return quiet.ToString();
    }
}

/// <summary>A text that names a picture.</summary>
/// <param name="File">Below the content folder.</param>
/// <param name="Writer">Whose draft it is; null for what stands in the folder.</param>
public sealed record PictureUsage(string File, string? Writer);

/// <summary>A text that may name pictures.</summary>
/// <param name="File">Below the content folder.</param>
/// <param name="Writer">Whose draft it is; null for what stands in the folder.</param>
public sealed record PictureScanText(string File, string? Writer, string Text);
