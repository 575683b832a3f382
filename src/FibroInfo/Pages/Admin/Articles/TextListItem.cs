using FibroInfo.Content;
using FibroInfo.Checks;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>One text as the staff's list shows it.</summary>
/// <param name="Read">Null when there is no file yet, or nothing of it can be read.</param>
/// <param name="State">A word: <c>draft</c>, <c>scheduled</c>, <c>faulty</c> …</param>
/// <param name="Drafts">What people are writing in it, the last saved first.</param>
/// <param name="Waiting">Whose signature is asked for, and by whom.</param>
public sealed record TextListItem(
    ContentPath Path, string Title, ParsedContentFile? Read, string State, IReadOnlyList<Draft> Drafts, IReadOnlyList<ReviewRequest> Waiting)
{
    /// <summary>What a list can be narrowed to, in the order of a text's life.</summary>
    public static readonly IReadOnlyList<string> States = ["writing", "draft", "review", "scheduled", "published", "withdrawn", "faulty"];

    /// <summary>Null for a plain page, for a text with an error, and when there is no file yet.</summary>
    public Article? Article => Read?.Article;

    public PlainPage? Page => Read?.Page;

    public bool IsNew => State == "new";

    public bool Is(string state) => state switch
    {
        "writing" => Drafts.Count > 0,
        "review" => Waiting.Count > 0 || State == state,
        _ => State == state,
    };

    public bool Holds(string words) =>
        PlainText.Fold(words).Split(' ').All(word => PlainText.Fold($"{Title} {Path.Folder}").Contains(word, StringComparison.Ordinal));

    /// <summary>How many errors and warnings the checks find in its file.</summary>
    public (int Errors, int Warnings) Faults(CheckContext context)
    {
        ILookup<Severity, Problem> found = EditorialRules.RunOn(Path.Path, context).ToLookup(problem => problem.Severity);
        return (found[Severity.Error].Count(), found[Severity.Warning].Count());
    }

    /// <summary>Every article or every page of the folder in a language of the site, and those that are only being written, by title.</summary>
    public static IReadOnlyList<TextListItem> All(
        bool areArticles, CheckContext context, IReadOnlyList<Draft> drafts, IReadOnlyList<ReviewRequest> waiting, ContentFileWriter files, DateTimeOffset now)
    {
        var read = context.ContentSnapshot.Texts.Where(text => text.Path.IsArticle == areArticles)
            .ToDictionary(text => text.Path.Path, StringComparer.Ordinal);
        ILookup<string, Draft> written = drafts.ToLookup(draft => draft.File, StringComparer.Ordinal);
        ILookup<string, ReviewRequest> asked = waiting.ToLookup(request => request.File, StringComparer.Ordinal);
        // A file without keys was read by nobody; what is wrong with it names it.
        IEnumerable<string> paths = read.Keys.Concat(context.ContentSnapshot.Problems.Select(problem => problem.File))
            .Concat(written.Select(of => of.Key)).Distinct();
        return
        [
            .. paths.Select(path => ContentPath.Parse(path, [])).OfType<ContentPath>()
                .Where(path => path.IsArticle == areArticles && context.Site.Languages.Contains(path.Language))
                .Select(path => Create(path, read.GetValueOrDefault(path.Path), [.. written[path.Path]], [.. asked[path.Path]], files, now))
                .OrderBy(text => text.Title, StringComparer.OrdinalIgnoreCase).ThenBy(text => text.Path.Path, StringComparer.Ordinal),
        ];
    }

    private static TextListItem Create(
        ContentPath path, ParsedContentFile? read, IReadOnlyList<Draft> drafts, IReadOnlyList<ReviewRequest> waiting,
        ContentFileWriter files, DateTimeOffset now)
    {
        bool isGood = read is { Article: not null } or { Page: not null };
        byte[]? bytes = isGood ? null : Bytes(path, files);
        string state = read?.Article is { } article ? StateOf(article, now) : isGood ? "published" : bytes is null ? "new" : "faulty";
        string? title = read?.Article?.Title ?? read?.Page?.Title
            ?? TitleIn(bytes is null ? null : TextDecoder.Decode(bytes)) ?? TitleIn(drafts is [var draft, ..] ? draft.Text : null);
        return new TextListItem(path, title ?? path.Folder.Value, read, state, drafts, waiting);
    }

    private static string StateOf(Article article, DateTimeOffset now) => article.Status switch
    {
        ArticleStatus.Published => article.IsPublicAt(now) ? "published" : "scheduled",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static string? TitleIn(string? text) => text is not null && FrontMatterText.Parse(text)?.Text("title") is { Length: > 0 } title ? title : null;

    private static byte[]? Bytes(ContentPath path, ContentFileWriter files)
    {
        try
        {
            return files.Read(path.Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
