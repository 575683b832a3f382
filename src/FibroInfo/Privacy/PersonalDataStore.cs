using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Ratings;
using FibroInfo.Reports;

namespace FibroInfo.Privacy;

/// <summary>What a person may ask of the clinic: to see what is kept, and to have it erased. The audit learns how much it was, and not whose.</summary>
public sealed class PersonalDataStore(
    SiteDatabase store, PersonalDataFinder finder, CommentsByPerson comments, ReportsByPerson reports, VotesByPerson votes, EmailsByPerson letters, AuditTrail trail)
{
    private const string Subject = "person";

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<PersonalData> FindAsync(PersonIdentifier key, CancellationToken cancel) => store.ReadAsync(db => finder.FindAsync(db, key, cancel));

    /// <summary>The same, to be handed out.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
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

    /// <summary>Erases all of it in one transaction, and remembers that, so that no backup brings it back.</summary>
    /// <returns>What there was.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was erased from the rows.</exception>
    public async Task<PersonalData> EraseAsync(PersonIdentifier key, Actor actor, CancellationToken cancel)
    {
        // Outside the gate: opening a hundred thousand addresses would hold up every reader's post.
        PersonalData found = await FindAsync(key, cancel);
        letters.EraseFiles(PersonalDataFinder.GetEmailAddresses(key, found.Comments));
        return await store.WriteAsync(
            async transaction =>
            {
                await comments.EraseAsync(transaction, [.. found.Comments.Select(comment => comment.Id)], cancel);
                await reports.EraseAsync(transaction, [.. found.Reports.Select(report => report.Id)], cancel);
                await votes.EraseAsync(transaction, found.Votes, cancel);
                await letters.EraseAsync(transaction, [.. found.Letters.Select(email => email.Id)], cancel);
                trail.Record(transaction, actor, "person.erase", Subject, found.CountedSummary);
                return found;
            }, cancel);
    }
}
