namespace FibroInfo.Accounts;

/// <summary>A browser in which somebody is signed in. Deleted, it is signed out at its next request.</summary>
public sealed class Session
{
    public long Id { get; init; }

    public required long Account { get; init; }

    /// <summary>Of the ticket that the browser holds.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>To the minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When its owner last proved who they are: what changes how to sign in wants that to be minutes ago.</summary>
    public required DateTimeOffset ProvenAt { get; set; }
}
