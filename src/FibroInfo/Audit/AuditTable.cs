using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Audit;

internal sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        // A trigger of the migration refuses to change or delete a row (T35).
        builder.ToTable("audit", table => table.HasTrigger("audit_is_kept")).HasKey(entry => entry.Id);
        builder.HasIndex(entry => new { entry.Deed, entry.Id });
        builder.HasIndex(entry => new { entry.Subject, entry.Id });
    }
}
