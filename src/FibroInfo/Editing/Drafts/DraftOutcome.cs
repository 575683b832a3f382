namespace FibroInfo.Editing.Drafts;

/// <summary>What became of a draft that was to be saved.</summary>
public abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    /// <param name="Version">What the next save has to name.</param>
    public sealed record Saved(int Version, DateTimeOffset At) : DraftOutcome;

    /// <param name="Now">As the same person saved it in another browser.</param>
    public sealed record ChangedMeanwhile(Draft Now) : DraftOutcome;
}
