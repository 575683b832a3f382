using FibroInfo.References;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Registries;

/// <summary>
/// One answer of a registry, and for how long it has been the answer: the same answer on the next day moves
/// <see cref="At"/>, another is a new row. So a paper's rows are its history, and the newest is how it stands.
/// </summary>
public sealed class RegistryLookup
{
    public long Id { get; init; }

    public required Registry Registry { get; init; }

    /// <summary>A bare DOI, or a PMID.</summary>
    public required string Asked { get; init; }

    /// <summary>When this was the answer for the first time.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was last.</summary>
    public DateTimeOffset At { get; set; }

    public LookupOutcome Answer { get; set; }

    public NoticeState State { get; init; }

    public DateOnly? NoticeDate { get; init; }

    public string? NoticeDoi { get; init; }

    /// <summary>The registry's record as a CSL item; null when it gave none.</summary>
    public string? Record { get; init; }

    /// <summary>When its notice was written into <c>references.json</c>: once, so that what an editor takes out again stays out.</summary>
    public DateTimeOffset? Told { get; set; }

    public RegistryQuery Question => new(Registry, Asked);

    public NoticeFinding Notice => new(State, NoticeDate, Doi.TryParse(NoticeDoi, out Doi doi) ? doi : null);

    /// <summary>Its record again; null when it gave none.</summary>
    public Reference? Reference => Record is null ? null : RegistryRecordBuilder.Read(Record);
}

internal sealed class RegistryLookupEntityConfiguration : IEntityTypeConfiguration<RegistryLookup>
{
    public void Configure(EntityTypeBuilder<RegistryLookup> builder)
    {
        builder.ToTable("look_ups").HasKey(row => row.Id);
        builder.Ignore(row => row.Question).Ignore(row => row.Notice).Ignore(row => row.Reference);
        // The newest of a paper, and its history from there.
        builder.HasIndex(row => new { row.Asked, row.Registry, row.Id });
        // The few whose notice is still to be written down.
        builder.HasIndex(row => row.State).HasFilter("told is null");
    }
}
