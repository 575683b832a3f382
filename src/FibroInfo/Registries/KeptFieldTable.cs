using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Registries;

internal sealed class KeptFieldTable : IEntityTypeConfiguration<KeptField>
{
    public void Configure(EntityTypeBuilder<KeptField> builder)
    {
        builder.ToTable("kept_fields").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Asked, row.Registry, row.Field }).IsUnique();
    }
}
