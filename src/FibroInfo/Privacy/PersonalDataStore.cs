using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Ratings;
using FibroInfo.Reports;

namespace FibroInfo.Privacy;

/// <summary>Exports or erases the data of a person at their request. The audit trail records how much it was, but not whose.</summary>
public sealed class PersonalDataStore(
    SiteDatabase store, PersonalDataFinder finder, CommentsByPerson comments, ReportsByPerson reports, VotesByPerson votes,
    EmailsByPerson emails, AuditTrail trail)
{
    private const string Subject = "person";

    public Task<PersonalData> FindAsync(PersonIdentifier key, CancellationToken cancel) => store.ReadAsync(db => finder.FindAsync(db, key, cancel));

    /// <summary>Finds the data in order to hand it out, and records that in the audit trail.</summary>
    public async Task<PersonalData> ExportAsync(PersonIdentifier key, Actor actor, CancellationToken cancel)
    {
        PersonalData found = await FindAsync(key, cancel);
        return await store.WriteAsync(
            transaction =>
            {
                trail.Record(transaction, actor, "person.export", Subject, found.CountedSummary);
                return Task.FromResult(found);
            }, cancel);
    }

    /// <summary>Erases all of it in one transaction, and records the erasure so that restoring a backup does not bring it back.</summary>
    /// <returns>What was erased.</returns>
    public async Task<PersonalData> EraseAsync(PersonIdentifier key, Actor actor, CancellationToken cancel)
    {
        // Outside the transaction: decrypting a hundred thousand addresses would block all other writes.
        PersonalData found = await FindAsync(key, cancel);
        emails.EraseFiles(PersonalDataFinder.GetEmailAddresses(key, found.Comments));
        return await store.WriteAsync(
            async transaction =>
            {
                await comments.EraseAsync(transaction, [.. found.Comments.Select(comment => comment.Id)], cancel);
                await reports.EraseAsync(transaction, [.. found.Reports.Select(report => report.Id)], cancel);
                await votes.EraseAsync(transaction, found.Votes, cancel);
                await emails.EraseAsync(transaction, [.. found.Emails.Select(email => email.Id)], cancel);
                trail.Record(transaction, actor, "person.erase", Subject, found.CountedSummary);
                return found;
            }, cancel);
    }
}
