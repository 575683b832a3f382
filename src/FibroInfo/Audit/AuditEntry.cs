namespace FibroInfo.Audit;

/// <summary>One deed, as it is kept for ever: who did what to what, and when. Never what a reader wrote (C-17).</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for who has no account.</summary>
    public long? Account { get; init; }

    public required string Who { get; init; }

    /// <summary>A room and a verb: <c>comment.approve</c>, <c>source.merge</c>.</summary>
    public required string Deed { get; init; }

    /// <summary>The thing it was done to: <c>comment 12</c>, <c>source albrecht2019</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>One line of facts, such as which field was changed; null when the deed says all.</summary>
    public string? Detail { get; init; }
}
