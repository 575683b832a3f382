using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Previews;

internal sealed class PreviewLinkTable : IEntityTypeConfiguration<PreviewLink>
{
    public void Configure(EntityTypeBuilder<PreviewLink> builder)
    {
        builder.ToTable("preview_links").HasKey(link => link.Id);
        builder.HasIndex(link => link.Hash).IsUnique();
        builder.HasIndex(link => link.File);
    }
}
