namespace FibroInfo.Editing.Signing;

/// <summary>What is to be said of the signature of a text that somebody wants to publish.</summary>
public enum SignOffState
{
    /// <summary>It bears none, and need not.</summary>
    NotNeeded,

    /// <summary>It bears none, and the policy wants one.</summary>
    Missing,

    /// <summary>It bears one that nobody gave.</summary>
    NotGiven,

    /// <summary>Its words changed since it was signed.</summary>
    ChangedSince,

    Signed,
}
