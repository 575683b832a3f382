namespace FibroInfo.Registries;

/// <summary>A difference that somebody of the staff has seen and decided for ours: it is shown, and asks for nothing.</summary>
public sealed class KeptField
{
    public long Id { get; init; }

    /// <summary>A bare DOI, or a PMID.</summary>
    public required string Asked { get; init; }

    public required Registry Registry { get; init; }

    public required ComparedField Field { get; init; }

    /// <summary>Both as they were: what reads otherwise later is another difference.</summary>
    public required string Ours { get; set; }

    public required string Theirs { get; set; }

    public bool IsOf(FieldMatch match) => Field == match.Field && Ours == match.Ours && Theirs == match.Theirs;
}
