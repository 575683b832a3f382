using System.Collections.Immutable;
using System.Runtime.InteropServices;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>
/// The newest answer to every question, in memory: a reader's page asks it for each of its sources, and must not wait for
/// rows. Swapped whole; <see cref="RegistryLookupStore"/> fills it.
/// </summary>
public sealed class RetractionStatusCache
{
    private ImmutableDictionary<RegistryQuery, LatestLookup> _answers = ImmutableDictionary<RegistryQuery, LatestLookup>.Empty;

    /// <summary>False until the rows were read: until then nobody knows what is due.</summary>
    public bool IsLoaded { get; private set; }

    public LatestLookup? Find(RegistryQuery query) => _answers.TryGetValue(query, out LatestLookup answer) ? answer : null;

    public RetractionStatus Get(Reference source) => _answers.IsEmpty ? default : RetractionStatus.FromAnswers([.. Answers(source)]);

    /// <summary>The heaviest of what its registries last said; <see cref="NoticeState.Unknown"/> when none could say.</summary>
    public NoticeState GetNoticeState(Reference source) =>
        Answers(source).Select(answer => answer.Answer == LookupOutcome.Known ? answer.State : NoticeState.Unknown).DefaultIfEmpty(NoticeState.Unknown).Min();

    /// <summary>Another text whenever a page of these sources would say something else; empty while nobody looked anything up.</summary>
    public string GetCacheKey(IEnumerable<Reference> sources) => _answers.IsEmpty
        ? ""
        : string.Join(' ', sources.Select(source => Get(source)).Select(standing => $"{standing.Watch}{standing.Quarter}"));

    internal void Load(IEnumerable<RegistryLookup> newest)
    {
        _answers = newest.ToImmutableDictionary(row => row.Question, LatestLookup.From);
        IsLoaded = true;
    }

    internal void Set(IEnumerable<RegistryLookup> rows) =>
        ImmutableInterlocked.Update(
            ref _answers,
            (answers, fresh) => answers.SetItems(fresh.Select(row => KeyValuePair.Create(row.Question, LatestLookup.From(row)))),
            rows);

    private IEnumerable<LatestLookup> Answers(Reference source) => RegistryQuery.ListFor(source).Select(Find).OfType<LatestLookup>();
}

/// <summary>How a question was last answered, without the record: what is kept in memory of every paper.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LatestLookup(DateTimeOffset At, LookupOutcome Answer, NoticeState State)
{
    public static LatestLookup From(RegistryLookup row) => new(row.At, row.Answer, row.State);
}

/// <summary>Whether anybody looked for a notice on a source (P-16): three things that must never be taken for each other.</summary>
public enum NoticeWatchState
{
    NotLookedUp,

    /// <summary>Somebody did, and nobody could say; or what came is for a person to read.</summary>
    CouldNot,

    /// <summary>No retraction is known.</summary>
    Clear,
}

/// <param name="At">When that was found; the epoch when nobody looked.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RetractionStatus(NoticeWatchState Watch, DateTimeOffset At)
{
    /// <summary>Every time zone begins its days on a quarter of an hour: within one, it is the same day everywhere.</summary>
    public long Quarter => QuarterOf(At);

    internal static long QuarterOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.FromMinutes(15).Ticks;

    /// <summary>A registry that failed says nothing; one that names something we cannot weigh, or a retraction, is not "clear".</summary>
    public static RetractionStatus FromAnswers(IReadOnlyCollection<LatestLookup> answers)
    {
        LatestLookup[] known = [.. answers.Where(answer => answer.Answer == LookupOutcome.Known && answer.State != NoticeState.Unknown)];
        bool isClear = known is not [] && known.All(answer => answer.State is NoticeState.None or NoticeState.Corrected or NoticeState.InDoubt);
        return answers.Count == 0 ? default
            : isClear ? new RetractionStatus(NoticeWatchState.Clear, known.Max(answer => answer.At))
            : new RetractionStatus(NoticeWatchState.CouldNot, answers.Max(answer => answer.At));
    }
}
