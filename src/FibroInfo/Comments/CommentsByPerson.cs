using System.Linq.Expressions;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>Finds the comments of one person, to show them to that person or to erase them.</summary>
public sealed class CommentsByPerson(FieldProtector protector, CommentOwnerToken links, PendingEmails pendingEmails, TimeProvider clock)
{
    /// <summary>Each address is encrypted differently, even the same one, so all of them are decrypted and compared.</summary>
    public async Task<List<CommentExport>> WithAddressAsync(SiteDbContext db, EmailAddress address, CancellationToken cancel)
    {
        var ids = new List<long>();
        var all = db.Set<Comment>().Where(comment => comment.Email != null).Select(comment => new { comment.Id, comment.Email });
        await foreach (var row in all.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (address.Value.Equals(protector.Unprotect(row.Email!), StringComparison.OrdinalIgnoreCase))
            {
                ids.Add(row.Id);
            }
        }

        return await ExportAsync(db.Set<Comment>().Where(comment => ids.Contains(comment.Id)), cancel);
    }

    /// <summary>The comment of a private link; empty when the token is not valid.</summary>
    public async Task<List<CommentExport>> FindByLinkAsync(SiteDbContext db, string token, CancellationToken cancel) => links.SeedIn(token) is { } seed
        ? await ExportAsync(db.Set<Comment>().Where(comment => comment.Seed == seed), cancel)
        : [];

    /// <param name="readers">Keys of readers; each is valid for one article.</param>
    public Task<List<CommentExport>> ListByReadersAsync(SiteDbContext db, IReadOnlyCollection<byte[]> readers, CancellationToken cancel) =>
        ExportAsync(db.Set<Comment>().Where(comment => readers.Contains(comment.Reader)), cancel);

    public async Task EraseAsync(WriteTransaction transaction, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        List<Comment> comments = await transaction.Db.Set<Comment>()
            .Where(comment => ids.Contains(comment.Id) && comment.State != CommentState.Erased)
            .ToListAsync(cancel);
        // Once for all of them, because every email in the outbox has to be decrypted.
        await pendingEmails.WithdrawAsync(transaction, comments, cancel);
        foreach (Comment comment in comments)
        {
            await transaction.EraseAsync(comment, clock.GetUtcNow(), cancel);
        }
    }

    private async Task<List<CommentExport>> ExportAsync(IQueryable<Comment> comments, CancellationToken cancel)
    {
        List<CommentExport> exports = await comments.AsNoTracking().OrderBy(comment => comment.Id).Select(CommentExport.Projection).ToListAsync(cancel);
        return exports.ConvertAll(comment => comment with { Address = comment.SealedAddress is { } encrypted ? protector.Unprotect(encrypted) : null });
    }
}

/// <summary>All data that is kept about a comment, which its writer may ask for (C-10).</summary>
/// <param name="Reader">The reader's key for this article; null for the clinic.</param>
/// <param name="SealedAddress">The encrypted address; <paramref name="Address"/> is the same in plain text.</param>
/// <param name="Address">Null when none is kept, or its key is lost.</param>
/// <param name="Marks">What the screening found in it.</param>
public sealed record CommentExport(
    long Id, Slug Article, long? ReplyTo, CommentState State, string Name, string Body, DateTimeOffset PostedAt, DateTimeOffset WrittenAt,
    DateTimeOffset? DecidedAt, string? Reason, byte[]? Reader, byte[]? SealedAddress, string? Address, ReplyNotificationState Notify,
    string? ConsentVersion, DateTimeOffset? ConsentAt, IReadOnlyList<ScreeningFinding> Marks, bool IsDespair, bool IsRedacted)
{
    /// <summary>The owner of the mailbox confirmed it; any other address may have been typed by a stranger.</summary>
    public bool IsAddressConfirmed => Notify == ReplyNotificationState.Confirmed;

    internal static readonly Expression<Func<Comment, CommentExport>> Projection = comment => new CommentExport(
        comment.Id, comment.Article, comment.ReplyTo, comment.State, comment.Name, comment.Body, comment.PostedAt, comment.WrittenAt,
        comment.DecidedAt, comment.Reason, comment.Reader, comment.Email, null, comment.Notify,
        comment.ConsentVersion, comment.ConsentAt, comment.Marks, comment.IsDespair, comment.IsRedacted);
}
