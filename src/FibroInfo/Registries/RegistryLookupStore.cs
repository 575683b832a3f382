using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Registries;

/// <summary>Stores the registries' answers, in the database and the newest ones in <see cref="RetractionStatusCache"/>.</summary>
/// <param name="pagesOf">Returns the tags of the pages that show the answers to these queries.</param>
public sealed class RegistryLookupStore(
    SiteDatabase store, RetractionStatusCache statuses, AuditTrail audit, ChangeNotifier changeNotifier, PagesAbout pagesOf)
{
    // Other writes get their turn in between: a reader's comment must not wait for a list of thousands.
    private const int RowsPerTransaction = 250;

    private readonly RegistryQueryVersions _versions = new();

    /// <summary>Changes with each answer that differs from the previous one.</summary>
    internal int Version => _versions.All;

    /// <summary>Loads the newest answer to each query, once at the start.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        List<RegistryLookup> newest = await store.ReadAsync(db => Newest(db)
            .Select(row => new RegistryLookup
            {
                Registry = row.Registry,
                Asked = row.Asked,
                Since = row.Since,
                At = row.At,
                Answer = row.Answer,
                State = row.State
            })
            .ToListAsync(cancel));
        statuses.Load(newest);
        changeNotifier.Notify(pagesOf([.. newest.Select(row => row.Question)]));
    }

    /// <summary>Stores an answer. Cached pages are dropped only when something that they show has changed: the state, or the day.</summary>
    /// <param name="source">The citation key, for the audit.</param>
    /// <param name="at">The date of the answer: now, or the day of a list.</param>
    public Task<IReadOnlyList<RegistryLookup>> StoreAsync(
        string source, RegistryQuery query, RegistryResponse answer, DateTimeOffset at, Actor actor, CancellationToken cancel) =>
        StoreAsync([(source, query, answer)], at, actor, cancel);

    /// <summary>Stores many answers, some hundreds per transaction.</summary>
    /// <exception cref="DatabaseUnavailableException">Only some were stored. To finish, store the same answers again.</exception>
    public async Task<IReadOnlyList<RegistryLookup>> StoreAsync(
        IReadOnlyList<(string Source, RegistryQuery Question, RegistryResponse Answer)> answers, DateTimeOffset at, Actor actor, CancellationToken cancel)
    {
        var kept = new List<RegistryLookup>();
        foreach ((string Source, RegistryQuery Question, RegistryResponse Answer)[] chunk in answers.Chunk(RowsPerTransaction))
        {
            kept.AddRange(await StoreChunkAsync(chunk, at, actor, cancel));
        }

        return kept;
    }

    private async Task<List<RegistryLookup>> StoreChunkAsync(
        (string Source, RegistryQuery Question, RegistryResponse Answer)[] answers, DateTimeOffset at, Actor actor, CancellationToken cancel)
    {
        string[] asked = [.. answers.Select(answer => answer.Question.Asked).Distinct()];
        List<RegistryLookup> rows = await store.WriteAsync(async transaction =>
        {
            List<RegistryLookup> stored = await transaction.Db.Set<RegistryLookup>()
                .Where(row => EF.Parameter(asked).Contains(row.Asked)).OrderByDescending(row => row.Id).ToListAsync(cancel);
            ILookup<RegistryQuery, RegistryLookup> before = stored.ToLookup(row => row.Question);
            return answers.Select(answer => StoreOne(transaction, [.. before[answer.Question]], answer, at, actor)).ToList();
        }, cancel);

        RegistryQuery[] shown = [.. rows.Where(row => IsShownDifferently(statuses.Find(row.Question), row)).Select(row => row.Question)];
        statuses.Set(rows);
        foreach (RegistryLookup row in rows.Where(row => row.Since == row.At))
        {
            _versions.Change(row.Question);
        }

        // After the cache is updated: a page rendered between the commit and the update would show the old state and be cached.
        changeNotifier.Notify(pagesOf(shown));
        return rows;
    }

    /// <summary>Changes with each answer to this query that differs from the previous one.</summary>
    internal int VersionOf(RegistryQuery query) => _versions.Get(query);

    /// <summary>The newest answers to these queries, with their records.</summary>
    public Task<List<RegistryLookup>> NewestAsync(IReadOnlyCollection<RegistryQuery> questions, CancellationToken cancel)
    {
        string[] asked = [.. questions.Select(query => query.Asked).Distinct()];
        return asked is [] ? Task.FromResult<List<RegistryLookup>>([])
            : store.ReadAsync(db => Newest(db).Where(row => EF.Parameter(asked).Contains(row.Asked)).ToListAsync(cancel));
    }

    /// <summary>All answers to these queries, newest first.</summary>
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

    private RegistryLookup StoreOne(
        WriteTransaction transaction, RegistryLookup[] before, (string Source, RegistryQuery Question, RegistryResponse Answer) item,
        DateTimeOffset at, Actor actor)
    {
        (string source, RegistryQuery question, RegistryResponse answer) = item;
        var lookup = new RegistryLookup
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
        if (before is [var last, ..] && IsSame(last, lookup))
        {
            // A list may be older than the previous one. A registry answers now, so a later stored time is of a clock that was ahead (R12).
            (last.At, last.Answer) = (question.Registry != Registry.RetractionWatch || at > last.At ? at : last.At, lookup.Answer);
            return last;
        }

        // A registry that failed for a day and then gives the same answer again has found nothing new.
        RegistryLookup? known = before.FirstOrDefault(row => lookup.Notice.Notice is not null && row.Notice == lookup.Notice);
        lookup.Told = known?.Told;
        transaction.Db.Add(lookup);
        if (known is null && lookup.State < NoticeState.None)
        {
            string notice = lookup.NoticeDoi is { } doi ? $", {doi}" : "";
            audit.Record(transaction, actor, "notice.found", $"source {source}", $"{lookup.State} at {question.Registry}{notice}");
        }

        return lookup;
    }

    private static bool IsSame(RegistryLookup item, RegistryLookup other) =>
        (item.Answer == LookupOutcome.Known) == (other.Answer == LookupOutcome.Known) && item.Notice == other.Notice && item.Record == other.Record;

    private static bool IsShownDifferently(LatestLookup? before, RegistryLookup row) =>
        before is not { } last
        || last.State != row.State
        || (last.Answer == LookupOutcome.Known) != (row.Answer == LookupOutcome.Known)
        || RetractionStatus.QuarterOf(last.At) != RetractionStatus.QuarterOf(row.At);
}

/// <returns>The tags of the pages that show how these questions were answered.</returns>
public delegate IReadOnlyCollection<string> PagesAbout(IReadOnlyCollection<RegistryQuery> queries);
