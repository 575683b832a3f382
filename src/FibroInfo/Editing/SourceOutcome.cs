using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Editing;

/// <summary>What became of an edit of the library. Only <see cref="Done"/> changed it; what <see cref="Refused"/> says it left, it left whole.</summary>
public abstract record SourceOutcome
{
    private SourceOutcome()
    {
    }

    /// <param name="Key">By which the source is found now.</param>
    /// <param name="Texts">The texts whose citations were rewritten.</param>
    public sealed record Done(string Key, IReadOnlyList<string> Texts) : SourceOutcome;

    public sealed record NotThere : SourceOutcome;

    /// <param name="Now">The source as somebody else left it.</param>
    public sealed record ChangedMeanwhile(Reference Now) : SourceOutcome;

    /// <param name="What"><c>key</c>, <c>DOI</c> or <c>PMID</c>.</param>
    /// <param name="By">The source that has it.</param>
    public sealed record Taken(string What, string By) : SourceOutcome;

    /// <param name="Texts">The files that cite it.</param>
    public sealed record InUse(IReadOnlyList<string> Texts) : SourceOutcome;

    public sealed record Faulty(IReadOnlyList<Problem> Problems) : SourceOutcome;

    /// <param name="Why">One or two sentences: what stands in the way, and who can mend it.</param>
    /// <param name="Passes">False for what stays as it is until somebody changes a file: to try again is no use.</param>
    public sealed record Refused(string Why, bool Passes = true) : SourceOutcome
    {
        internal static Refused Of(WriteOutcome.Refused refused) => new(refused.Why, refused.Passes);
    }
}
