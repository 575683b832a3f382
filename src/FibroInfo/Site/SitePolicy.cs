using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>The clinic's own rules, with the defaults of the trust requirements.</summary>
/// <param name="SignOffRequired">The staff pages publish only articles that a reviewer signed.</param>
/// <param name="ReviewMonths">Months from one review to the next, for kinds of articles without a number of their own.</param>
/// <param name="RatingsShownFrom">The number of votes from which the average is shown.</param>
/// <param name="ClosedTopics">Ids of topics whose articles accept no comments unless the article itself says so (C-13).</param>
/// <param name="MinimumAge">In years.</param>
public sealed record SitePolicy(
    bool SignOffRequired, int ReviewMonths, IReadOnlyDictionary<string, int> ReviewMonthsByKind, int RatingsShownFrom,
    bool CommentsOpen, IReadOnlySet<string> ClosedTopics, int MinimumAge, IReadOnlyDictionary<string, int> RetentionDays, ReadabilityLimits Readability)
{
    // E-12: 24 months, but articles on a single study or on treatments become outdated sooner.
    private static readonly Dictionary<string, int> DefaultMonthsByKind = new(StringComparer.Ordinal) { ["study"] = 6, ["treatment"] = 12 };

    // C-11: waiting comments are urgent after 30 days and refused with a reason after 90; refused comments and decided reports are kept
    // for 30 days, and comments on a withdrawn article for 12 months.
    private static readonly Dictionary<string, int> DefaultRetention =
        new(StringComparer.Ordinal) { ["urgent"] = 30, ["waiting"] = 90, ["refused"] = 30, ["reports"] = 30, ["withdrawn"] = 365 };

    // C-13: which medicine one person takes is no advice for another.
    private static readonly HashSet<string> DefaultClosedTopics = new(StringComparer.Ordinal) { "medicines" };

    /// <summary>Whoever publishes may keep the signature when only spelling changed; otherwise a reviewer must do that (E-11).</summary>
    public bool AuthorsSignSpelling { get; init; } = true;

    public static readonly SitePolicy Default = new(
        true, 24, DefaultMonthsByKind, 5, true, DefaultClosedTopics, 18, DefaultRetention, ReadabilityLimits.Default);

    /// <summary>The numbers that a text can refer to by name, as in <c>{{retention-days.waiting}}</c>.</summary>
    public IReadOnlyDictionary<string, int> Numbers { get; } = new Dictionary<string, int>(
        RetentionDays.Select(period => KeyValuePair.Create($"retention-days.{period.Key}", period.Value)), StringComparer.Ordinal)
    {
        ["minimum-age"] = MinimumAge,
        ["ratings-shown-from"] = RatingsShownFrom,
        ["review-months"] = ReviewMonths,
    };

    public int MonthsFor(string kind) => ReviewMonthsByKind.GetValueOrDefault(kind, ReviewMonths);

    public static SitePolicy Read(YamlMap map)
    {
        var policy = new SitePolicy(
            map.OneOf("sign-off", "required", "optional") != "optional",
            map.Number("review-months") ?? Default.ReviewMonths,
            map.Map("review-months-by-kind") is { } months
                ? NumbersIn(months, DefaultMonthsByKind, "article", "study", "treatment")
                : Default.ReviewMonthsByKind,
            map.Number("ratings-shown-from") ?? Default.RatingsShownFrom,
            map.OneOf("comments", "open", "closed") != "closed",
            map.Has("comments-closed-topics") ? map.List("comments-closed-topics").ToHashSet(StringComparer.Ordinal) : Default.ClosedTopics,
            map.Number("minimum-age") ?? Default.MinimumAge,
            map.Map("retention-days") is { } days ? NumbersIn(days, DefaultRetention, [.. DefaultRetention.Keys]) : Default.RetentionDays,
            map.Map("readability") is { } limits ? ReadabilityLimits.Read(limits) : ReadabilityLimits.Default)
        {
            AuthorsSignSpelling = map.OneOf("spelling", "author", "reviewer") != "reviewer",
        };
        map.RefuseOthers();
        return policy;
    }

    private static Dictionary<string, int> NumbersIn(YamlMap map, Dictionary<string, int> defaults, params string[] keys)
    {
        var numbers = new Dictionary<string, int>(defaults, StringComparer.Ordinal);
        foreach (string key in keys)
        {
            if (map.Number(key) is { } number)
            {
                numbers[key] = number;
            }
        }

        map.RefuseOthers();
        return numbers;
    }
}

/// <summary>
/// Limits above which a text counts as hard to read (E-3, E-4, Z-2, Z-12). They cause advice and never prevent publication.
/// </summary>
/// <param name="SentenceWords">Maximum number of words in a sentence.</param>
/// <param name="Grade">Maximum Flesch-Kincaid grade, in years of school (English only).</param>
/// <param name="Lix">Maximum LIX.</param>
public sealed record ReadabilityLimits(
    int SentenceWords, int ParagraphSentences, int ParagraphWords, int Grade, int Lix,
    int KeyPointGrade, int EasySentenceWords, int EasyGrade, int EasyLix)
{
    public static readonly ReadabilityLimits Default = new(20, 3, 50, 8, 35, 6, 12, 5, 25);

    public static ReadabilityLimits Read(YamlMap map)
    {
        var limits = new ReadabilityLimits(
            map.Number("sentence-words") ?? Default.SentenceWords,
            map.Number("paragraph-sentences") ?? Default.ParagraphSentences,
            map.Number("paragraph-words") ?? Default.ParagraphWords,
            map.Number("grade") ?? Default.Grade,
            map.Number("lix") ?? Default.Lix,
            map.Number("key-point-grade") ?? Default.KeyPointGrade,
            map.Number("easy-sentence-words") ?? Default.EasySentenceWords,
            map.Number("easy-grade") ?? Default.EasyGrade,
            map.Number("easy-lix") ?? Default.EasyLix);
        map.RefuseOthers();
        return limits;
    }
}
