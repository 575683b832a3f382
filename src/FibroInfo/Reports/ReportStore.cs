using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>What readers say is wrong, until somebody has looked into it and answered.</summary>
public sealed class ReportStore(Store store, Seal seal, Outbox outbox, TimeProvider clock)
{
    /// <summary>Told when the list of public outcomes changed.</summary>
    public const string CorrectionsTag = "corrections";

    private static readonly TimeSpan KeptAfterDecision = TimeSpan.FromDays(30);

    /// <summary>Whether this reader has told us something about this article, as long as it is kept.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<bool> HasReportedAsync(Slug article, byte[] reader, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Report>().AnyAsync(report => report.Article == article && report.Reader == reader, cancel));

    /// <summary>Keeps it; the same report of the same reader a second time is taken for a second click.</summary>
    /// <exception cref="StoreAwayException">Nothing was stored.</exception>
    public Task PostAsync(NewReport report, CancellationToken cancel)
    {
        byte[]? email = report.Email is { } address ? seal.Close(address.Value) : null;
        return store.WriteAsync(writing => writing.Db.Database.ExecuteSqlAsync(
            $"""
            insert into reports (article, reader, kind, print, quote, body, comment, email, at, is_public)
            values ({report.Article.Value}, {report.Reader}, {report.Kind.ToString()}, {report.Print()}, {report.Quote.Value}, {report.Body.Value},
                {report.Comment}, {email}, {clock.GetUtcNow().UtcDateTime}, {false})
            on conflict (article, reader, kind, print) do nothing
            """, cancel), cancel);
    }

    /// <summary>What waits for a decision, oldest first.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<OpenReport>> OpenAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<Report>().AsNoTracking()
        .Where(report => report.Decided == null)
        .OrderBy(report => report.Id)
        .Select(report => new OpenReport(report.Id, report.Article, report.Kind, report.Quote!, report.Body!, report.Comment, report.Email != null, report.At))
        .ToListAsync(cancel));

    /// <summary>Closes a report, and answers whoever left an address, in one transaction.</summary>
    /// <exception cref="StoreAwayException">Nothing was stored.</exception>
    public Task<DecideOutcome> DecideAsync(long id, Decision decision, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        DateTimeOffset? now = clock.GetUtcNow();
        IQueryable<Report> reports = writing.Db.Set<Report>().AsNoTracking().Where(report => report.Id == id);
        int decided = await reports.Where(report => report.Decided == null).ExecuteUpdateAsync(
            set => set.SetProperty(report => report.Decided, now)
                .SetProperty(report => report.Outcome, decision.Outcome.Value)
                .SetProperty(report => report.IsPublic, decision.IsPublic), cancel);
        if (decided == 0)
        {
            return await reports.AnyAsync(cancel) ? DecideOutcome.AlreadyDecided : DecideOutcome.NotThere;
        }

        Answer(writing, await reports.Select(report => report.Email).SingleAsync(cancel), decision);
        if (decision.IsPublic)
        {
            writing.Touch(CorrectionsTag);
        }

        return DecideOutcome.Decided;
    }, cancel);

    /// <summary>What became of reports, where the staff made it public; newest first.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<PublicOutcome>> PublicOutcomesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<Report>().AsNoTracking()
        .Where(report => report.IsPublic && report.Decided != null)
        .OrderByDescending(report => report.Decided).ThenByDescending(report => report.Id)
        .Select(report => new PublicOutcome(report.Article, report.Kind, report.Outcome!, report.Decided!.Value))
        .ToListAsync(cancel));

    // An address whose key is lost cannot be answered; the decision stands all the same.
    private void Answer(Writing writing, byte[]? email, Decision decision)
    {
        if (email is not null && seal.Open(email) is { } address)
        {
            Words words = decision.Words;
            string body = words["report.answer", decision.Page.AbsoluteUri, decision.Outcome.Value, (int)KeptAfterDecision.TotalDays];
            outbox.Add(writing, new Letter(address, words["report.answer-subject"], body, null));
        }
    }
}
