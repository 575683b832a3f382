using System.Globalization;
using System.Text.RegularExpressions;
using FibroInfo.Content;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A text as the fields of its form. Where its keys cannot be told apart, the whole file is one field.</summary>
public sealed partial record TextForm(string Text)
{
    private const string Whole = "whole";

    public ArticleDocument? Matter { get; } = ArticleDocument.Parse(Text);

    public string Body => Matter?.Body ?? LineBuffer.Read(LineBuffer.Split(Text));

    public string BodyName => Matter is null ? Whole : "body";

    public string? Value(FrontMatterField field) => Matter is null ? null : FrontMatterForm.Show(Matter, field);

    /// <summary>What was typed, put into the text that the form was made of; what has no field stays as it was.</summary>
    /// <param name="path">Decides which keys it has.</param>
    public static TextForm FromPost(string basis, PostForm post, ContentPath path)
    {
        if (post.Names.Contains(Whole))
        {
            IReadOnlyList<RawLine> lines = LineBuffer.Split(basis);
            return new TextForm(LineBuffer.Write(LineBuffer.Retype(lines, Typed(post[Whole]), LineBuffer.DetectLineEnding(lines))));
        }

        ArticleDocument matter = FrontMatterForm.Apply(ArticleDocument.Parse(basis) ?? ArticleDocument.Empty, name => Said(post, name, path));
        return new TextForm((post.Names.Contains("body") ? matter.WithBody(Typed(post["body"])) : matter).ToString());
    }

    /// <summary>Which file and which draft the form was made of; what is no such thing was never shown.</summary>
    public static (string Seen, int Draft) VersionIn(PostForm post) => (
        Hash().IsMatch(post["seen"]) ? post["seen"] : ContentHash.None,
        int.TryParse(post["draft"], NumberStyles.None, CultureInfo.InvariantCulture, out int draft) ? draft : 0);

    // Boxes to tick are sent each for itself, and an empty one with them that says the group was there.
    private static string? Said(PostForm post, string name, ContentPath path) =>
        !post.Names.Contains(name) || FrontMatterFields.GetFor(path).All(field => field.Name != name) ? null
        : FrontMatterFields.Find(name).Kind == FrontMatterFieldKind.Ids ? string.Join('\n', post.All(name).Where(id => id.Length > 0)) : post[name];

    // As the site reads lines; and U+FFFE is no character, whoever sent it.
    private static string Typed(string text) => text.ReplaceLineEndings("\n").Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}

/// <summary>One field of the form.</summary>
/// <param name="Value">Null where the key is written in a way that no field can show.</param>
/// <param name="Options">What can be chosen, each by its id and in words.</param>
public sealed record FrontMatterFieldView(FrontMatterField Field, string? Value, IReadOnlyList<(string Id, string Name)> Options)
{
    public string Id => $"f-{Field.Name}";

    public string HintId => $"hint-{Field.Name}";

    public IReadOnlyList<string> Chosen => Value?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static FrontMatterFieldView Create(string name, TextForm form, SiteData siteData, UiText words)
    {
        FrontMatterField field = FrontMatterFields.Find(name);
        string? value = form.Value(field);
        IReadOnlyList<(string Id, string Name)> known = name switch
        {
            "authors" => [.. siteData.People.Select(pair => (pair.Key, pair.Value.Name))],
            "topics" => [.. siteData.Topics.Select(pair => (pair.Key, pair.Value.Title.In(words.Language)))],
            "conditions" => [.. siteData.Conditions.Select(pair => (pair.Key, pair.Value.Names.In(words.Language)))],
            _ => [.. field.Words.Select(word => (word, words[$"editor.word.{name}.{word}"]))],
        };
        // What stands in the file and is not known there stays in sight, and in the file. Authors keep their order: the first is named first.
        IEnumerable<string> chosen = value?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
        IEnumerable<(string Id, string Name)> first = chosen.Select(id => (id, known.FirstOrDefault(option => option.Id == id).Name ?? id));
        return new FrontMatterFieldView(field, value, [.. (field.Kind == FrontMatterFieldKind.Ids ? first.Concat(known)
            : known.Concat(first)).DistinctBy(option => option.Id)]);
    }
}

/// <summary>One thing that the checks say, with the place in the form that it is about.</summary>
/// <param name="Where">In words: a field, a line of the text, another file.</param>
/// <param name="Field">The field of the form; null for what no field is about.</param>
/// <param name="Line">Of the text as it stands in its field, from 1; 0 for none.</param>
/// <param name="Quote">That line, shortened.</param>
public sealed partial record EditorProblem(Problem Problem, string Where, string? Field, int Line, string Quote)
{
    private const int MaxQuotedCharacters = 90;

    public static EditorProblem Create(Problem problem, TextForm form, ContentPath path, UiText words)
    {
        if (problem.File != path.Path)
        {
            return new EditorProblem(problem, problem.File, null, 0, "");
        }

        int line = problem.Line - (form.Matter?.BodyLine ?? 1) + 1;
        return line < 1 ? CreateForKeys(problem, form.Matter!, words)
            : form.Matter is null && problem.Line == 1 ? new EditorProblem(problem, words["editor.whole"], form.BodyName, 0, "")
            : new EditorProblem(problem, words["editor.line", line], form.BodyName, line, Short(form.Body.Split('\n').ElementAtOrDefault(line - 1) ?? ""));
    }

    // What is missing has no line of its own, and is named in the sentence.
    private static EditorProblem CreateForKeys(Problem problem, ArticleDocument matter, UiText words)
    {
        string? named = Quoted().Matches(problem.Message).Select(match => match.Groups[1].Value)
            .FirstOrDefault(name => FrontMatterFields.All.Any(field => field.Name == name));
        string? key = named ?? (problem.Line > 1 ? matter.KeyAt(problem.Line) : null);
        bool hasField = FrontMatterFields.All.Any(field => field.Name == key);
        return new EditorProblem(problem, hasField ? words[$"editor.field.{key}"] : key ?? words["editor.whole"], hasField ? key : null, 0, "");
    }

    private static string Short(string line) => line.Length <= MaxQuotedCharacters ? line.Trim() : line[..MaxQuotedCharacters].Trim() + "…";

    [GeneratedRegex("'([a-z-]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
