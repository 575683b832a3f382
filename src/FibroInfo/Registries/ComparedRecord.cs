using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>Ours beside what one registry answered last.</summary>
/// <param name="Row">Its last answer.</param>
/// <param name="Theirs">Its record; null when it gave none.</param>
/// <param name="Comparison">Null when there is no record.</param>
/// <param name="Kept">The differing fields for which somebody decided for ours.</param>
public sealed record ComparedRecord(LookUp Row, Reference? Theirs, Comparison? Comparison, IReadOnlySet<ComparedField> Kept)
{
    public static ComparedRecord Of(Reference ours, LookUp row, IEnumerable<KeptField> kept)
    {
        Comparison? comparison = row.Reference is { } theirs ? Comparison.Of(ours, theirs) : null;
        KeptField[] here = [.. kept.Where(field => field.Asked == row.Asked && field.Registry == row.Registry)];
        HashSet<ComparedField> decided = [.. (comparison?.Differing ?? []).Where(match => here.Any(field => field.IsOf(match))).Select(match => match.Field)];
        return new ComparedRecord(row, row.Reference, comparison, decided);
    }

    /// <summary>The differences that still ask for a decision.</summary>
    public IEnumerable<FieldMatch> Open => (Comparison?.Differing ?? []).Where(match => !Kept.Contains(match.Field));
}
