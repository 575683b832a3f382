using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>A source held against every registry that has it, and how that came.</summary>
/// <param name="Records">Of Crossref and PubMed, as far as each was asked.</param>
/// <param name="History">Every answer there ever was, the newest first.</param>
public sealed record ComparedSource(Reference Ours, IReadOnlyList<ComparedRecord> Records, IReadOnlyList<LookUp> History)
{
    /// <summary>One registry names every field as we do, and no other says otherwise. Who decided for ours has not made it so.</summary>
    public bool IsMatch => Records.Any(record => record.Comparison?.IsMatch == true) && !Records.Any(record => record.Open.Any());

    public int OpenCount => Records.SelectMany(record => record.Open).Select(match => match.Field).Distinct().Count();

    public ComparedRecord? Find(Registry registry) => Records.FirstOrDefault(record => record.Row.Registry == registry);
}
