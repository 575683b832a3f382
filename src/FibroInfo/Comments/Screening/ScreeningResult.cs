namespace FibroInfo.Comments.Screening;

/// <summary>What was found in a draft, in the order of the checks, and what follows from it.</summary>
public sealed record ScreeningResult(IReadOnlyList<Finding> Findings)
{
    public bool IsRefused => Has(Weight.Refused);

    /// <summary>A field that no reader sees is sometimes filled in by a browser: words of despair are read whatever else is there.</summary>
    public bool IsSpam => Has(Weight.Spam) && !IsDespair;

    /// <summary>Whether the writer is to see the help numbers now, whatever becomes of the comment, and a moderator to see it first (C-8).</summary>
    public bool IsDespair => Has(Weight.Despair);

    /// <summary>Whether the writer is first asked to take something out. Not when it goes to spam: nobody would read the question.</summary>
    public bool AsksWriter => Has(Weight.Ask) && !IsSpam;

    /// <param name="keep">The writer was asked and wants to post it as it is.</param>
    public bool MayBeStored(bool keep) => !IsRefused && (keep || !AsksWriter);

    private bool Has(Weight weight) => Findings.Any(finding => finding.Weight == weight);
}
