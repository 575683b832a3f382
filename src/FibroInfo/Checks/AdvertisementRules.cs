using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.Markdown.Links;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>
/// What an advertisement may not do (E-13): stand beside what a study found or a treatment does, borrow the words of a source that did not
/// study it in these people, or go without its interest.
/// </summary>
internal static class AdvertisementRules
{
    private static readonly HashSet<string> NoInterests = new(StringComparer.Ordinal) { "", "none", "no", "ingen", "nei" };

    public static IEnumerable<Problem> Check(CheckedArticle article) => article.ParsedMarkdown.Advertisements.SelectMany(one =>
        CheckKind(one, article.Article.Kind).Concat(CheckSources(one, article)).Concat(CheckInterests(one, article)));

    public static bool IsKindWithout(ArticleKind kind) => kind is ArticleKind.Study or ArticleKind.Treatment;

    private static IEnumerable<Problem> CheckKind(Advertisement advertisement, ArticleKind kind)
    {
        if (IsKindWithout(kind))
        {
            string about = kind == ArticleKind.Study ? "study" : "treatment";
            yield return advertisement.Place.Error("E-13", $"An advertisement is in an article about a {about}.",
                "Take it out. Advertisements are for articles of the kind 'article' only.");
        }
    }

    private static IEnumerable<Problem> CheckSources(Advertisement advertisement, CheckedArticle article)
    {
        foreach (string key in advertisement.Keys)
        {
            if (article.Context.ContentSnapshot.Bibliography.FindCanonical(key) is not { } source)
            {
                continue;
            }

            if (WhyNot(source.Facts) is { } why)
            {
                yield return advertisement.Place.Error("E-13.source", $"The advertisement for “{advertisement.Label}” cites '{key}', {why}.",
                    "Take the source out of the advertisement, or cite a study of this product in these people.");
            }
            else if (!Mentions(source, advertisement.Label))
            {
                yield return advertisement.Place.Warning("E-13.product",
                    $"The advertisement for “{advertisement.Label}” cites '{key}', whose record doesn't say that it studied such a product.",
                    "If it did, say in the label what kind of product it is. If it didn't, take the source out of the advertisement.");
            }
        }
    }

    // What the record says about the source; null when nothing is against it.
    private static string? WhyNot(SourceAppraisal source) => source switch
    {
        { Notice.Kind: NoticeKind.Retraction } => "which was retracted",
        { Indirect: true } => "which did not study people with the condition of this site",
        { IsConsensus: true } => "which says what experts agreed on and studied no product",
        _ => null,
    };

    private static bool Mentions(Reference source, string label)
    {
        string[] known = [.. WordsOf($"{source.Title} {source.Facts.Design} {source.Facts.Finding} {source.Facts.Limits}")];
        return WordsOf(label).Any(word => Array.Exists(known, other => IsSameWord(word, other)));
    }

    private static IEnumerable<string> WordsOf(string text) => PlainText.Fold(text).Split(' ').Where(word => word.Length > 3);

    // "Pillow" and "pillows", "wrap" and "wraps".
    private static bool IsSameWord(string one, string other) => one.Length <= other.Length
        ? other.StartsWith(one, StringComparison.Ordinal) && other.Length - one.Length <= 2
        : IsSameWord(other, one);

    private static IEnumerable<Problem> CheckInterests(Advertisement advertisement, CheckedArticle article)
    {
        string interests = PlainText.Fold(article.Article.Interests);
        string host = ShopAddress.HostOf(advertisement.Address);
        IEnumerable<string> names = [advertisement.Label, host, .. ShopAddress.HostsOf(advertisement.Address, article.Context.Site.ShopHosts)];
        if (NoInterests.Contains(interests) || !names.Any(name => Names(interests, name)))
        {
            yield return article.At("interests").Error("E-13.interests",
                $"'interests' doesn't name “{advertisement.Label}”, which the article advertises.",
                $"Say what the clinic or the authors get from it, and name “{advertisement.Label}” or {host}.");
        }
    }

    private static bool Names(string folded, string name) =>
        PlainText.Fold(name) is { Length: > 0 } part && $" {folded} ".Contains($" {part} ", StringComparison.Ordinal);
}

/// <summary>A plain link to a shop is an advertisement that nobody recognises (E-13).</summary>
internal static class ShopLinkRules
{
    private const string TakeOut = "Take the address out, and name the product in words if readers need it.";

    public static IEnumerable<Problem> Check(CheckedText text)
    {
        bool mayAdvertise = text.Text.Article is not { } article || !AdvertisementRules.IsKindWithout(article.Kind);
        foreach (ShopLink link in text.ParsedMarkdown.ShopLinks)
        {
            bool mayBeBox = mayAdvertise && !link.IsInEasyReading;
            yield return Describe(link.Place, link.Address, mayBeBox
                ? "Make an advertisement of it: a box '::: product', with what you get from it in 'interests'. Or take it out." : TakeOut) with
            {
                ShopLink = mayBeBox ? link.Address : null,
            };
        }
    }

    /// <summary>In the head of an article an address is no link, but readers copy it.</summary>
    public static IEnumerable<Problem> CheckHead(CheckedArticle article) =>
        from head in article.Head
        from written in WrittenAddress.FindAll(head.Text)
        where ShopAddress.IsShop(written.Address, article.Context.Site.ShopHosts)
        select Describe(head.Place(), written.Address, TakeOut);

    private static Problem Describe(FileLocation place, string address, string fix) =>
        place.Warning("E-13.link", $"“{PlainText.Start(address, 80)}” leads to a shop, and not from an advertisement.", fix);
}
