using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Registries;

/// <summary>The rows of what was looked up, and the copy of the newest in memory.</summary>
/// <param name="pagesOf">The tags of the pages that show how these questions were answered.</param>
public sealed class LookUpStore(
    Store store, Standings standings, AuditTrail audit, Changes changes, Func<IReadOnlyCollection<Question>, IReadOnlyCollection<string>> pagesOf)
{
    /// <summary>Another number after each answer that differs from the one before.</summary>
    internal int Version { get; private set; }

    /// <summary>Reads the newest row of each question, once at the start.</summary>
    /// <exception cref="StoreAwayException">The rows cannot be read.</exception>
    public async Task LoadAsync(CancellationToken cancel)
    {
        List<LookUp> newest = await store.ReadAsync(db => Newest(db)
            .Select(row => new LookUp { Registry = row.Registry, Asked = row.Asked, Since = row.Since, At = row.At, Answer = row.Answer, State = row.State })
            .ToListAsync(cancel));
        standings.Load(newest);
        changes.Tell(pagesOf([.. newest.Select(row => row.Question)]));
    }

    /// <summary>Keeps answers. Pages are dropped only when what they show of it has changed: the state, or the day.</summary>
    /// <param name="source">The citation key, for the audit.</param>
    /// <param name="at">From when the answer is: now, or the day of a list.</param>
    /// <exception cref="StoreAwayException">Nothing was stored.</exception>
    public Task<IReadOnlyList<LookUp>> KeepAsync(
        string source, Question question, RegistryAnswer answer, DateTimeOffset at, Actor who, CancellationToken cancel) =>
        KeepAsync([(source, question, answer)], at, who, cancel);

    /// <summary>The same for many at once, in one transaction.</summary>
    /// <exception cref="StoreAwayException">Nothing was stored.</exception>
    public async Task<IReadOnlyList<LookUp>> KeepAsync(
        IReadOnlyList<(string Source, Question Question, RegistryAnswer Answer)> answers, DateTimeOffset at, Actor who, CancellationToken cancel)
    {
        IReadOnlyList<LookUp> rows = await store.WriteAsync<IReadOnlyList<LookUp>>(async writing =>
        {
            var kept = new List<LookUp>();
            foreach ((string source, Question question, RegistryAnswer answer) in answers)
            {
                kept.Add(await KeepOneAsync(writing, source, question, answer, at, who, cancel));
            }

            return kept;
        }, cancel);

        Question[] shown = [.. rows.Where(row => IsShownOtherwise(standings.Find(row.Question), row)).Select(row => row.Question)];
        standings.Set(rows);
        Version += rows.Any(row => row.Since == row.At) ? 1 : 0;
        // Only now: a page made between the commit and the line above would show what was, and be kept.
        changes.Tell(pagesOf(shown));
        return rows;
    }

    /// <summary>The newest answer to every question, with its record.</summary>
    /// <exception cref="StoreAwayException">The rows cannot be read.</exception>
    public Task<List<LookUp>> NewestAsync(CancellationToken cancel) => store.ReadAsync(db => Newest(db).ToListAsync(cancel));

    /// <summary>All answers on these questions, the newest first.</summary>
    /// <exception cref="StoreAwayException">The rows cannot be read.</exception>
    public Task<List<LookUp>> HistoryAsync(IReadOnlyCollection<Question> questions, CancellationToken cancel)
    {
        string[] asked = [.. questions.Select(question => question.Asked)];
        return store.ReadAsync(async db =>
        {
            List<LookUp> rows = await db.Set<LookUp>().AsNoTracking()
                .Where(row => asked.Contains(row.Asked))
                .OrderByDescending(row => row.Id)
                .ToListAsync(cancel);
            return rows.FindAll(row => questions.Contains(row.Question));
        });
    }

    private static IQueryable<LookUp> Newest(SiteDb db) => db.Set<LookUp>().AsNoTracking()
        .Where(row => row.Id == db.Set<LookUp>().Where(other => other.Asked == row.Asked && other.Registry == row.Registry).Max(other => other.Id));

    private async Task<LookUp> KeepOneAsync(
        Writing writing, string source, Question question, RegistryAnswer answer, DateTimeOffset at, Actor who, CancellationToken cancel)
    {
        DbSet<LookUp> all = writing.Db.Set<LookUp>();
        LookUp[] before = await all
            .Where(row => row.Asked == question.Asked && row.Registry == question.Registry)
            .OrderByDescending(row => row.Id)
            .ToArrayAsync(cancel);
        var fresh = new LookUp
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
            (last.At, last.Answer) = (at > last.At ? at : last.At, fresh.Answer);
            return last;
        }

        // A registry that failed for a day and then says the same again has found nothing new.
        LookUp? known = before.FirstOrDefault(row => fresh.Notice.Notice is not null && row.Notice == fresh.Notice);
        fresh.Told = known?.Told;
        all.Add(fresh);
        if (known is null && fresh.State < NoticeState.None)
        {
            string notice = fresh.NoticeDoi is { } doi ? $", {doi}" : "";
            audit.Note(writing, who, "notice.found", $"source {source}", $"{fresh.State} at {question.Registry}{notice}");
        }

        return fresh;
    }

    private static bool IsSame(LookUp one, LookUp other) =>
        (one.Answer == Answer.Known) == (other.Answer == Answer.Known) && one.Notice == other.Notice && one.Record == other.Record;

    private static bool IsShownOtherwise(LastAnswer? before, LookUp row) =>
        before is not { } last
        || last.State != row.State
        || (last.Answer == Answer.Known) != (row.Answer == Answer.Known)
        || Standing.QuarterOf(last.At) != Standing.QuarterOf(row.At);
}
