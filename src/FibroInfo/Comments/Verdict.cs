namespace FibroInfo.Comments;

/// <summary>What a moderator makes of a comment.</summary>
public sealed record Verdict
{
    public static readonly Verdict Approve = new(CommentState.Approved, null);

    public static readonly Verdict Spam = new(CommentState.Spam, null);

    private Verdict(CommentState state, string? reason) => (State, Reason) = (state, reason);

    public CommentState State { get; }

    /// <summary>Why it is rejected, for its writer, who may mend it.</summary>
    public string? Reason { get; }

    /// <summary>The verb of the audit.</summary>
    internal string Deed => State switch
    {
        CommentState.Approved => "comment.approve",
        CommentState.Spam => "comment.spam",
        _ => "comment.reject",
    };

    public static Verdict Reject(Reason reason) => new(CommentState.Rejected, reason.Value);
}
