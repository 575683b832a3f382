using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Registries;

/// <summary>The differences for which somebody decided that ours is right.</summary>
public sealed class KeptFields(SiteDatabase store, AuditTrail audit)
{
    private readonly RegistryQueryVersions _versions = new();

    /// <summary>Another number after each decision.</summary>
    internal int Version => _versions.All;

    /// <exception cref="DatabaseUnavailableException">The rows cannot be read.</exception>
    public Task<List<KeptField>> AllAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<KeptField>().AsNoTracking().ToListAsync(cancel));

    /// <exception cref="DatabaseUnavailableException">The rows cannot be read.</exception>
    public Task<List<KeptField>> OfAsync(IReadOnlyCollection<RegistryQuery> questions, CancellationToken cancel)
    {
        string[] asked = [.. questions.Select(question => question.Asked)];
        return store.ReadAsync(db => db.Set<KeptField>().AsNoTracking().Where(row => asked.Contains(row.Asked)).ToListAsync(cancel));
    }

    /// <param name="source">The citation key, for the audit.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public async Task KeepAsync(string source, RegistryQuery question, FieldMatch match, Actor who, CancellationToken cancel)
    {
        await store.WriteAsync(async writing =>
        {
            DbSet<KeptField> all = writing.Db.Set<KeptField>();
            KeptField? row = await all.FirstOrDefaultAsync(
                row => row.Asked == question.Asked && row.Registry == question.Registry && row.Field == match.Field, cancel);
            if (row is null)
            {
                all.Add(new KeptField { Asked = question.Asked, Registry = question.Registry, Field = match.Field, Ours = match.Ours, Theirs = match.Theirs });
            }
            else
            {
                (row.Ours, row.Theirs) = (match.Ours, match.Theirs);
            }

            audit.Note(writing, who, "source.keep", $"source {source}", $"{match.Field}, against {question.Registry}");
            return true;
        }, cancel);
        _versions.Change(question);
    }

    /// <summary>Another number after each decision on this answer.</summary>
    internal int VersionOf(RegistryQuery question) => _versions.Of(question);
}

/// <summary>A difference that somebody of the staff has seen and decided for ours: it is shown, and asks for nothing.</summary>
public sealed class KeptField
{
    public long Id { get; init; }

    /// <summary>A bare DOI, or a PMID.</summary>
    public required string Asked { get; init; }

    public required Registry Registry { get; init; }

    public required ComparedField Field { get; init; }

    /// <summary>Both as they were: what reads otherwise later is another difference.</summary>
    public required string Ours { get; set; }

    public required string Theirs { get; set; }

    public bool IsOf(FieldMatch match) => Field == match.Field && Ours == match.Ours && Theirs == match.Theirs;
}

internal sealed class KeptFieldTable : IEntityTypeConfiguration<KeptField>
{
    public void Configure(EntityTypeBuilder<KeptField> builder)
    {
        builder.ToTable("kept_fields").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Asked, row.Registry, row.Field }).IsUnique();
    }
}
