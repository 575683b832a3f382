using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>What the staff decide about a report.</summary>
public sealed class ReportDecisions(SiteDatabase store, FieldProtector protector, Outbox outbox, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Closes a report, and answers whoever left an address, in one transaction.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public Task<ReportDecisionOutcome> DecideAsync(long id, ReportDecision decision, Actor actor, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        DateTimeOffset? now = clock.GetUtcNow();
        IQueryable<Report> reports = transaction.Db.Set<Report>().AsNoTracking().Where(report => report.Id == id);
        int decided = await reports.Where(report => report.Decided == null).ExecuteUpdateAsync(
            set => set.SetProperty(report => report.Decided, now)
                .SetProperty(report => report.Outcome, decision.Outcome.Value)
                .SetProperty(report => report.IsPublic, decision.IsPublic), cancel);
        if (decided == 0)
        {
            return await reports.AnyAsync(cancel) ? ReportDecisionOutcome.AlreadyDecided : ReportDecisionOutcome.NotThere;
        }

        bool isAnswered = Answer(transaction, await reports.Select(report => report.Email).SingleAsync(cancel), decision);
        string answer = isAnswered ? "answered by mail" : "no mail", shown = decision.IsPublic ? "public" : "not public";
        trail.Record(transaction, actor, "report.decide", $"report {id}", $"{answer}, {shown}");
        if (decision.IsPublic)
        {
            transaction.Invalidate(ReportStore.CorrectionsTag);
        }

        return ReportDecisionOutcome.Decided;
    }, cancel);

    /// <summary>Opens a report again whose decision nobody was told by mail.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<ReportUndoOutcome> UndoAsync(long id, Actor actor, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        IQueryable<Report> reports = transaction.Db.Set<Report>().AsNoTracking().Where(report => report.Id == id);
        if (await reports.Select(StaffReport.Projection).FirstOrDefaultAsync(cancel) is not { } report)
        {
            return ReportUndoOutcome.NotThere;
        }

        if (!report.CanUndo)
        {
            return report.Decided is null ? ReportUndoOutcome.IsOpen : report.Body is null ? ReportUndoOutcome.IsErased : ReportUndoOutcome.AnswerWasSent;
        }

        await reports.ExecuteUpdateAsync(
            set => set
                .SetProperty(one => one.Decided, (DateTimeOffset?)null)
                .SetProperty(one => one.Outcome, (string?)null)
                .SetProperty(one => one.IsPublic, false),
            cancel);
        trail.Record(transaction, actor, "report.undo", $"report {id}");
        if (report.IsPublic)
        {
            transaction.Invalidate(ReportStore.CorrectionsTag);
        }

        return ReportUndoOutcome.Undone;
    }, cancel);

    // An address whose key is lost cannot be answered; the decision stands all the same.
    private bool Answer(WriteTransaction transaction, byte[]? email, ReportDecision decision)
    {
        if (email is null || protector.Unprotect(email) is not { } address)
        {
            return false;
        }

        UiText words = decision.Words;
        string body = words["report.answer", decision.Page.AbsoluteUri, decision.Outcome.Value, decision.DaysKept];
        outbox.Add(transaction, new EmailMessage(address, words["report.answer-subject"], body, null));
        return true;
    }
}

public enum ReportDecisionOutcome
{
    Decided,
    AlreadyDecided,
    NotThere,
}

/// <summary>What the staff made of a report.</summary>
/// <param name="Outcome">What was done, with the reason: also the answer to whoever left an address.</param>
/// <param name="IsPublic">Whether the outcome is listed among the corrections.</param>
/// <param name="Page">The article's address, named in the answer.</param>
/// <param name="Words">The language of the answer.</param>
/// <param name="DaysKept">How long what the reader wrote is kept from now on, as the answer tells them.</param>
public sealed record ReportDecision(ReportText Outcome, bool IsPublic, Uri Page, UiText Words, int DaysKept);

/// <summary>What became of taking a decision back.</summary>
public enum ReportUndoOutcome
{
    Undone,

    /// <summary>It is not decided, or not any more.</summary>
    IsOpen,

    /// <summary>Its writer has the answer, or it is on its way.</summary>
    AnswerWasSent,

    /// <summary>Its words were kept long enough: nobody could decide on it again.</summary>
    IsErased,
    NotThere,
}
