using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Revisions;

internal sealed class RevisionTables :
    IEntityTypeConfiguration<Revision>, IEntityTypeConfiguration<RevisionText>, IEntityTypeConfiguration<Showing>, IEntityTypeConfiguration<Withholding>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("revisions").HasKey(revision => revision.Id);
        builder.HasIndex(revision => new { revision.File, revision.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RevisionText> builder) => builder.ToTable("revision_texts").HasKey(text => text.Hash);

    public void Configure(EntityTypeBuilder<Showing> builder)
    {
        builder.ToTable("showings").HasKey(showing => showing.Id);
        builder.HasIndex(showing => new { showing.Article, showing.Language, showing.Id });
    }

    public void Configure(EntityTypeBuilder<Withholding> builder)
    {
        builder.ToTable("withholdings").HasKey(withholding => withholding.Id);
        builder.HasIndex(withholding => new { withholding.Article, withholding.Language, withholding.Text }).IsUnique();
    }
}
