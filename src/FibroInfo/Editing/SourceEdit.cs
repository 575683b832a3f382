namespace FibroInfo.Editing;

/// <summary>A change of <c>references.json</c> that was thought through: what the file shall be, or why not.</summary>
internal sealed record SourceEdit(SourcesFile? Fresh, string Key, string? Detail, SourceOutcome? Refusal)
{
    public static SourceEdit To(SourcesFile fresh, string key, string? detail = null) => new(fresh, key, detail, null);

    public static SourceEdit No(SourceOutcome refusal) => new(null, "", null, refusal);
}
