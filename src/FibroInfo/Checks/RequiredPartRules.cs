using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Parts that an article must have and fill in (P-8, P-9, E-14).</summary>
internal static class RequiredPartRules
{
    // P-8: a part counts as present when a heading contains one of its words.
    private static readonly (string Part, string[] Words)[] TreatmentParts =
    [
        ("how it works", ["how it works", "how does it work"]),
        ("benefits", ["benefit", "what helps", "how it may help", "gain"]),
        ("risks", ["risk", "harm", "side effect"]),
        ("what happens without it", ["without"]),
        ("daily life", ["daily life", "every day", "everyday"]),
        ("other choices", ["other choice", "other ways", "instead"]),
        ("whom to talk with", ["talk with", "talk to", "ask"]),
    ];

    public static IEnumerable<Problem> Check(CheckedArticle article)
    {
        IReadOnlySet<string> boxes = article.ParsedMarkdown.Boxes;
        var end = new FileLocation(article.Article.File);
        if (article.IsPublished && !boxes.Contains("unknown"))
        {
            yield return end.Warning("P-9", "Nothing says what we do not know.", "Add '## What we do not know' and a box '::: unknown'.");
        }

        if (article.IsPublished && !boxes.Contains("help") && article.Context.Site.Urgency is null)
        {
            yield return end.Warning("P-9", "Nothing says when to get help.", "Add a box '::: help'.");
        }

        if (article.IsPublished && article.ParsedMarkdown.EasyParts.Count == 0)
        {
            yield return end.Warning("E-14", "There is no easy-reading text.", "Add a box '::: easy' at the end, one '## Heading' a part.");
        }

        foreach (Paragraph blank in article.ParsedMarkdown.Prose.Concat(article.ParsedMarkdown.EasyProse).Where(IsBlank))
        {
            yield return blank.Place.Warning(
                "P-8.blank", $"This line ends in three dots, so it seems to be an unfinished line of the template: “{blank.Text}”", "Finish it, or remove it.");
        }

        foreach (Problem problem in article.Article.Kind == ArticleKind.Treatment ? CheckTreatment(article, end) : [])
        {
            yield return problem;
        }
    }

    // The templates leave a hint on what to write, followed by three dots.
    private static bool IsBlank(Paragraph paragraph) => paragraph.Text == "…" || paragraph.Text.EndsWith(" …", StringComparison.Ordinal);

    private static IEnumerable<Problem> CheckTreatment(CheckedArticle article, FileLocation end)
    {
        string headings = string.Join('\n', article.ParsedMarkdown.Headings.Select(heading => heading.Text)).ToLowerInvariant();
        foreach ((string part, string[] words) in TreatmentParts.Where(part => !part.Words.Any(headings.Contains)))
        {
            yield return end.Advice("P-8", $"No heading covers {part}.", $"Add a part on {part}.");
        }
    }
}

/// <summary>Headings must begin at h2 and skip no level (E-2).</summary>
internal static class HeadingRules
{
    public static IEnumerable<Problem> Check(CheckedText text)
    {
        int above = 1;
        foreach (Heading heading in text.ParsedMarkdown.Headings)
        {
            if (heading.Level == 1)
            {
                yield return heading.Place.Warning("E-2", "This is a first-level heading, which only the title may be.", "Write '##'.");
            }
            else if (heading.Level > above + 1)
            {
                yield return heading.Place.Warning("E-2", $"This heading skips a level: h{heading.Level} after h{above}.",
                    $"Write '{new string('#', above + 1)}'.");
            }

            above = heading.Level;
        }
    }
}

/// <summary>Pictures in the folder of an article that it does not use.</summary>
internal static class PictureRules
{
    public static IEnumerable<Problem> Check(CheckedArticle article) => article.Article.Pictures.Keys
        .Except(article.ParsedMarkdown.Pictures, StringComparer.OrdinalIgnoreCase)
        .Select(name => new FileLocation(article.Article.File).Advice("E-9.unused", $"No text uses the picture '{name}'.", "Use it, or delete the file."));
}
