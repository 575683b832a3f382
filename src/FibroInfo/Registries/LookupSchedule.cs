using System.Runtime.InteropServices;
using FibroInfo.Data;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>Decides which queries are due from the stored answers only, so that a restart continues where the site stopped.</summary>
public sealed class LookupSchedule(SourceLookup lookup, RetractionStatusCache statuses, CurrentBibliography sources, TimeProvider clock)
{
    // A failed query is repeated sooner than an answered one.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    private DateTimeOffset _allSince = DateTimeOffset.MinValue;

    /// <summary>Makes every query due that was asked before now.</summary>
    public void Begin() => _allSince = clock.GetUtcNow();

    /// <summary>The progress of the round started by <see cref="Begin"/>, or of the daily one.</summary>
    public LookupProgress Progress
    {
        get
        {
            RegistryQuery[] all = [.. All().Select(ask => ask.Question)], asked = [.. all.Where(query => !IsDue(query))];
            return new LookupProgress(asked.Length, all.Length, asked.Count(query => !statuses.Find(query)!.Value.IsAnswered));
        }
    }

    /// <summary>The query that has waited longest; null when none is due.</summary>
    internal (Reference Source, RegistryQuery Question)? Next() => !statuses.IsLoaded ? null : All().Where(ask => IsDue(ask.Question))
        .Select(ask => ((Reference, RegistryQuery)?)ask).MinBy(ask => statuses.Find(ask!.Value.Item2)?.At ?? DateTimeOffset.MinValue);

    private IEnumerable<(Reference Source, RegistryQuery Question)> All() =>
        sources().All.SelectMany(source => lookup.Askable(source).Select(query => (source, query)));

    // After the clock was set back, _allSince may be in the future: without this check every query would be due again and again until then.
    private bool IsDue(RegistryQuery query)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return statuses.Find(query) is not { } last || PlausibleTimeLimit.IsInFuture(last.At, now)
            || (last.At < _allSince && _allSince <= now) || now - last.At >= (last.IsAnswered ? SourceLookup.GoodFor : AfterFailure);
    }
}

/// <param name="Asked">How many queries were asked recently enough.</param>
/// <param name="All">How many queries there are for all sources.</param>
/// <param name="Unanswered">How many of the asked queries the registries could not answer.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LookupProgress(int Asked, int All, int Unanswered);
