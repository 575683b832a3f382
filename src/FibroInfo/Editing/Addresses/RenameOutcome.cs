namespace FibroInfo.Editing.Addresses;

/// <summary>What became of a text that was to stand at another address. Only <see cref="Done"/> changed it.</summary>
public abstract record RenameOutcome
{
    private RenameOutcome()
    {
    }

    public sealed record Done : RenameOutcome;

    /// <summary>It stands there already.</summary>
    public sealed record Same : RenameOutcome;

    /// <summary>What was typed can be no word of an address.</summary>
    /// <param name="Mended">The nearest that can; empty when nothing of it is left.</param>
    public sealed record Unfit(string Mended) : RenameOutcome;

    /// <summary>The site itself answers there.</summary>
    public sealed record OfTheSite : RenameOutcome;

    /// <param name="File">Of the text whose address it is, or was.</param>
    public sealed record Taken(string File) : RenameOutcome;

    /// <summary>The file is not the one that was looked at.</summary>
    public sealed record ChangedMeanwhile : RenameOutcome;

    /// <summary>Its file has errors: readers would go on with its last good version, at the old address.</summary>
    public sealed record Faulty : RenameOutcome;

    /// <summary>Its keys are written in a way that no form can change.</summary>
    public sealed record Odd : RenameOutcome;

    /// <param name="Why">A sentence for the person at the form: the folder is read-only, or the disk is full.</param>
    public sealed record Refused(string Why) : RenameOutcome;
}
