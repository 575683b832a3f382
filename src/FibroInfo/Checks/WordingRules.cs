using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Words that promise too much (E-8), and abbreviations that are not explained (E-7).</summary>
internal static partial class WordingRules
{
    // One pattern for each word of the lists. Cached, because a text is checked again at every keystroke of its writer.
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    public static IEnumerable<Problem> Check(CheckedText text) =>
        [.. Promises(text), .. text.Text.Article is null ? [] : Certainties(text), .. Abbreviations(text)];

    public static IEnumerable<Problem> CheckHead(CheckedArticle article) =>
        article.Head.SelectMany(head => Promises(head.Text, article.Article.Language, head.Place));

    private static IEnumerable<Problem> Promises(CheckedText text) =>
        text.ParsedMarkdown.Prose.Concat(text.ParsedMarkdown.EasyProse).SelectMany(paragraph => Promises(paragraph.Text, text.Language, () => paragraph.Place));

    private static IEnumerable<Problem> Promises(string text, Language language, Func<FileLocation> place) => WordLists.Promises(language)
        .Where(word => ContainsWord(text, word))
        .Select(word => place().Advice("E-8", $"“{word}” promises or judges.", "Say what was found, without promising or judging."));

    // Words such as "shows" and "causes" say more than an early or weak source can support.
    private static IEnumerable<Problem> Certainties(CheckedText text)
    {
        IEnumerable<IGrouping<string, CitedSource>> sentences = text.ParsedMarkdown.Sources
            .SelectMany(source => source.Uses, (source, use) => (source, use.Sentence))
            .GroupBy(pair => pair.Sentence, pair => pair.source, StringComparer.Ordinal);
        foreach (IGrouping<string, CitedSource> cited in sentences)
        {
            bool isWeak = cited.All(source => source.Reference?.Facts.Evidence is EvidenceLevel.Early or EvidenceLevel.Weak);
            foreach (string verb in isWeak ? WordLists.Certainties(text.Language).Where(verb => ContainsWord(cited.Key, verb)) : [])
            {
                yield return FindSentence(cited.Key, text).Advice("E-8.certain", $"“{verb}” claims more than an early or weak source can show: “{cited.Key}”",
                    "Say “found”, “may”, or “in this group”.");
            }
        }
    }

    private static IEnumerable<Problem> Abbreviations(CheckedText text)
    {
        var glossary = new Glossary(text.Context.ContentSnapshot.SiteData.Terms, text.Language);
        string whole = string.Join('\n', text.ParsedMarkdown.Prose.Select(paragraph => paragraph.Text));
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (Paragraph paragraph in text.ParsedMarkdown.Prose)
        {
            foreach (string word in ShortForm().Matches(paragraph.Text).Select(match => match.Value).Where(reported.Add))
            {
                bool isExplained = glossary.TryFind(word, out _, out _)
                    || glossary.Names.Any(name => name.Contains(word, StringComparison.Ordinal))
                    || whole.Contains($"({word})", StringComparison.Ordinal);
                if (!isExplained && !WordLists.KnownShortForms.Contains(word))
                {
                    yield return paragraph.Place.Advice("E-7", $"“{word}” isn't explained.",
                        "Write it out, put it in brackets after its long form, or add it to glossary.yaml.");
                }
            }
        }
    }

    private static FileLocation FindSentence(string sentence, CheckedText text) =>
        text.ParsedMarkdown.Prose.FirstOrDefault(paragraph => paragraph.Text.Contains(sentence, StringComparison.Ordinal))?.Place ?? text.Top;

    private static bool ContainsWord(string text, string word) => Patterns.GetOrAdd(word, ToPattern).IsMatch(text);

    private static Regex ToPattern(string word) =>
        new($@"\b{Regex.Escape(word)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"(?<![\w.-])\p{Lu}{2,6}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex ShortForm();
}

/// <summary>The words that the rules look for, by language.</summary>
internal static class WordLists
{
    private static readonly Dictionary<string, string[]> PromisesByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = ["breakthrough", "proven", "cure", "cures", "miracle", "always", "detox", "boost", "boosts", "suffers from", "suffer from", "suffering from"],
        ["nb"] = ["gjennombrudd", "bevist", "kurere", "kurerer", "mirakel", "alltid", "detox", "lider av"],
    };

    private static readonly Dictionary<string, string[]> CertaintiesByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = ["shows", "show", "causes", "proves", "prove", "confirms"],
        ["nb"] = ["viser", "forårsaker", "beviser", "bekrefter"],
    };

    /// <summary>Abbreviations that patients know.</summary>
    public static readonly IReadOnlySet<string> KnownShortForms = new HashSet<string>(StringComparer.Ordinal)
    {
        "TV", "UK", "US", "USA", "EU", "PDF", "GP", "OK", "DNA", "WHO", "AA", "IP", "SOS",
    };

    public static IReadOnlyList<string> Promises(Language language) => PromisesByLanguage.GetValueOrDefault(language.Code, []);

    public static IReadOnlyList<string> Certainties(Language language) => CertaintiesByLanguage.GetValueOrDefault(language.Code, []);
}
