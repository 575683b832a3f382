using System.Diagnostics;
using FibroInfo.Content.Pictures;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// What a text may refer to while it is parsed: the yaml files, the sources, the other articles and the texts of its language.
/// </summary>
/// <param name="articles">Every folder with an article, valid or not: one broken file must not break the articles that refer to it.</param>
public sealed class ParseContext(SiteData siteData, Bibliography bibliography, IReadOnlySet<Slug> articles)
{
    private readonly Dictionary<string, (UiText Words, Glossary Glossary)> _byLanguage = siteData.Site.Languages
        .ToDictionary(language => language.Code, language => (new UiText(language), new Glossary(siteData.Terms, language)), StringComparer.Ordinal);

    public SiteData SiteData => siteData;

    public Bibliography Bibliography => bibliography;

    public IReadOnlySet<Slug> Articles => articles;

    /// <summary>False until <c>site.yaml</c> was read once: until then no language can be called unknown.</summary>
    public bool KnowsLanguages => !ReferenceEquals(siteData.Site, SiteProfile.Default);

    public bool HasLanguage(Language language) => _byLanguage.ContainsKey(language.Code);

    /// <param name="language">One of the site's.</param>
    public UiText WordsOf(Language language) => _byLanguage[language.Code].Words;

    public MarkdownContext Context(Language language, FileLocation bodyStart, string address, IReadOnlyDictionary<string, PictureFile> pictures)
    {
        (UiText words, Glossary glossary) = _byLanguage[language.Code];
        return new MarkdownContext(bodyStart, address, words, siteData, glossary, bibliography, name => pictures.GetValueOrDefault(name)?.Picture);
    }
}

/// <summary>The result of parsing one file.</summary>
/// <param name="Value">Null when a problem is an error.</param>
/// <param name="ParsedMarkdown">The body, for the editorial checks; null when the file has no readable front matter.</param>
public sealed record ParseResult<T>(T? Value, ParsedMarkdown? ParsedMarkdown, IReadOnlyList<Problem> Problems)
    where T : class
{
    /// <summary>The text in spite of its errors, for a preview while it is being written; null when nothing of it could be read.</summary>
    public T? Attempt { get; init; }
}

/// <summary>Turns any exception thrown while a file is read into a problem of that file, so that the other files are still read.</summary>
public static class UnexpectedParseError
{
    public const string Rule = "file.unexpected";

    /// <param name="file">The path below the content folder.</param>
    public static Problem From(string file, Exception fault)
    {
        // This is logged, so it names the place in the program and nothing from the text.
        string? thrownIn = new StackTrace(fault).GetFrame(0)?.GetMethod() is { } method ? $" in {method.DeclaringType?.Name}.{method.Name}" : null;
        return new FileLocation(file).Error(Rule,
            fault is TimeoutException ? "This file takes too long to read." : $"The program failed while it read this file ({fault.GetType().Name}{thrownIn}).",
            "Undo the last change to it. If it still fails, report this line to whoever looks after the site.");
    }
}
