using System.Diagnostics;
using FibroInfo.Content.Pictures;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>What every article is read against: the yaml files, the sources, the other articles, and the words of its language.</summary>
/// <param name="articles">Every folder with an article, be the article good or not: one broken file must not break those that name it.</param>
public sealed class ParseContext(SiteData siteData, Bibliography bibliography, IReadOnlySet<Slug> articles)
{
    private readonly Dictionary<string, (UiText Words, Glossary Glossary)> _byLanguage = siteData.Site.Languages
        .ToDictionary(language => language.Code, language => (new UiText(language), new Glossary(siteData.Terms, language)), StringComparer.Ordinal);

    public SiteData SiteData => siteData;

    public Bibliography Bibliography => bibliography;

    public IReadOnlySet<Slug> Articles => articles;

    /// <summary>False while <c>site.yaml</c> has never been read: nothing may be said against a language then.</summary>
    public bool KnowsLanguages => !ReferenceEquals(siteData.Site, SiteProfile.Default);

    public bool Speaks(Language language) => _byLanguage.ContainsKey(language.Code);

    public MarkdownContext Context(Language language, FileLocation bodyStart, string address, IReadOnlyDictionary<string, PictureFile> pictures)
    {
        (UiText words, Glossary glossary) = _byLanguage[language.Code];
        return new MarkdownContext(bodyStart, address, words, siteData, glossary, bibliography, name => pictures.GetValueOrDefault(name)?.Picture);
    }
}

/// <summary>What came of reading one file.</summary>
/// <param name="Value">Null when a problem is an error.</param>
/// <param name="ParsedMarkdown">What the editorial checks ask of the body; null when the file has no readable front matter.</param>
public sealed record ParseResult<T>(T? Value, ParsedMarkdown? ParsedMarkdown, IReadOnlyList<Problem> Problems)
    where T : class
{
    /// <summary>What it would be without its errors, for who is writing it; null when nothing of it could be read.</summary>
    public T? Attempt { get; init; }
}

/// <summary>Makes of whatever was thrown while a file was read a problem of that file: the others go on.</summary>
public static class UnexpectedParseError
{
    public const string Rule = "file.unexpected";

    /// <param name="file">Below the content folder.</param>
    public static Problem From(string file, Exception fault)
    {
        // The place in the program, and no word of the text: this is logged.
        string? thrownIn = new StackTrace(fault).GetFrame(0)?.GetMethod() is { } method ? $" in {method.DeclaringType?.Name}.{method.Name}" : null;
        return new FileLocation(file).Error(Rule,
            fault is TimeoutException ? "This file takes too long to read." : $"The program failed while it read this file ({fault.GetType().Name}{thrownIn}).",
            "Undo the last change to it. If it still fails, report this line to whoever looks after the site.");
    }
}
