using FibroInfo.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Accounts;

/// <summary>Somebody of the staff, and what they can prove it with. It stays when its owner leaves, as the audit names it.</summary>
public sealed class Account
{
    public long Id { get; init; }

    public required string Name { get; set; }

    /// <summary>By which one signs in; small letters, and no other account has it.</summary>
    public required string Email { get; set; }

    public required Role Roles { get; set; }

    /// <summary>The id in people.yaml; null for who neither writes nor reviews.</summary>
    public string? Person { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsDisabled { get; set; }

    /// <summary>Null until a password is set; then an authenticator is too.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>The secret of the authenticator app, sealed.</summary>
    public byte[]? AuthenticatorKey { get; set; }

    /// <summary>The time step whose code was used last: that code and older ones are worth nothing any more.</summary>
    public long LastStep { get; set; }

    /// <summary>Wrong passwords since the last right one, from browsers in which nobody has signed in to this account.</summary>
    public int Failures { get; set; }

    /// <summary>Until then strangers' passwords are not looked at.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Of the link by which its owner sets how to sign in; null when none is out.</summary>
    public byte[]? SetupHash { get; set; }

    public DateTimeOffset? SetupUntil { get; set; }
}

internal sealed class AccountEntityConfigurations :
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
