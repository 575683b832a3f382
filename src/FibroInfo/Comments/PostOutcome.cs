namespace FibroInfo.Comments;

/// <summary>What became of a post.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>Stored; nobody but its writer and the moderators see it.</summary>
    public sealed record Waiting(string Token) : PostOutcome;

    /// <summary>The same reader had said the same in the same place: nothing new was stored.</summary>
    public sealed record AlreadyPosted(string Token) : PostOutcome;

    /// <summary>Answered like any other.</summary>
    public sealed record StoredAsSpam(string Token) : PostOutcome;

    /// <summary>What it answers is not shown on this article, or is itself a reply.</summary>
    public sealed record RepliesToNothing : PostOutcome;

    public sealed record TooSoon(TimeSpan RetryAfter) : PostOutcome;

    public sealed record TooMany(TimeSpan RetryAfter) : PostOutcome;

    /// <summary>The moderators have more than they can read.</summary>
    public sealed record QueueFull : PostOutcome;
}
