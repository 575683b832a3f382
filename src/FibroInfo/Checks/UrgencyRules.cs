using System.Text.RegularExpressions;
using FibroInfo.Markdown;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>When to get help is one text for the site: an article adds signs to its cards, lowers none, and says none in its prose (P-20).</summary>
internal static partial class UrgencyRules
{
    private static readonly FileLocation Site = new("site.yaml");

    private static readonly Dictionary<string, Regex> UrgentWords = new(StringComparer.Ordinal)
    {
        ["en"] = English(),
        ["nb"] = Norwegian(),
    };

    /// <summary>The signs that an article adds.</summary>
    public static IEnumerable<Problem> Check(CheckedArticle article)
    {
        foreach (ArticleSign sign in article.ParsedMarkdown.Signs)
        {
            if (article.Context.Site.Urgency?.FindHigher(sign.Level, sign.Text) is { } higher)
            {
                yield return sign.Place.Error("P-20.lower", $"The site has this sign under '{higher.Name}', which is more urgent: “{sign.Text}”",
                    "Remove the line: the card already shows the sign.");
            }
            else if (PlainText.Words(sign.Text).Count is > UrgencySign.MaxWords and var words)
            {
                yield return sign.Place.Warning("P-20.signs", $"This sign has {words} words.",
                    $"Use at most {UrgencySign.MaxWords}, or split it into two signs.");
            }
        }
    }

    /// <summary>
    /// What is urgent stands in the cards, and nowhere else: two texts about it come to differ. A plain page may say "In an emergency,
    /// call 113"; it may not say of what sign.
    /// </summary>
    public static IEnumerable<Problem> CheckProse(CheckedText text)
    {
        ParsedMarkdown parsed = text.ParsedMarkdown;
        IEnumerable<(string Text, FileLocation Place)> prose =
        [
            .. parsed.Prose.Concat(parsed.EasyProse).Select(paragraph => (paragraph.Text, paragraph.Place)),
            .. parsed.Headings.Concat(parsed.EasyHeadings).Select(heading => (heading.Text, heading.Place)),
        ];
        return prose.Where(part => text.Text.Path.IsArticle || NamesSign(part.Text, text.Context))
            .SelectMany(part => Find(part.Text, text.Language, text.Context, () => part.Place));
    }

    public static IEnumerable<Problem> CheckHead(CheckedArticle article) =>
        article.Head.SelectMany(head => Find(head.Text, article.Article.Language, article.Context, head.Place));

    private static IEnumerable<Problem> Find(string said, Language language, CheckContext context, Func<FileLocation> place)
    {
        if (context.Site.Urgency is not { } urgency)
        {
            yield break;
        }

        string? found = UrgentWords.GetValueOrDefault(language.Code)?.Match(said) is { Success: true } match ? match.Value
            : PhoneNumber.FindAll(said, [.. urgency.AllNumbers]).Select(number => said.Substring(number.Start, number.Length))
                .FirstOrDefault(number => urgency.AllNumbers.Any(own => PhoneNumber.Dial(own) == PhoneNumber.Dial(number)));
        if (found is not null)
        {
            yield return place().Warning("P-20.prose", $"“{found}” says what is urgent outside the cards: “{PlainText.Start(said, 80)}”",
                "Remove it, or add the sign in the box '::: help'. Readers find the numbers in the cards.");
        }
    }

    private static bool NamesSign(string text, CheckContext context) =>
        context.Site.Urgency is { } urgency && urgency.Cards.Any(card => card.AllSigns.Any(sign => sign.IsNamedIn(text)));

    /// <summary>The text of the site itself: who signed it, and whether one sign is under two levels.</summary>
    public static IEnumerable<Problem> CheckSite(CheckContext context)
    {
        if (context.Site.Urgency is not { } urgency)
        {
            yield return Site.Warning("P-20", "'urgency' is missing, so no article can say when to get help.", "Write it as content/README.md shows.");
            yield break;
        }

        IdMap<Person> people = context.ContentSnapshot.SiteData.People;
        if (urgency.Reviewer is { } reviewer && people.IsReadable && !people.TryFind(reviewer, out _))
        {
            yield return Site.Warning("P-20.signed", $"The text on when to get help is signed by '{reviewer}', who isn't in people.yaml.",
                $"{SpellingSuggestion.Hint(reviewer, people.Ids)}Write an id of people.yaml.");
        }

        foreach (UrgencyCard card in urgency.Cards)
        {
            foreach (string text in card.AllSigns.SelectMany(sign => sign.Text.ByLanguage.Values))
            {
                if (urgency.FindHigher(card.Level, text) is { } higher)
                {
                    yield return Site.Warning("P-20.lower", $"'{card.Name}' has a sign that '{higher.Name}' has too, which is more urgent: “{text}”",
                        "Remove one of the two, or change the 'words' of the more urgent one.");
                }
            }
        }
    }

    [GeneratedRegex(@"\b(?:same day|emergenc(?:y|ies)|ambulance)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(@"\b(?:samme dag|nødstilfelle\w*|øyeblikkelig hjelp|ambulanse\w*|legevakt\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Norwegian();
}
