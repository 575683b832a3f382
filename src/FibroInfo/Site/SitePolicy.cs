using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>The clinic's own rules, with the defaults of the trust requirements.</summary>
/// <param name="SignOffRequired">Publish only what a reviewer signed word for word.</param>
/// <param name="ReviewMonths">Months from a review to the next, where the kind of article has no number of its own.</param>
/// <param name="RatingsShownFrom">Votes below which no average is shown.</param>
/// <param name="ClosedTopics">Ids of topics whose articles take no comments unless they say so themselves (C-13).</param>
/// <param name="MinimumAge">Years.</param>
public sealed record SitePolicy(
    bool SignOffRequired, int ReviewMonths, IReadOnlyDictionary<string, int> ReviewMonthsByKind, int RatingsShownFrom,
    bool CommentsOpen, IReadOnlySet<string> ClosedTopics, int MinimumAge, IReadOnlyDictionary<string, int> RetentionDays, ReadabilityLimits Readability)
{
    // E-12: 24 months; what tells of one study ages faster, and so does advice on treatment.
    private static readonly Dictionary<string, int> DefaultMonthsByKind = new(StringComparer.Ordinal) { ["study"] = 6, ["treatment"] = 12 };

    // C-11, as settled: pending comments are urgent at 30 days and refused with a reason at 90, refused ones and decided reports
    // kept for 30, and the comments of an article that was withdrawn for 12 months.
    private static readonly Dictionary<string, int> DefaultRetention =
        new(StringComparer.Ordinal) { ["urgent"] = 30, ["waiting"] = 90, ["refused"] = 30, ["reports"] = 30, ["withdrawn"] = 365 };

    // C-13: what one person takes is no advice to another.
    private static readonly HashSet<string> DefaultClosedTopics = new(StringComparer.Ordinal) { "medicines" };

    /// <summary>Whoever publishes may keep the signature of a text in which only spelling changed; else a reviewer has to (E-11).</summary>
    public bool AuthorsSignSpelling { get; init; } = true;

    public static readonly SitePolicy Default = new(false, 24, DefaultMonthsByKind, 5, true, DefaultClosedTopics, 18, DefaultRetention, ReadabilityLimits.Default);

    /// <summary>What a text may say by name: <c>{{retention-days.waiting}}</c>.</summary>
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
            map.OneOf("sign-off", "required", "optional") == "required",
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

/// <summary>From where on a text counts as hard to read (trust requirements E-3, E-4, Z-2, Z-12). Advice, never a gate.</summary>
/// <param name="SentenceWords">Most words in a sentence.</param>
/// <param name="Grade">Most years of school by Flesch-Kincaid (English).</param>
/// <param name="Lix">Highest LIX.</param>
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
