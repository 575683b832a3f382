using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Drafts;

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts").HasKey(draft => draft.Id);
        // One a person and text: what somebody types never takes the place of what a colleague typed.
        builder.HasIndex(draft => new { draft.File, draft.Account }).IsUnique();
    }
}
