using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Registries;

internal sealed class LookUpTable : IEntityTypeConfiguration<LookUp>
{
    public void Configure(EntityTypeBuilder<LookUp> builder)
    {
        builder.ToTable("look_ups").HasKey(row => row.Id);
        builder.Ignore(row => row.Question).Ignore(row => row.Notice).Ignore(row => row.Reference);
        // The newest of a paper, and its history from there.
        builder.HasIndex(row => new { row.Asked, row.Registry, row.Id });
        // The few whose notice is still to be written down.
        builder.HasIndex(row => row.State).HasFilter("told is null");
    }
}
