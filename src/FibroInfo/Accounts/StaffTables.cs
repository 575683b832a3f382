using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Accounts;

internal sealed class StaffTables :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<Passkey>, IEntityTypeConfiguration<RecoveryCode>, IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts").HasKey(account => account.Id);
        // A number, so that the database can be asked for a role.
        builder.Property(account => account.Roles).HasConversion<int>();
        builder.HasIndex(account => account.Email).IsUnique();
        builder.HasIndex(account => account.SetupHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkeys").HasKey(passkey => passkey.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(passkey => passkey.Account).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(passkey => passkey.CredentialId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes").HasKey(code => code.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(code => code.Account).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(code => new { code.Account, code.Hash }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions").HasKey(session => session.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.Account).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => session.Hash).IsUnique();
    }
}
