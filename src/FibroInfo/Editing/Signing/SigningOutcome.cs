namespace FibroInfo.Editing.Signing;

/// <summary>What became of a signature, or of a text that was to be sent back.</summary>
public abstract record SigningOutcome
{
    private SigningOutcome()
    {
    }

    public sealed record Done : SigningOutcome
    {
        public static readonly Done It = new();
    }

    public sealed record Refused(SigningRefusal Why) : SigningOutcome;

    /// <summary>Its words are not those that the reviewer read.</summary>
    /// <param name="Now">The whole file, as it is now.</param>
    public sealed record ChangedMeanwhile(string Now) : SigningOutcome;

    /// <param name="Why">A sentence: the folder is read-only, or the disk is full.</param>
    public sealed record NotWritten(string Why) : SigningOutcome;

    /// <summary>It waits for nobody any more: decided, taken back or thrown away.</summary>
    public sealed record NothingThere : SigningOutcome
    {
        public static readonly NothingThere It = new();
    }
}
