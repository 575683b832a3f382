namespace FibroInfo.Comments;

/// <summary>What a comment was before the last decision on it.</summary>
/// <param name="At">When that was decided; null while it waited.</param>
/// <param name="Reason">Why it was rejected then.</param>
public sealed record FormerDecision(CommentState State, DateTimeOffset? At, string? Reason);
