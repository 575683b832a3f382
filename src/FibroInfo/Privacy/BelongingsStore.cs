using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Ratings;
using FibroInfo.Reports;

namespace FibroInfo.Privacy;

/// <summary>What a person may ask of the clinic: to see what is kept, and to have it erased. The audit learns how much it was, and not whose.</summary>
public sealed class BelongingsStore(
    SiteDatabase store, BelongingsFinder finder, PersonsComments comments, PersonsReports reports, PersonsVotes votes, PersonsLetters letters, AuditTrail trail)
{
    private const string Subject = "person";

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<Belongings> FindAsync(PersonKey key, CancellationToken cancel) => store.ReadAsync(db => finder.FindAsync(db, key, cancel));

    /// <summary>The same, to be handed out.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<Belongings> ExportAsync(PersonKey key, Actor who, CancellationToken cancel)
    {
        Belongings found = await FindAsync(key, cancel);
        return await store.WriteAsync(
            writing =>
            {
                trail.Note(writing, who, "person.export", Subject, found.Counted);
                return Task.FromResult(found);
            }, cancel);
    }

    /// <summary>Erases all of it in one transaction, and remembers that, so that no backup brings it back.</summary>
    /// <returns>What there was.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was erased from the rows.</exception>
    public async Task<Belongings> EraseAsync(PersonKey key, Actor who, CancellationToken cancel)
    {
        // Outside the gate: opening a hundred thousand addresses would hold up every reader's post.
        Belongings found = await FindAsync(key, cancel);
        letters.EraseFiles(BelongingsFinder.AddressesOf(key, found.Comments));
        return await store.WriteAsync(
            async writing =>
            {
                await comments.EraseAsync(writing, [.. found.Comments.Select(comment => comment.Id)], cancel);
                await reports.EraseAsync(writing, [.. found.Reports.Select(report => report.Id)], cancel);
                await votes.EraseAsync(writing, found.Votes, cancel);
                await letters.EraseAsync(writing, [.. found.Letters.Select(letter => letter.Id)], cancel);
                trail.Note(writing, who, "person.erase", Subject, found.Counted);
                return found;
            }, cancel);
    }
}
