using FibroInfo.Audit;
using FibroInfo.Data;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Something that was done to a source.</summary>
/// <param name="Deed">Its name in the audit: <c>source.change</c>.</param>
/// <param name="Detail">The fields, or the key it had before; null when the deed says all.</param>
public sealed record PastChange(DateTimeOffset At, string Who, string Deed, string? Detail);

/// <summary>What the audit knows of one source.</summary>
public sealed class SourceHistory(AuditReading audit)
{
    private const int Most = 20;

    /// <returns>Newest first; nothing while the store is away, as the source itself stands in a file.</returns>
    public async Task<IReadOnlyList<PastChange>> OfAsync(string key, CancellationToken cancel)
    {
        try
        {
            List<AuditEntry> entries = await audit.OfAsync($"source {key}", Most, cancel);
            return [.. entries.Select(entry => new PastChange(entry.At, entry.Who, entry.Deed, entry.Detail))];
        }
        catch (StoreAwayException)
        {
            return [];
        }
    }
}
