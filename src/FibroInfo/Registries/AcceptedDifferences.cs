using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Registries;

/// <summary>The differences from a registry's record for which the staff decided that the site's own value is right.</summary>
public sealed class AcceptedDifferences(SiteDatabase store, AuditTrail audit)
{
    private readonly RegistryQueryVersions _versions = new();

    /// <summary>Changes with each decision.</summary>
    internal int Version => _versions.All;

    public Task<List<AcceptedDifference>> AllAsync(CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<AcceptedDifference>().AsNoTracking().ToListAsync(cancel));

    public Task<List<AcceptedDifference>> ListAsync(IReadOnlyCollection<RegistryQuery> questions, CancellationToken cancel)
    {
        string[] asked = [.. questions.Select(query => query.Asked)];
        return store.ReadAsync(db => db.Set<AcceptedDifference>().AsNoTracking().Where(row => asked.Contains(row.Asked)).ToListAsync(cancel));
    }

    /// <param name="source">The citation key, for the audit.</param>
    public async Task AcceptAsync(string source, RegistryQuery query, FieldMatch match, Actor actor, CancellationToken cancel)
    {
        await store.WriteAsync(async transaction =>
        {
            DbSet<AcceptedDifference> all = transaction.Db.Set<AcceptedDifference>();
            AcceptedDifference? row = await all.FirstOrDefaultAsync(
                row => row.Asked == query.Asked && row.Registry == query.Registry && row.Field == match.Field, cancel);
            if (row is null)
            {
                all.Add(new AcceptedDifference
                {
                    Asked = query.Asked,
                    Registry = query.Registry,
                    Field = match.Field,
                    Ours = match.Ours,
                    Theirs = match.Theirs
                });
            }
            else
            {
                (row.Ours, row.Theirs) = (match.Ours, match.Theirs);
            }

            audit.Record(transaction, actor, "source.keep", $"source {source}", $"{match.Field}, against {query.Registry}");
            return true;
        }, cancel);
        _versions.Change(query);
    }

    /// <summary>Changes with each decision on this query.</summary>
    internal int VersionOf(RegistryQuery query) => _versions.Get(query);
}

/// <summary>A difference for which the staff decided to keep the site's value: it is still shown, but needs no action.</summary>
public sealed class AcceptedDifference
{
    public long Id { get; init; }

    /// <summary>A DOI without prefix, or a PMID.</summary>
    public required string Asked { get; init; }

    public required Registry Registry { get; init; }

    public required ComparedField Field { get; init; }

    /// <summary>Both values at the time of the decision: when one changes later, it is a new difference.</summary>
    public required string Ours { get; set; }

    public required string Theirs { get; set; }

    public bool IsOf(FieldMatch match) => Field == match.Field && Ours == match.Ours && Theirs == match.Theirs;
}

internal sealed class AcceptedDifferenceEntityConfiguration : IEntityTypeConfiguration<AcceptedDifference>
{
    public void Configure(EntityTypeBuilder<AcceptedDifference> builder)
    {
        builder.ToTable("kept_fields").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Asked, row.Registry, row.Field }).IsUnique();
    }
}
