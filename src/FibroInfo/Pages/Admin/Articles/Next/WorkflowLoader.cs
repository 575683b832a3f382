using FibroInfo.Accounts;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;

namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>Says where a text stands.</summary>
public sealed class WorkflowLoader(
    ReviewStore reviews, SignOffPolicy gate, ScheduledChanges plans, PreviewLinkStore links, PublishedContent library, TimeProvider clock)
{
    public async Task<WorkflowStep> FindAsync(EditingSession session, TextForm form, Article? onDisk, SignedInStaff staff, CancellationToken cancel)
    {
        try
        {
            List<ReviewRequest> requests = await reviews.ListForFileAsync(session.Path.Path, cancel);
            ReviewRequest? own = requests.Find(request => request.Account == staff.Account);
            string text = await gate.LatestAsync(session.OnDisk, form.Text, cancel);
            SignOffState sign = await gate.AskAsync(session.OnDisk, text, library.Site.Policy.SignOffRequired, cancel);
            bool isLive = onDisk?.IsPublicAt(clock.GetUtcNow()) ?? false;
            Article? planned = session.Path.IsNext ? null : plans.Find(session.Path);
            return new WorkflowStep(
                GetState(session, form, onDisk, isLive, own, sign), own, [.. requests.Where(request => IsFor(request, staff))], planned)
            {
                IsOfLive = isLive || session.Path.IsNext,
                Links = await links.ListForFileAsync(session.Path.Path, cancel),
            };
        }
        catch (DatabaseUnavailableException)
        {
            return WorkflowStep.Unknown;
        }
    }

    private static WorkflowState GetState(EditingSession session, TextForm form, Article? onDisk, bool isLive, ReviewRequest? own, SignOffState sign) =>
        session.OnDisk == form.Text && Resting(onDisk, isLive) is { } resting ? resting
        : own?.State == ReviewState.Waiting ? own.Signature == SignOff.ComputeHash(form.Text) ? WorkflowState.Waiting : WorkflowState.Overtaken
        : sign switch
        {
            SignOffState.Signed => WorkflowState.Signed,
            SignOffState.NotGiven => WorkflowState.NotGiven,
            _ when own?.State == ReviewState.SentBack => WorkflowState.SentBack,
            SignOffState.ChangedSince => WorkflowState.ChangedSince,
            SignOffState.Missing => WorkflowState.Unsigned,
            _ => WorkflowState.Free,
        };

    // What nobody is changing just now.
    private static WorkflowState? Resting(Article? onDisk, bool isLive) => onDisk?.Status switch
    {
        ArticleStatus.Published => isLive ? WorkflowState.Live : WorkflowState.Scheduled,
        ArticleStatus.Withdrawn => WorkflowState.Withdrawn,
        _ => null,
    };

    private static bool IsFor(ReviewRequest request, SignedInStaff staff) =>
        request.State == ReviewState.Waiting && request.Account != staff.Account && (staff.Roles & Role.Reviewer) != Role.None;
}

/// <summary>What happens next with a text.</summary>
/// <param name="Own">That its writer asks for a signature, or did.</param>
/// <param name="ToSign">What colleagues ask this person to sign in it.</param>
/// <param name="Planned">A change of it that comes by itself.</param>
public sealed record WorkflowStep(WorkflowState Step, ReviewRequest? Own, IReadOnlyList<ReviewRequest> ToSign, Article? Planned)
{
    /// <summary>While nobody can ask the rows.</summary>
    public static readonly WorkflowStep Unknown = new(WorkflowState.Free, null, [], null);

    /// <summary>Readers have it in another wording: they are told of a change of meaning.</summary>
    public bool IsOfLive { get; init; }

    /// <summary>By which people without an account read it.</summary>
    public IReadOnlyList<PreviewLink> Links { get; init; } = [];

    public bool MayPublish => Step is WorkflowState.Free or WorkflowState.Signed or WorkflowState.ChangedSince or WorkflowState.Withdrawn;
}

/// <summary>Where a text stands for the person who has it open: each has one thing to do next.</summary>
public enum WorkflowState
{
    /// <summary>It may be published as it is.</summary>
    Free,

    /// <summary>The policy wants a signature first.</summary>
    Unsigned,

    /// <summary>A colleague has it to sign.</summary>
    Waiting,

    /// <summary>The same, and its writer has changed it since.</summary>
    Overtaken,

    /// <summary>A colleague has given it back with a reason.</summary>
    SentBack,

    Signed,

    /// <summary>It was signed, and its words are others now.</summary>
    ChangedSince,

    /// <summary>It bears a signature that nobody gave.</summary>
    NotGiven,

    /// <summary>Readers have it as it is.</summary>
    Live,

    /// <summary>It appears by itself.</summary>
    Scheduled,

    Withdrawn,
}
