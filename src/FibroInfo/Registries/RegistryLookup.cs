using FibroInfo.References;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Registries;

/// <summary>
/// One answer of a registry, and how long it stayed the same: the same answer on a later day only moves <see cref="At"/>, a different
/// one is a new row. So the rows of a paper are its history, and the newest is its current state.
/// </summary>
public sealed class RegistryLookup
{
    public long Id { get; init; }

    public required Registry Registry { get; init; }

    /// <summary>A DOI without prefix, or a PMID.</summary>
    public required string Asked { get; init; }

    /// <summary>When the registry first gave this answer.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the registry last gave this answer.</summary>
    public DateTimeOffset At { get; set; }

    public LookupOutcome Answer { get; set; }

    public NoticeState State { get; init; }

    public DateOnly? NoticeDate { get; init; }

    public string? NoticeDoi { get; init; }

    /// <summary>The registry's record as a CSL item; null when it gave none.</summary>
    public string? Record { get; init; }

    /// <summary>When its notice was written into <c>references.json</c>: once only, so that an editor can remove it for good.</summary>
    public DateTimeOffset? Told { get; set; }

    /// <summary>"No such record" is an answer too.</summary>
    public bool IsAnswered => Answer is LookupOutcome.Known or LookupOutcome.NotThere;

    public RegistryQuery Question => new(Registry, Asked);

    public NoticeFinding Notice => new(State, NoticeDate, Doi.TryParse(NoticeDoi, out Doi doi) ? doi : null);

    /// <summary><see cref="Record"/>, parsed; null when the registry gave none.</summary>
    public Reference? Reference => Record is null ? null : RegistryRecordBuilder.Read(Record);
}

internal sealed class RegistryLookupEntityConfiguration : IEntityTypeConfiguration<RegistryLookup>
{
    public void Configure(EntityTypeBuilder<RegistryLookup> builder)
    {
        builder.ToTable("look_ups").HasKey(row => row.Id);
        builder.Ignore(row => row.IsAnswered).Ignore(row => row.Question).Ignore(row => row.Notice).Ignore(row => row.Reference);
        // For the newest answer on a paper, and for its history.
        builder.HasIndex(row => new { row.Asked, row.Registry, row.Id });
        // For the few rows whose notice is not yet in references.json.
        builder.HasIndex(row => row.State).HasFilter("told is null");
    }
}
