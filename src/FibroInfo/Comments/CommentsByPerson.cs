using System.Linq.Expressions;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>The comments of one person, to be shown to that person or erased.</summary>
public sealed class CommentsByPerson(FieldProtector protector, CommentOwnerToken links, PendingEmails waiting, TimeProvider clock)
{
    /// <summary>Addresses are sealed, no two alike: each is opened and compared, however many there are.</summary>
    /// <exception cref="DatabaseUnavailableException">The keys cannot be read.</exception>
    public async Task<List<CommentExport>> WithAddressAsync(SiteDbContext db, EmailAddress address, CancellationToken cancel)
    {
        var ids = new List<long>();
        var all = db.Set<Comment>().Where(comment => comment.Email != null).Select(comment => new { comment.Id, comment.Email });
        await foreach (var one in all.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (address.Value.Equals(protector.Unprotect(one.Email!), StringComparison.OrdinalIgnoreCase))
            {
                ids.Add(one.Id);
            }
        }

        return await KeptAsync(db.Set<Comment>().Where(comment => ids.Contains(comment.Id)), cancel);
    }

    /// <summary>The comment of a private link; none when the link is not ours.</summary>
    public async Task<List<CommentExport>> FindByLinkAsync(SiteDbContext db, string token, CancellationToken cancel) => links.SeedIn(token) is { } seed
        ? await KeptAsync(db.Set<Comment>().Where(comment => comment.Seed == seed), cancel)
        : [];

    /// <param name="db">The rows.</param>
    /// <param name="readers">Keys, of which each is good for one article.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<List<CommentExport>> ListByReadersAsync(SiteDbContext db, IReadOnlyCollection<byte[]> readers, CancellationToken cancel) =>
        KeptAsync(db.Set<Comment>().Where(comment => readers.Contains(comment.Reader)), cancel);

    public async Task EraseAsync(WriteTransaction transaction, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        List<Comment> theirs = await transaction.Db.Set<Comment>()
            .Where(comment => ids.Contains(comment.Id) && comment.State != CommentState.Erased)
            .ToListAsync(cancel);
        // Once for all of them: each letter that waits has to be opened.
        await waiting.WithdrawAsync(transaction, theirs, cancel);
        foreach (Comment comment in theirs)
        {
            await transaction.EraseAsync(comment, clock.GetUtcNow(), cancel);
        }
    }

    private async Task<List<CommentExport>> KeptAsync(IQueryable<Comment> comments, CancellationToken cancel)
    {
        List<CommentExport> kept = await comments.AsNoTracking().OrderBy(comment => comment.Id).Select(CommentExport.Projection).ToListAsync(cancel);
        return kept.ConvertAll(comment => comment with { Address = comment.SealedAddress is { } closed ? protector.Unprotect(closed) : null });
    }
}

/// <summary>All that is kept of a comment, as its writer may ask for it (C-10).</summary>
/// <param name="Reader">Who, on this article; null for the clinic.</param>
/// <param name="SealedAddress">As it lies in the row; opened into <paramref name="Address"/>.</param>
/// <param name="Address">Null when none is kept, or the key of its seal is lost.</param>
/// <param name="Marks">What the screening found in it.</param>
public sealed record CommentExport(
    long Id, Slug Article, long? ReplyTo, CommentState State, string Name, string Body, DateTimeOffset PostedAt, DateTimeOffset WrittenAt,
    DateTimeOffset? DecidedAt, string? Reason, byte[]? Reader, byte[]? SealedAddress, string? Address, ReplyNotificationState Notify,
    string? ConsentVersion, DateTimeOffset? ConsentAt, IReadOnlyList<ScreeningFinding> Marks, bool IsDespair, bool IsRedacted)
{
    /// <summary>Whoever has that mailbox said so; any other address may be a stranger's.</summary>
    public bool IsAddressConfirmed => Notify == ReplyNotificationState.Confirmed;

    internal static readonly Expression<Func<Comment, CommentExport>> Projection = comment => new CommentExport(
        comment.Id, comment.Article, comment.ReplyTo, comment.State, comment.Name, comment.Body, comment.PostedAt, comment.WrittenAt,
        comment.DecidedAt, comment.Reason, comment.Reader, comment.Email, null, comment.Notify,
        comment.ConsentVersion, comment.ConsentAt, comment.Marks, comment.IsDespair, comment.IsRedacted);
}
