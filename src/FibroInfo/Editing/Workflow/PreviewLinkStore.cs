using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Workflow;

/// <summary>The preview links that are out.</summary>
public sealed class PreviewLinkStore(SiteDatabase store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How many days a link may be good for.</summary>
    public static readonly IReadOnlyList<int> Days = [3, 7, 14, 30];

    /// <summary>Those of one text that are still good, the last made first.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<PreviewLink>> ListForFileAsync(string file, CancellationToken cancel)
    {
        (DateTimeOffset now, DateTimeOffset latest) = Bounds();
        return store.ReadAsync(db => db.Set<PreviewLink>().AsNoTracking()
            .Where(link => link.File == file && link.Until > now && link.MadeAt <= latest).OrderByDescending(link => link.Id).ToListAsync(cancel));
    }

    /// <param name="token">Anything.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Null for what is no link, or not any more: nobody can tell the two apart.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<PreviewLink?> FindAsync(string? token, CancellationToken cancel)
    {
        if (SecretToken.ComputeHash(token) is not { } hash)
        {
            return null;
        }

        (DateTimeOffset now, DateTimeOffset latest) = Bounds();
        return await store.ReadAsync(db => db.Set<PreviewLink>().AsNoTracking()
            .FirstOrDefaultAsync(link => link.Hash == hash && link.Until > now && link.MadeAt <= latest, cancel));
    }

    private (DateTimeOffset Now, DateTimeOffset Latest) Bounds() => (clock.GetUtcNow(), PlausibleTimeLimit.Latest(clock.GetUtcNow(), PlausibleTimeLimit.Day));

    /// <param name="file">Below the content folder.</param>
    /// <param name="days">One of <see cref="Days"/>.</param>
    /// <param name="actor">Somebody with an account.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The token, told this once.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public Task<string> CreateAsync(string file, int days, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async transaction =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            // Those that have ended by themselves are of no use to anybody.
            await transaction.Db.Set<PreviewLink>().Where(link => link.Until <= now).ExecuteDeleteAsync(cancel);
            SecretToken token = SecretToken.Create();
            transaction.Db.Add(new PreviewLink
            {
                Hash = token.Hash,
                File = file,
                Account = actor.Account!.Value,
                Maker = actor.Name,
                MadeAt = now,
                Until = now.AddDays(days),
            });
            audit.Record(transaction, actor, "article.preview", $"text {file}", $"for {days} days");
            return token.Text;
        }, cancel);

    /// <returns>False when it was not there any more.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<bool> RevokeAsync(string file, long id, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async transaction =>
        {
            bool wasThere = await transaction.Db.Set<PreviewLink>().Where(link => link.Id == id && link.File == file).ExecuteDeleteAsync(cancel) > 0;
            if (wasThere)
            {
                audit.Record(transaction, actor, "article.revoke-preview", $"text {file}");
            }

            return wasThere;
        }, cancel);
}

/// <summary>
/// A link by which somebody without an account reads a text that is not published. Revoked, its row is gone: then it is
/// what it would be had it never been.
/// </summary>
public sealed class PreviewLink
{
    public long Id { get; init; }

    /// <summary>Of its token. Whoever reads the rows can make no link of it.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Below the content folder.</summary>
    public required string File { get; init; }

    /// <summary>Whose draft it shows, as long as there is one; then the file.</summary>
    public required long Account { get; init; }

    /// <summary>The name of that account, for colleagues.</summary>
    public required string Maker { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset Until { get; init; }
}

internal sealed class PreviewLinkEntityConfiguration : IEntityTypeConfiguration<PreviewLink>
{
    public void Configure(EntityTypeBuilder<PreviewLink> builder)
    {
        builder.ToTable("preview_links").HasKey(link => link.Id);
        builder.HasIndex(link => link.Hash).IsUnique();
        builder.HasIndex(link => link.File);
    }
}
