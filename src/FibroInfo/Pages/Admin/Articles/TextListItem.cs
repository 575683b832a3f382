using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>One text as the staff's list shows it.</summary>
/// <param name="Read">Null when there is no file yet, or nothing of it can be read.</param>
/// <param name="FileState">Of its file; null when there is none yet.</param>
/// <param name="Drafts">What people are writing in it, the last saved first.</param>
public sealed record TextListItem(
    ContentPath Path, string Title, ParsedContentFile? Read, ArticleState? FileState, IReadOnlyList<DraftInWorkflow> Drafts)
{
    // What is being written in whatever state.
    private const string Writing = "writing";

    /// <summary>What a list can be narrowed to: the states in the order of a text's life.</summary>
    public static readonly IReadOnlyList<string> Filters = [Writing, .. Enum.GetValues<ArticleState>().Select(state => state.Word())];

    /// <summary>Null for a plain page, for a text with an error, and when there is no file yet.</summary>
    public Article? Article => Read?.Article;

    public PlainPage? Page => Read?.Page;

    /// <summary>Who is writing in it.</summary>
    public IEnumerable<string> Writers => Drafts.Select(one => one.Draft?.Writer).OfType<string>().Distinct();

    /// <summary>A colleague is asked to sign its file as it is.</summary>
    public bool IsAsked => Drafts.Any(one => one is { Draft: null, Request.State: Editing.Drafts.ReviewState.Waiting });

    /// <summary>Of its file first, then of what people are writing.</summary>
    public IEnumerable<ArticleState> States => (FileState is { } state ? new[] { state } : []).Concat(Drafts.Select(draft => draft.State)).Distinct();

    public bool Is(string filter) => filter == Writing ? Writers.Any() : States.Any(state => state.Word() == filter);

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
        bool areArticles, CheckContext context, IReadOnlyList<DraftInWorkflow> drafts, ArticleWorkflow workflow, ContentFileWriter files)
    {
        var read = context.ContentSnapshot.Texts.Where(text => text.Path.IsArticle == areArticles)
            .ToDictionary(text => text.Path.Path, StringComparer.Ordinal);
        ILookup<string, DraftInWorkflow> written = drafts.ToLookup(one => one.Path.Path, StringComparer.Ordinal);
        // A file without keys was read by nobody; what is wrong with it names it.
        IEnumerable<string> paths = read.Keys.Concat(context.ContentSnapshot.Problems.Select(problem => problem.File))
            .Concat(written.Select(of => of.Key)).Distinct();
        return
        [
            .. paths.Select(path => ContentPath.Parse(path, [])).OfType<ContentPath>()
                .Where(path => path.IsArticle == areArticles && context.Site.Languages.Contains(path.Language))
                .Select(path => Create(path, read.GetValueOrDefault(path.Path), [.. written[path.Path]], workflow, files))
                .OrderBy(text => text.Title, StringComparer.OrdinalIgnoreCase).ThenBy(text => text.Path.Path, StringComparer.Ordinal),
        ];
    }

    private static TextListItem Create(
        ContentPath path, ParsedContentFile? read, IReadOnlyList<DraftInWorkflow> drafts, ArticleWorkflow workflow, ContentFileWriter files)
    {
        bool isGood = read is { Article: not null } or { Page: not null };
        byte[]? bytes = isGood ? null : Bytes(path, files);
        ArticleState? state = read?.Page is not null ? ArticleState.Published
            : isGood || bytes is not null ? workflow.GetStateOfFile(read?.Article) : null;
        string? title = read?.Article?.Title ?? read?.Page?.Title
            ?? TitleIn(bytes is null ? null : TextDecoder.Decode(bytes)) ?? TitleIn(drafts is [var writing, ..] ? writing.Draft?.Text : null);
        return new TextListItem(path, title ?? path.Folder.Value, read, state, drafts);
    }

    private static string? TitleIn(string? text) => text is not null && ArticleDocument.Parse(text)?.Text("title") is { Length: > 0 } title ? title : null;

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
