using FibroInfo.Content.Pictures;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content;

public enum ArticleKind { Article, Study, Treatment }

public enum ArticleStatus { Draft, Review, Published, Withdrawn }

/// <summary>One article in one language, as its file says. Immutable; all ids in it are resolved.</summary>
/// <param name="Key">The folder's name. Votes, comments, reports and revisions refer to it, so it never changes.</param>
/// <param name="Slug">The last segment of the address: the folder's name unless the file sets another.</param>
/// <param name="Publish">From when it is public; null for a draft.</param>
/// <param name="Review">Null unless its signature fits it: nothing else says who reviewed it.</param>
/// <param name="ReviewDue">From the file, or else the months of the policy after <see cref="ReviewPeriodStart"/>.</param>
/// <param name="Sign">Whether it is signed, and has not changed since.</param>
/// <param name="Source">The whole file, in UTF-8.</param>
public sealed record Article(
    Slug Key, Language Language, Slug Slug, IReadOnlyList<string> Aliases, string File,
    string Title, string Summary, string Aim, ArticleKind Kind, ArticleStatus Status,
    DateTimeOffset? Publish, DateOnly? Published, DateOnly? Updated, DateOnly? Rewritten,
    IReadOnlyList<Person> Authors, Review? Review, DateOnly? ReviewDue, SignatureStatus Sign,
    IReadOnlyList<Topic> Topics, IReadOnlyList<Condition> Conditions, IReadOnlyList<RelatedArticle> Related,
    EvidenceLevel? Evidence, IReadOnlyList<string> KeyPoints, string Interests,
    bool? CommentsOpen, string? CommentsClosedBecause, IReadOnlyList<Correction> Corrections, TranslationInfo? Translation,
    ArticleText Text, IReadOnlyDictionary<string, PictureFile> Pictures, ReadOnlyMemory<byte> Source)
{
    public string Address => Routes.Articles.For(Slug);

    /// <summary>The address of its easy-reading version; null when it has none.</summary>
    public string? EasyAddress => Text.EasyParts.Count > 0 ? $"{Address}?view=easy" : null;

    /// <summary>An author or the reviewer is an invented example, so nothing may claim that a clinician reviewed it.</summary>
    public bool IsDemonstration => Authors.Any(author => author.IsExample) || Review is { Reviewer.IsExample: true };

    /// <summary>What readers are told of its review. Every page asks this, and none the keys of the file.</summary>
    public ReviewStanding ReviewStanding => this switch
    {
        { IsDemonstration: true } => ReviewStanding.Demonstration,
        { Review: null, Sign: SignatureStatus.ChangedSince } => ReviewStanding.ChangedSince,
        { Review: null } => ReviewStanding.NotReviewed,
        // The reviewer relied on that source too.
        { CitesRetractedSource: true } => ReviewStanding.Ended,
        _ => ReviewStanding.Reviewed,
    };

    /// <summary>The review as lists, pages of people and machines may tell of it; null while there is none that counts.</summary>
    public Review? ReviewForReaders => ReviewStanding == ReviewStanding.Reviewed ? Review : null;

    /// <summary>The id in people.yaml that its file names as the reviewer, whether the signature fits or not: on that entry the file depends.</summary>
    internal string? ReviewerKey { get; init; }

    /// <summary>The day of its last signature, of other words too; without one, the day on which it was published.</summary>
    internal DateOnly? ReviewPeriodStart { get; init; }

    /// <summary>The date of the last change of its meaning, which a correction of spelling is not.</summary>
    public DateOnly? LastChanged => Updated ?? Published;

    /// <summary>
    /// This long before its review is due, the people responsible are told, and may sign that the article is still right (E-12).
    /// </summary>
    public const int DaysOfNotice = 60;

    public bool IsOverdue(DateOnly today) => ReviewDue < today;

    /// <summary>Its review is due within <see cref="DaysOfNotice"/>, or overdue.</summary>
    public bool WantsReview(DateOnly today) => ReviewDue?.DayNumber - today.DayNumber <= DaysOfNotice;

    /// <summary>Its file asks for a review with <c>status: review</c>, as authors do who edit the file themselves.</summary>
    public bool AsksForReview => Status == ArticleStatus.Review && Sign != SignatureStatus.Signed;

    /// <summary>A correction that matters clinically is shown at the top of the article for 90 days (P-12).</summary>
    public Correction? RecentClinicalCorrection(DateOnly today) =>
        Corrections.FirstOrDefault(correction => correction.IsClinical && correction.Date.DayNumber > today.DayNumber - 90);

    public bool CitesRetractedSource => Text.Sources.Any(source => source.Reference is { IsRetracted: true });

    /// <summary>
    /// A picture that the text shows. Other files in its folder may belong to a version that is not published yet (T9).
    /// </summary>
    public PictureFile? FindPicture(string name) => Text.Pictures.Contains(name) ? Pictures.GetValueOrDefault(name) : null;

    public bool IsPublicAt(DateTimeOffset now) => Status == ArticleStatus.Published && Publish <= now;
}

/// <summary>Who signed an article in these very words, and on which day.</summary>
public sealed record Review(Person Reviewer, DateOnly Day);

/// <summary>How the review of an article stands.</summary>
public enum ReviewStanding
{
    Reviewed,

    /// <summary>No reviewer has signed it.</summary>
    NotReviewed,

    /// <summary>A reviewer signed it in other words.</summary>
    ChangedSince,

    /// <summary>A source that it cites was retracted since.</summary>
    Ended,

    /// <summary>Its people are invented.</summary>
    Demonstration,
}

/// <summary>Whether a reviewer signed the text, and whether it changed since.</summary>
public enum SignatureStatus { None, Signed, ChangedSince }

/// <param name="Why">Why a reader may want it; may be empty.</param>
public sealed record RelatedArticle(Slug Key, string Why);

/// <summary>A published note of what was corrected.</summary>
public sealed record Correction(DateOnly Date, string What, string Why, bool IsClinical);

/// <param name="Blocks">The first 8 hex digits of the SHA-256 of each block of the original, at the time of the translation.</param>
public sealed record TranslationInfo(Language From, IReadOnlyList<string> Blocks);

/// <summary>The rendered body, and what else the pages need to know about it.</summary>
public sealed record ArticleText(
    IReadOnlyList<Section> Sections, IReadOnlyList<EasyReadingPart> EasyParts, IReadOnlyList<CitedSource> Sources,
    IReadOnlyList<UsedTerm> Terms, IReadOnlyList<string> Signers, IReadOnlyList<string> FilmHosts, IReadOnlySet<string> Pictures,
    int Words, int EasyWords)
{
    private const int WordsPerMinute = 200;

    /// <summary>When to get help, for a body that has no place for it; null where it has one, or the site has no text for it.</summary>
    public Section? ClosingHelp { get; init; }

    /// <summary>What readers see, in its order.</summary>
    public IEnumerable<Section> ShownSections => ClosingHelp is null ? Sections : Sections.Append(ClosingHelp);

    public int EasyMinutes => InMinutes(EasyWords);

    public static ArticleText From(ParsedMarkdown parsed) => new(
        parsed.Sections, parsed.EasyParts, parsed.Sources, parsed.Terms, parsed.Signers,
        [.. parsed.FilmHosts.Distinct(StringComparer.Ordinal)], parsed.Pictures.ToHashSet(StringComparer.OrdinalIgnoreCase),
        Count(parsed.Prose), Count(parsed.EasyProse) + parsed.EasyHeadings.Sum(heading => PlainText.Words(heading.Text).Count));

    private static int Count(IEnumerable<Paragraph> prose) => prose.Sum(paragraph => PlainText.Words(paragraph.Text).Count);

    /// <summary>Whole minutes at 200 words a minute, at least one (P-15).</summary>
    public static int InMinutes(int words) => Math.Max(1, (int)Math.Round(words / (double)WordsPerMinute, MidpointRounding.AwayFromZero));
}
