using FibroInfo.Audit;

namespace FibroInfo.Editing.Workflow;

/// <summary>What can be done with a text on its way to readers.</summary>
public enum ArticleAction
{
    Publish,
    Schedule,
    CancelSchedule,
    AskForReview,
    CancelReview,
    Sign,
    SendBack,
    Withdraw,
}

/// <summary>What each role can do with a text in each state: one row a state, and nothing that is not in it.</summary>
public static class AllowedActions
{
    private const Role Editors = Role.Author | Role.Reviewer | Role.Administrator;

    private static readonly Dictionary<ArticleState, Row> Rows = new()
    {
        [ArticleState.Draft] = new([ArticleAction.Publish, ArticleAction.Schedule, ArticleAction.AskForReview]),
        [ArticleState.Unsigned] = new([ArticleAction.AskForReview]),
        [ArticleState.InReview] = new([ArticleAction.CancelReview], [ArticleAction.Sign, ArticleAction.SendBack]),
        [ArticleState.ChangedInReview] = new([ArticleAction.AskForReview, ArticleAction.CancelReview], [ArticleAction.Sign, ArticleAction.SendBack]),
        [ArticleState.ReviewAsked] = new([ArticleAction.AskForReview], [ArticleAction.Sign]),
        [ArticleState.OptionalReviewAsked] = new([ArticleAction.Publish, ArticleAction.Schedule, ArticleAction.AskForReview], [ArticleAction.Sign]),
        [ArticleState.SentBack] = new([ArticleAction.AskForReview]),
        [ArticleState.SignatureNotGiven] = new([ArticleAction.AskForReview]),
        [ArticleState.Signed] = new([ArticleAction.Publish, ArticleAction.Schedule]),
        [ArticleState.ChangedAfterReview] = new([ArticleAction.Publish, ArticleAction.Schedule, ArticleAction.AskForReview]),
        [ArticleState.Scheduled] = new([ArticleAction.Schedule, ArticleAction.CancelSchedule]),
        [ArticleState.ScheduledNotReviewed] = new(
            [ArticleAction.Schedule, ArticleAction.CancelSchedule, ArticleAction.AskForReview], [ArticleAction.Sign]),
        [ArticleState.ScheduledUnsigned] = new([ArticleAction.CancelSchedule, ArticleAction.AskForReview], [ArticleAction.Sign]),
        [ArticleState.NotReviewed] = new([ArticleAction.AskForReview, ArticleAction.Withdraw], [ArticleAction.Sign]),
        [ArticleState.Published] = new([ArticleAction.Publish, ArticleAction.Withdraw]),
        [ArticleState.ChangeScheduled] = new([ArticleAction.Publish]),
        [ArticleState.ReviewDue] = new([ArticleAction.Publish, ArticleAction.Withdraw], [ArticleAction.Sign]),
        [ArticleState.Withdrawn] = new([ArticleAction.Publish, ArticleAction.Schedule]),
        [ArticleState.Faulty] = new([]),
    };

    /// <param name="roles">Of one person; what each of them can do adds up.</param>
    public static IReadOnlyList<ArticleAction> For(ArticleState state, Role roles) =>
    [
        .. (roles & Editors) == Role.None ? [] : Rows[state].OfEditors,
        .. (roles & Role.Reviewer) == Role.None ? [] : Rows[state].OfReviewers,
    ];

    /// <summary>A reviewer can sign the text as it stands in its file, though nobody asked them.</summary>
    public static bool CanSignFile(ArticleState state) => Rows[state].OfReviewers is [ArticleAction.Sign];

    /// <summary>Why an action cannot be done; null when it can.</summary>
    public static ActionRefusal? FindRefusal(ArticleState state, ArticleAction action, Role roles) =>
        For(state, roles).Contains(action) ? null
        : !For(state, Role.Author | Role.Reviewer).Contains(action) ? FindRefusal(state, action)
        : action is ArticleAction.Sign or ArticleAction.SendBack ? ActionRefusal.NotReviewer : ActionRefusal.NotEditor;

    private static ActionRefusal FindRefusal(ArticleState state, ArticleAction action) => (state, action) switch
    {
        (ArticleState.SignatureNotGiven, ArticleAction.Publish or ArticleAction.Schedule) => ActionRefusal.SignatureNotGiven,
        (ArticleState.Unsigned or ArticleState.ReviewAsked or ArticleState.SentBack or ArticleState.ScheduledUnsigned,
            ArticleAction.Publish or ArticleAction.Schedule) => ActionRefusal.Unsigned,
        (ArticleState.Published or ArticleState.ChangeScheduled, ArticleAction.Sign) => ActionRefusal.ReviewNotDue,
        (ArticleState.Published or ArticleState.NotReviewed or ArticleState.ChangeScheduled or ArticleState.ReviewDue, ArticleAction.CancelSchedule) =>
            ActionRefusal.HasAppeared,
        (ArticleState.ChangeScheduled, ArticleAction.Schedule or ArticleAction.Withdraw) => ActionRefusal.ChangeScheduled,
        _ => ActionRefusal.WrongState,
    };

    /// <param name="OfEditors">Of authors, reviewers and administrators.</param>
    /// <param name="OfReviewers">Of reviewers besides: administrators do all but this.</param>
    private sealed record Row(ArticleAction[] OfEditors, params ArticleAction[] OfReviewers);
}

/// <summary>An action was not done, for a reason of the workflow.</summary>
/// <param name="State">Of the text at that moment.</param>
public sealed record ActionRefused(ActionRefusal Why, ArticleAction Action, ArticleState State) : EditResult;

/// <summary>Why an action was not done.</summary>
public enum ActionRefusal
{
    /// <summary>It cannot be done with a text in this state.</summary>
    WrongState,

    /// <summary>The person is no author, reviewer or administrator, or no longer.</summary>
    NotEditor,

    /// <summary>The person is no reviewer, or no longer.</summary>
    NotReviewer,

    /// <summary>Whose signature is asked for is nobody in people.yaml, or wrote the text.</summary>
    UnknownReviewer,

    /// <summary>Their account is tied to nobody in people.yaml, or to somebody who is no longer there.</summary>
    NoPerson,

    /// <summary>They wrote it, by its authors or by whose draft it is (E-11).</summary>
    IsAuthor,

    /// <summary>Readers have it, and its review is not due for a long time.</summary>
    ReviewNotDue,

    /// <summary>The checks find errors in it.</summary>
    HasErrors,

    /// <summary>Its keys are written in a way that only a text editor can change.</summary>
    OddKeys,

    /// <summary>Its keys cannot be told apart, so nobody can be asked to sign it.</summary>
    UnreadableKeys,

    /// <summary>The policy wants a signature first.</summary>
    Unsigned,

    /// <summary>Its signature was not given on these pages.</summary>
    SignatureNotGiven,

    /// <summary>It was signed before it was changed, and nobody said what kind of change it is.</summary>
    ChangeNotDescribed,

    /// <summary>A change of meaning is signed again before it is scheduled.</summary>
    ChangesMeaning,

    /// <summary>It was called a change of spelling, and is more.</summary>
    MoreThanSpelling,

    /// <summary>By the policy only a reviewer keeps a signature after a change of spelling.</summary>
    SpellingNeedsReviewer,

    /// <summary>Readers have to be told in one line what changed.</summary>
    NoCorrection,

    /// <summary>A change of it is scheduled already.</summary>
    ChangeScheduled,

    /// <summary>Readers have it already.</summary>
    HasAppeared,

    /// <summary>The person has a draft there already, and no words may take its place.</summary>
    HasDraft,

    /// <summary>There is nothing to sign: decided, cancelled or discarded meanwhile.</summary>
    NothingToSign,
}
