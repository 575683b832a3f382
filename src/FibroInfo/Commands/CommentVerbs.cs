using System.Diagnostics;
using FibroInfo.Content;
using FibroInfo.Audit;
using FibroInfo.Comments;

namespace FibroInfo.Commands;

/// <summary>The queue of waiting comments at a terminal. What is decided on is a wording, as the list named it.</summary>
public sealed class CommentVerbs(Moderation moderation, CommentInbox queue, Shelf shelf, TimeProvider clock)
{
    public const string List = "comments list";
    public const string Approve = "comments approve";
    public const string Reject = "comments reject";
    public const string Spam = "comments spam";

    // More than any queue holds.
    private const int MostListed = 1_000_000;

    /// <summary>Only an approval writes letters, with the name of the site and the address of a page in them.</summary>
    internal static bool NeedsContent(VerbRequest request) => request.Verb == Approve;

    public async Task<VerbAnswer> ListAsync(bool asJson, CancellationToken cancel)
    {
        IReadOnlyList<ModeratedComment> waiting = (await queue.PageAsync(new QueueSearch(CommentState.Waiting, Size: MostListed), cancel)).Comments;
        DateTimeOffset now = clock.GetUtcNow();
        return VerbAnswer.Done(asJson ? CommentJson.Of(waiting)
            : waiting is [] ? "No comment is waiting."
            : string.Join('\n', waiting.Select(comment => CommentLine.Of(comment, now))));
    }

    public async Task<VerbAnswer> ApproveAsync(Wording seen, CancellationToken cancel) => shelf.IsLoaded
        ? await DecideAsync(seen, Verdict.Approve, "approved", cancel)
        : VerbAnswer.Problem("The content is not read yet, and nothing was changed. Try again in a moment.");

    public Task<VerbAnswer> RejectAsync(Wording seen, Reason reason, CancellationToken cancel) => DecideAsync(seen, Verdict.Reject(reason), "rejected", cancel);

    public Task<VerbAnswer> MarkSpamAsync(Wording seen, CancellationToken cancel) => DecideAsync(seen, Verdict.Spam, "marked as spam", cancel);

    private async Task<VerbAnswer> DecideAsync(Wording seen, Verdict verdict, string done, CancellationToken cancel) =>
        await TellAsync(seen, done, await moderation.DecideAsync(seen, verdict, Actor.CommandLine, cancel), cancel);

    private async Task<VerbAnswer> TellAsync(Wording seen, string done, ModerationOutcome outcome, CancellationToken cancel) => outcome switch
    {
        ModerationOutcome.Done => VerbAnswer.Done($"Comment {seen} is {done}."),
        ModerationOutcome.AlreadyDone => VerbAnswer.Done($"Comment {seen} was {done} before."),
        ModerationOutcome.NothingThere => NothingThere(seen),
        ModerationOutcome.RepliesToNothing => VerbAnswer.Problem($"Comment {seen} answers one that is not shown, and was not {done}."),
        ModerationOutcome.ChangedMeanwhile => await queue.FindAsync(seen.Comment, cancel) is { } now
            ? VerbAnswer.Problem($"Comment {seen} was not {done}: it reads otherwise by now, as {now.Wording} ({StateOf(now)}). Read it again first.")
            : NothingThere(seen),
        _ => throw new UnreachableException($"No answer for {outcome}."),
    };

    private static VerbAnswer NothingThere(Wording seen) => VerbAnswer.Problem($"There is no comment {seen.Comment}; its writer may have erased it.");

    private static string StateOf(ModeratedComment comment) => comment.State.ToString().ToLowerInvariant();
}
