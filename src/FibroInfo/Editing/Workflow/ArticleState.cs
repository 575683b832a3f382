using FibroInfo.Content;
using FibroInfo.Editing.Drafts;

namespace FibroInfo.Editing.Workflow;

/// <summary>
/// How far a text of an article is on its way to readers, in the order of its life. The editor, the lists, their filters and the
/// dashboard show this one state under its one name.
/// </summary>
public enum ArticleState
{
    /// <summary>It is being written, and can be published without a signature.</summary>
    Draft,

    /// <summary>It is being written, and the policy wants a signature first.</summary>
    Unsigned,

    /// <summary>A colleague is asked to sign it.</summary>
    InReview,

    /// <summary>A colleague is asked to sign it, and its writer has changed it since.</summary>
    ChangedInReview,

    /// <summary>Its file asks for a review, as people write who edit files themselves; the policy wants a signature first.</summary>
    ReviewAsked,

    /// <summary>The same, where the policy wants no signature.</summary>
    OptionalReviewAsked,

    /// <summary>A colleague did not sign it, and said why.</summary>
    SentBack,

    /// <summary>It has a signature that nobody gave on these pages.</summary>
    SignatureNotGiven,

    Signed,

    /// <summary>It was signed, and its words are others now.</summary>
    ChangedAfterReview,

    /// <summary>It appears automatically at its time.</summary>
    Scheduled,

    /// <summary>It appears automatically at its time, and no reviewer has signed it; the policy wants no signature.</summary>
    ScheduledNotReviewed,

    /// <summary>The same, where the policy wants a signature, or where the text changed since it was signed.</summary>
    ScheduledUnsigned,

    /// <summary>Readers have it as it is.</summary>
    Published,

    /// <summary>Readers have it, and are told that no reviewer has signed it in these words.</summary>
    NotReviewed,

    /// <summary>Readers have it, and a change of it appears automatically at its time.</summary>
    ChangeScheduled,

    /// <summary>Readers have it, and its review is due within <see cref="Article.DaysOfNotice"/>, or overdue.</summary>
    ReviewDue,

    Withdrawn,

    /// <summary>Its file has an error, so nobody can say more of it.</summary>
    Faulty,
}

/// <summary>All that the state of a text depends on.</summary>
public sealed record ArticleFacts
{
    /// <summary>Whether there is a file.</summary>
    public required bool HasFile { get; init; }

    /// <summary>What the file says; null when there is none, or when it has an error.</summary>
    public required Article? File { get; init; }

    /// <summary>The text is somebody's draft, and another than that of the file.</summary>
    public bool IsDraft { get; init; }

    /// <summary>What the person asked a colleague to sign: their draft, or the file as it is; null for nothing.</summary>
    public ReviewRequest? Request { get; init; }

    /// <summary>Of the words of the text.</summary>
    public string Signature { get; init; } = "";

    /// <summary>What the policy makes of the signature that the text has.</summary>
    public required SignOffState SignOff { get; init; }

    /// <summary>A change of the article that appears later; null for none.</summary>
    public Article? ScheduledChange { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The date in the clinic's time zone.</summary>
    public required DateOnly Today { get; init; }

    public ArticleState GetState()
    {
        ArticleState? file = IsDraft ? null : GetStateOfFile();
        bool isAsked = Request is { State: ReviewState.Waiting or ReviewState.SentBack };
        return file is { } state && !(isAsked && state.IsPublishedUnsigned()) ? state : GetStateOfText();
    }

    // What nobody is changing at the moment.
    private ArticleState? GetStateOfFile() => File switch
    {
        null => HasFile ? ArticleState.Faulty : null,
        { Status: ArticleStatus.Withdrawn } => ArticleState.Withdrawn,
        { Status: ArticleStatus.Published } when !File.IsPublicAt(Now) => SignOff switch
        {
            SignOffState.Signed => ArticleState.Scheduled,
            SignOffState.NotNeeded => ArticleState.ScheduledNotReviewed,
            _ => ArticleState.ScheduledUnsigned,
        },
        { Status: ArticleStatus.Published } when SignOff != SignOffState.Signed => ArticleState.NotReviewed,
        { Status: ArticleStatus.Published } when File.WantsReview(Today) => ArticleState.ReviewDue,
        { Status: ArticleStatus.Published } => ScheduledChange is null ? ArticleState.Published : ArticleState.ChangeScheduled,
        _ => null,
    };

    private ArticleState GetStateOfText() => (Request?.State, SignOff) switch
    {
        (ReviewState.Waiting, _) => Request.Signature == Signature ? ArticleState.InReview : ArticleState.ChangedInReview,
        (_, SignOffState.Signed) => ArticleState.Signed,
        (_, SignOffState.NotGiven) => ArticleState.SignatureNotGiven,
        (ReviewState.SentBack, _) => ArticleState.SentBack,
        _ when !IsDraft && File is { AsksForReview: true } =>
            SignOff == SignOffState.NotNeeded ? ArticleState.OptionalReviewAsked : ArticleState.ReviewAsked,
        (_, SignOffState.ChangedSince) => ArticleState.ChangedAfterReview,
        (_, SignOffState.Missing) => ArticleState.Unsigned,
        _ => ArticleState.Draft,
    };
}

public static class ArticleStateExtensions
{
    /// <summary>
    /// Readers have it, or will at its time, without a signature that fits. It is sent for review and signed as it stands in its file.
    /// </summary>
    public static bool IsPublishedUnsigned(this ArticleState state) =>
        state is ArticleState.NotReviewed or ArticleState.ScheduledNotReviewed or ArticleState.ScheduledUnsigned;
}
