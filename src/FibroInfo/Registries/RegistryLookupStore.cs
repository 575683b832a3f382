using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Registries;

/// <summary>The rows of what was looked up, and the copy of the newest in memory.</summary>
/// <param name="pagesOf">The tags of the pages that show how these questions were answered.</param>
public sealed class RegistryLookupStore(
    SiteDatabase store, RetractionStatusCache standings, AuditTrail audit, ChangeNotifier changeNotifier, PagesAbout pagesOf)
{
    // So many at once, and then whoever waits to write has a turn: a reader's comment must not wait for a list of thousands.
    private const int OneTurn = 250;

    private readonly RegistryQueryVersions _versions = new();

    /// <summary>Another number after each answer that differs from the one before.</summary>
    internal int Version => _versions.All;

    /// <summary>Reads the newest row of each question, once at the start.</summary>
    /// <exception cref="DatabaseUnavailableException">The rows cannot be read.</exception>
    public async Task LoadAsync(CancellationToken cancel)
    {
        List<RegistryLookup> newest = await store.ReadAsync(db => Newest(db)
            .Select(row => new RegistryLookup { Registry = row.Registry, Asked = row.Asked, Since = row.Since, At = row.At, Answer = row.Answer, State = row.State })
            .ToListAsync(cancel));
        standings.Load(newest);
        changeNotifier.Notify(pagesOf([.. newest.Select(row => row.Question)]));
    }

    /// <summary>Keeps answers. Pages are dropped only when what they show of it has changed: the state, or the day.</summary>
    /// <param name="source">The citation key, for the audit.</param>
    /// <param name="at">From when the answer is: now, or the day of a list.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public Task<IReadOnlyList<RegistryLookup>> StoreAsync(
        string source, RegistryQuery query, RegistryResponse answer, DateTimeOffset at, Actor actor, CancellationToken cancel) =>
        StoreAsync([(source, query, answer)], at, actor, cancel);

    /// <summary>The same for many, some hundreds in one transaction.</summary>
    /// <exception cref="DatabaseUnavailableException">Not all were stored. What was stays, and to keep the same again ends it.</exception>
    public async Task<IReadOnlyList<RegistryLookup>> StoreAsync(
        IReadOnlyList<(string Source, RegistryQuery Question, RegistryResponse Answer)> answers, DateTimeOffset at, Actor actor, CancellationToken cancel)
    {
        var kept = new List<RegistryLookup>();
        foreach ((string Source, RegistryQuery Question, RegistryResponse Answer)[] turn in answers.Chunk(OneTurn))
        {
            kept.AddRange(await KeepTurnAsync(turn, at, actor, cancel));
        }

        return kept;
    }

    private async Task<List<RegistryLookup>> KeepTurnAsync(
        (string Source, RegistryQuery Question, RegistryResponse Answer)[] answers, DateTimeOffset at, Actor actor, CancellationToken cancel)
    {
        string[] asked = [.. answers.Select(answer => answer.Question.Asked).Distinct()];
        List<RegistryLookup> rows = await store.WriteAsync(async transaction =>
        {
            List<RegistryLookup> there = await transaction.Db.Set<RegistryLookup>()
                .Where(row => EF.Parameter(asked).Contains(row.Asked)).OrderByDescending(row => row.Id).ToListAsync(cancel);
            ILookup<RegistryQuery, RegistryLookup> before = there.ToLookup(row => row.Question);
            return answers.Select(answer => KeepOne(transaction, [.. before[answer.Question]], answer, at, actor)).ToList();
        }, cancel);

        RegistryQuery[] shown = [.. rows.Where(row => IsShownOtherwise(standings.Find(row.Question), row)).Select(row => row.Question)];
        standings.Set(rows);
        foreach (RegistryLookup row in rows.Where(row => row.Since == row.At))
        {
            _versions.Change(row.Question);
        }

        // Only now: a page made between the commit and the line above would show what was, and be kept.
        changeNotifier.Notify(pagesOf(shown));
        return rows;
    }

    /// <summary>Another number after each answer to this question that differs from the one before.</summary>
    internal int VersionOf(RegistryQuery query) => _versions.Get(query);

    /// <summary>The newest answers to these questions, with their records.</summary>
    /// <exception cref="DatabaseUnavailableException">The rows cannot be read.</exception>
    public Task<List<RegistryLookup>> NewestAsync(IReadOnlyCollection<RegistryQuery> questions, CancellationToken cancel)
    {
        string[] asked = [.. questions.Select(query => query.Asked).Distinct()];
        return asked is [] ? Task.FromResult<List<RegistryLookup>>([])
            : store.ReadAsync(db => Newest(db).Where(row => EF.Parameter(asked).Contains(row.Asked)).ToListAsync(cancel));
    }

    /// <summary>All answers on these questions, the newest first.</summary>
    /// <exception cref="DatabaseUnavailableException">The rows cannot be read.</exception>
    public Task<List<RegistryLookup>> HistoryAsync(IReadOnlyCollection<RegistryQuery> questions, CancellationToken cancel)
    {
        string[] asked = [.. questions.Select(query => query.Asked)];
        return store.ReadAsync(async db =>
        {
            List<RegistryLookup> rows = await db.Set<RegistryLookup>().AsNoTracking()
                .Where(row => asked.Contains(row.Asked)).OrderByDescending(row => row.Id)
                .ToListAsync(cancel);
            return rows.FindAll(row => questions.Contains(row.Question));
        });
    }

    private static IQueryable<RegistryLookup> Newest(SiteDbContext db) => db.Set<RegistryLookup>().AsNoTracking()
        .Where(row => row.Id == db.Set<RegistryLookup>().Where(other => other.Asked == row.Asked && other.Registry == row.Registry).Max(other => other.Id));

    private RegistryLookup KeepOne(
        WriteTransaction transaction, RegistryLookup[] before, (string Source, RegistryQuery Question, RegistryResponse Answer) one, DateTimeOffset at, Actor actor)
    {
        (string source, RegistryQuery question, RegistryResponse answer) = one;
        var fresh = new RegistryLookup
        {
            Registry = question.Registry,
            Asked = question.Asked,
            Since = at,
            At = at,
            Answer = answer.Answer,
            State = answer.Notice.State,
            NoticeDate = answer.Notice.Date,
            NoticeDoi = answer.Notice.Doi?.Value,
            Record = answer.Record?.Json,
        };
        if (before is [var last, ..] && IsSame(last, fresh))
        {
            // A list may be older than the one before. A registry was asked now: a later moment is of a clock that was ahead (R12).
            (last.At, last.Answer) = (question.Registry != Registry.RetractionWatch || at > last.At ? at : last.At, fresh.Answer);
            return last;
        }

        // A registry that failed for a day and then says the same again has found nothing new.
        RegistryLookup? known = before.FirstOrDefault(row => fresh.Notice.Notice is not null && row.Notice == fresh.Notice);
        fresh.Told = known?.Told;
        transaction.Db.Add(fresh);
        if (known is null && fresh.State < NoticeState.None)
        {
            string notice = fresh.NoticeDoi is { } doi ? $", {doi}" : "";
            audit.Record(transaction, actor, "notice.found", $"source {source}", $"{fresh.State} at {question.Registry}{notice}");
        }

        return fresh;
    }

    private static bool IsSame(RegistryLookup one, RegistryLookup other) =>
        (one.Answer == LookupOutcome.Known) == (other.Answer == LookupOutcome.Known) && one.Notice == other.Notice && one.Record == other.Record;

    private static bool IsShownOtherwise(LatestLookup? before, RegistryLookup row) =>
        before is not { } last
        || last.State != row.State
        || (last.Answer == LookupOutcome.Known) != (row.Answer == LookupOutcome.Known)
        || RetractionStatus.QuarterOf(last.At) != RetractionStatus.QuarterOf(row.At);
}

/// <returns>The tags of the pages that show how these questions were answered.</returns>
public delegate IReadOnlyCollection<string> PagesAbout(IReadOnlyCollection<RegistryQuery> queries);
