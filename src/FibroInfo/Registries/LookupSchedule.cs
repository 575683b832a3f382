using System.Runtime.InteropServices;
using FibroInfo.Data;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>Which questions are due, told from the rows alone: a start in the middle of a round goes on where it was.</summary>
public sealed class LookupSchedule(SourceLookup lookUps, RetractionStatusCache standings, CurrentBibliography sources, TimeProvider clock)
{
    // What failed is tried again sooner than what was answered is asked again.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    private DateTimeOffset _allSince = DateTimeOffset.MinValue;

    /// <summary>Makes everything due that was not asked since now.</summary>
    public void Begin() => _allSince = clock.GetUtcNow();

    /// <summary>How far the round is that <see cref="Begin"/> began, or the day's.</summary>
    public LookupProgress Progress
    {
        get
        {
            RegistryQuery[] all = [.. All().Select(ask => ask.Question)], asked = [.. all.Where(query => !IsDue(query))];
            return new LookupProgress(asked.Length, all.Length, asked.Count(query => !IsAnswer(standings.Find(query)!.Value.Answer)));
        }
    }

    /// <summary>The one that waited longest; null when nothing is due.</summary>
    internal (Reference Source, RegistryQuery Question)? Next() => !standings.IsLoaded ? null : All().Where(ask => IsDue(ask.Question))
        .Select(ask => ((Reference, RegistryQuery)?)ask).MinBy(ask => standings.Find(ask!.Value.Item2)?.At ?? DateTimeOffset.MinValue);

    private IEnumerable<(Reference Source, RegistryQuery Question)> All() =>
        sources().All.SelectMany(source => lookUps.Askable(source).Select(query => (source, query)));

    // A round that begins later than now, after a correction of the clock, would ask all without end until then.
    private bool IsDue(RegistryQuery query)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return standings.Find(query) is not { } last || PlausibleTimeLimit.IsInFuture(last.At, now)
            || (last.At < _allSince && _allSince <= now) || now - last.At >= Pause(last.Answer);
    }

    private static TimeSpan Pause(LookupOutcome answer) => IsAnswer(answer) ? SourceLookup.GoodFor : AfterFailure;

    // That it has no such record is one, too.
    private static bool IsAnswer(LookupOutcome answer) => answer is LookupOutcome.Known or LookupOutcome.NotThere;
}

/// <param name="Asked">Questions that were asked lately enough.</param>
/// <param name="All">Questions that the library raises.</param>
/// <param name="Unanswered">Of those that were asked, how many no registry could answer.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LookupProgress(int Asked, int All, int Unanswered);
