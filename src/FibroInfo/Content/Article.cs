using FibroInfo.Content.Pictures;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content;

public enum ArticleKind { Article, Study, Treatment }

public enum ArticleStatus { Draft, Review, Published, Withdrawn }

/// <summary>One article in one language, as its file says. Immutable; everything it names is resolved.</summary>
/// <param name="Key">The folder's name: votes, comments, reports and revisions hang on it for ever.</param>
/// <param name="Slug">The word in the address, the folder's name unless the file says otherwise.</param>
/// <param name="Publish">From when it is public; null for a draft.</param>
/// <param name="ReviewDue">By the file, or the last review and the policy's months.</param>
/// <param name="Sign">Whether the text is the one that was signed.</param>
/// <param name="Source">The file as it was read, UTF-8.</param>
public sealed record Article(
    Slug Key, Language Language, Slug Slug, IReadOnlyList<string> Aliases, string File,
    string Title, string Summary, string Aim, ArticleKind Kind, ArticleStatus Status,
    DateTimeOffset? Publish, DateOnly? Published, DateOnly? Updated, DateOnly? Rewritten,
    IReadOnlyList<Person> Authors, Person? Reviewer, DateOnly? Reviewed, DateOnly? ReviewDue, SignatureStatus Sign,
    IReadOnlyList<Topic> Topics, IReadOnlyList<Condition> Conditions, IReadOnlyList<RelatedArticle> Related,
    EvidenceLevel? Evidence, IReadOnlyList<string> KeyPoints, string Interests,
    bool? CommentsOpen, string? CommentsClosedBecause, IReadOnlyList<Correction> Corrections, TranslationInfo? Translation,
    ArticleText Text, IReadOnlyDictionary<string, PictureFile> Pictures, ReadOnlyMemory<byte> Source)
{
    public string Address => Routes.Articles.For(Slug);

    /// <summary>Where its easy reading begins; null when it has none.</summary>
    public string? EasyAddress => Text.EasyParts.Count > 0 ? $"{Address}?view=easy" : null;

    /// <summary>People named in it are invented, so nothing may claim that a clinician reviewed it.</summary>
    public bool IsDemonstration => Authors.Any(author => author.IsExample) || Reviewer is { IsExample: true };

    /// <summary>The last day on which its meaning changed.</summary>
    public DateOnly? LastChanged => Updated ?? Published;

    /// <summary>So long before the day on which its review is due its people are told, and may sign that it is still right (E-12).</summary>
    public const int DaysOfNotice = 60;

    public bool IsOverdue(DateOnly today) => ReviewDue < today;

    /// <summary>Its review is due soon, or overdue.</summary>
    public bool WantsReview(DateOnly today) => ReviewDue?.DayNumber - today.DayNumber <= DaysOfNotice;

    /// <summary>Its file asks for a review, as somebody who writes by hand asks.</summary>
    public bool AsksForReview => Status == ArticleStatus.Review && Sign != SignatureStatus.Signed;

    /// <summary>A correction of clinical weight is told at the top for 90 days (P-12).</summary>
    public Correction? RecentClinicalCorrection(DateOnly today) =>
        Corrections.FirstOrDefault(correction => correction.IsClinical && correction.Date.DayNumber > today.DayNumber - 90);

    /// <summary>A source that was retracted takes the review with it: who reviewed the text relied on it too .</summary>
    public bool HasLostItsReview => Text.Sources.Any(source => source.Reference is { IsRetracted: true });

    /// <summary>A picture that readers see; one that only lies beside the text may be of what is not published yet (T9).</summary>
    public PictureFile? FindPicture(string name) => Text.Pictures.Contains(name) ? Pictures.GetValueOrDefault(name) : null;

    public bool IsPublicAt(DateTimeOffset now) => Status == ArticleStatus.Published && Publish <= now;
}

/// <summary>Unsigned; signed as it stands; or changed since the reviewer signed it.</summary>
public enum SignatureStatus { None, Signed, ChangedSince }

/// <param name="Why">Why a reader may want it; may be empty.</param>
public sealed record RelatedArticle(Slug Key, string Why);

/// <summary>What was corrected, told in public.</summary>
public sealed record Correction(DateOnly Date, string What, string Why, bool IsClinical);

/// <param name="Blocks">First 8 hex digits of the SHA-256 of each block of the source, as it was when translated.</param>
public sealed record TranslationInfo(Language From, IReadOnlyList<string> Blocks);

/// <summary>What readers see of the body.</summary>
public sealed record ArticleText(
    IReadOnlyList<Section> Sections, IReadOnlyList<EasyReadingPart> EasyParts, IReadOnlyList<CitedSource> Sources,
    IReadOnlyList<UsedTerm> Terms, IReadOnlyList<string> Signers, IReadOnlyList<string> FilmHosts, IReadOnlySet<string> Pictures,
    int Words, int EasyWords)
{
    private const int WordsPerMinute = 200;

    /// <summary>Whole minutes at 200 words a minute, at least one (P-15).</summary>
    public int Minutes => InMinutes(Words);

    public int EasyMinutes => InMinutes(EasyWords);

    public static ArticleText From(ParsedMarkdown parsed) => new(
        parsed.Sections, parsed.EasyParts, parsed.Sources, parsed.Terms, parsed.Signers,
        [.. parsed.FilmHosts.Distinct(StringComparer.Ordinal)], parsed.Pictures.ToHashSet(StringComparer.OrdinalIgnoreCase),
        Count(parsed.Prose), Count(parsed.EasyProse));

    private static int Count(IEnumerable<Paragraph> prose) => prose.Sum(paragraph => PlainText.Words(paragraph.Text).Count);

    private static int InMinutes(int words) => Math.Max(1, (int)Math.Round(words / (double)WordsPerMinute, MidpointRounding.AwayFromZero));
}
