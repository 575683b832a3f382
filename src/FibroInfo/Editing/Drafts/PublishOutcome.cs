namespace FibroInfo.Editing.Drafts;

/// <summary>What became of a text that was to be written into the folder. Only <see cref="Done"/> wrote it.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    public sealed record Done : PublishOutcome;

    /// <summary>It has errors, which the page lists.</summary>
    public sealed record Faulty : PublishOutcome;

    /// <summary>It has warnings, and nobody said why they may stay.</summary>
    public sealed record WantsReason : PublishOutcome;

    /// <summary>The file is not the one that the writer began with.</summary>
    /// <param name="Now">What it is now; null when it is gone.</param>
    public sealed record ChangedMeanwhile(byte[]? Now) : PublishOutcome;

    /// <param name="Why">A sentence for the person at the form: the folder is read-only, or the disk is full.</param>
    public sealed record Refused(string Why) : PublishOutcome;
}
