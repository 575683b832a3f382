using System.Collections.Immutable;
using System.Runtime.InteropServices;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>
/// The newest answer to every query, in memory: a reader's page needs it for each of its sources and must not wait for the database.
/// The dictionary is replaced as a whole; <see cref="RegistryLookupStore"/> fills it.
/// </summary>
public sealed class RetractionStatusCache
{
    private ImmutableDictionary<RegistryQuery, LatestLookup> _answers = ImmutableDictionary<RegistryQuery, LatestLookup>.Empty;

    /// <summary>False until the answers are loaded from the database; before that it is unknown which queries are due.</summary>
    public bool IsLoaded { get; private set; }

    public LatestLookup? Find(RegistryQuery query) => _answers.TryGetValue(query, out LatestLookup answer) ? answer : null;

    public RetractionStatus Get(Reference source) => _answers.IsEmpty ? default : RetractionStatus.FromAnswers([.. Answers(source)]);

    /// <summary>The most serious of the registries' last answers; <see cref="NoticeState.Unknown"/> when none could answer.</summary>
    public NoticeState GetNoticeState(Reference source) =>
        Answers(source).Select(answer => answer.Answer == LookupOutcome.Known ? answer.State : NoticeState.Unknown).DefaultIfEmpty(NoticeState.Unknown).Min();

    /// <summary>Changes whenever a page with these sources would show something else; empty while nothing was ever looked up.</summary>
    public string GetCacheKey(IEnumerable<Reference> sources) => _answers.IsEmpty
        ? ""
        : string.Join(' ', sources.Select(source => Get(source)).Select(status => $"{status.Watch}{status.Quarter}"));

    internal void Load(IEnumerable<RegistryLookup> newest)
    {
        _answers = newest.ToImmutableDictionary(row => row.Question, LatestLookup.From);
        IsLoaded = true;
    }

    internal void Set(IEnumerable<RegistryLookup> rows) =>
        ImmutableInterlocked.Update(
            ref _answers,
            (answers, newest) => answers.SetItems(newest.Select(row => KeyValuePair.Create(row.Question, LatestLookup.From(row)))),
            rows);

    private IEnumerable<LatestLookup> Answers(Reference source) => RegistryQuery.ListFor(source).Select(Find).OfType<LatestLookup>();
}

/// <summary>The last answer to a query, without the record: this much is kept in memory for every paper.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LatestLookup(DateTimeOffset At, LookupOutcome Answer, NoticeState State)
{
    /// <inheritdoc cref="RegistryLookup.IsAnswered"/>
    public bool IsAnswered => Answer is LookupOutcome.Known or LookupOutcome.NotThere;

    public static LatestLookup From(RegistryLookup row) => new(row.At, row.Answer, row.State);
}

/// <summary>Whether notices on a source were looked up (P-16). These three states must never be confused.</summary>
public enum NoticeWatchState
{
    NotLookedUp,

    /// <summary>No registry could answer, or the answer needs a person to check it.</summary>
    CouldNot,

    /// <summary>No retraction is known.</summary>
    Clear,
}

/// <param name="At">When this was found; the default value when nothing was looked up.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RetractionStatus(NoticeWatchState Watch, DateTimeOffset At)
{
    /// <summary>The quarter of an hour. In every time zone days begin at a quarter, so within one it is the same day everywhere.</summary>
    public long Quarter => QuarterOf(At);

    internal static long QuarterOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.FromMinutes(15).Ticks;

    /// <summary>A failed look-up counts for nothing; a retraction, or a notice of unknown severity, is not "clear".</summary>
    public static RetractionStatus FromAnswers(IReadOnlyCollection<LatestLookup> answers)
    {
        LatestLookup[] known = [.. answers.Where(answer => answer.Answer == LookupOutcome.Known && answer.State != NoticeState.Unknown)];
        bool isClear = known is not [] && known.All(answer => answer.State is NoticeState.None or NoticeState.Corrected or NoticeState.InDoubt);
        return answers.Count == 0 ? default
            : isClear ? new RetractionStatus(NoticeWatchState.Clear, known.Max(answer => answer.At))
            : new RetractionStatus(NoticeWatchState.CouldNot, answers.Max(answer => answer.At));
    }
}
