using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>The decisions of the staff on reports.</summary>
public sealed class ReportDecisions(SiteDatabase store, FieldProtector protector, Outbox outbox, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Closes a report and, if the reader left an address, sends the answer, in one transaction.</summary>
    public Task<ReportDecisionOutcome> DecideAsync(long id, ReportDecision decision, Actor actor, CancellationToken cancel) =>
        store.WriteAsync(async transaction =>
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

    /// <summary>Reopens a report if no answer was sent by email.</summary>
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
                .SetProperty(row => row.Decided, (DateTimeOffset?)null)
                .SetProperty(row => row.Outcome, (string?)null)
                .SetProperty(row => row.IsPublic, false),
            cancel);
        trail.Record(transaction, actor, "report.undo", $"report {id}");
        if (report.IsPublic)
        {
            transaction.Invalidate(ReportStore.CorrectionsTag);
        }

        return ReportUndoOutcome.Undone;
    }, cancel);

    // When the key of the address is lost, no answer can be sent; the decision is stored all the same.
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

/// <summary>A decision of the staff on a report.</summary>
/// <param name="Outcome">What was done and why; also sent to the reader if there is an address.</param>
/// <param name="IsPublic">Whether the outcome is listed on the corrections page.</param>
/// <param name="Page">The article's address, for the answer.</param>
/// <param name="Words">The language of the answer.</param>
/// <param name="DaysKept">How many days from now the reader's text is kept, for the answer.</param>
public sealed record ReportDecision(ReportText Outcome, bool IsPublic, Uri Page, UiText Words, int DaysKept);

/// <summary>The result of undoing a decision.</summary>
public enum ReportUndoOutcome
{
    Undone,

    /// <summary>There is no decision, or it was already undone.</summary>
    IsOpen,

    /// <summary>The answer was sent to the reader, or is in the outbox.</summary>
    AnswerWasSent,

    /// <summary>The reader's text was erased at the end of its period, so nobody could decide on it again.</summary>
    IsErased,
    NotThere,
}
