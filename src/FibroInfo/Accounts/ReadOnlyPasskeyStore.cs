using System.Globalization;
using FibroInfo.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>
/// How the framework's passkey handler finds accounts and their keys. It only reads: what is written is written by us,
/// in one transaction (decision 0009).
/// </summary>
public sealed class ReadOnlyPasskeyStore(SiteDatabase store) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        long.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? await store.ReadAsync(db => db.Set<Account>().AsNoTracking()
                .FirstOrDefaultAsync(account => account.Id == id && !account.IsDisabled, cancellationToken))
            : null;

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => store.ReadAsync(db => db.Set<Passkey>()
        .Where(passkey => passkey.CredentialId == credentialId)
        .Join(db.Set<Account>().AsNoTracking(), passkey => passkey.Account, account => account.Id, (_, account) => account)
        .FirstOrDefaultAsync(cancellationToken));

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        List<Passkey> passkeys = await store.ReadAsync(db => db.Set<Passkey>().AsNoTracking()
            .Where(passkey => passkey.Account == user.Id).ToListAsync(cancellationToken));
        return [.. passkeys.Select(Info)];
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        Passkey? found = await store.ReadAsync(db => db.Set<Passkey>().AsNoTracking()
            .FirstOrDefaultAsync(passkey => passkey.Account == user.Id && passkey.CredentialId == credentialId, cancellationToken));
        return found is null ? null : Info(found);
    }

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw Never();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Never();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Never();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Never();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Never();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Never();

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Never();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw Never();

    public void Dispose()
    {
        // The store is everybody's.
    }

    // What was attested is not kept: nobody is asked which make of device they have.
    private static UserPasskeyInfo Info(Passkey passkey) => new(
        passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt, (uint)passkey.SignCount,
        passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, attestationObject: [], clientDataJson: []);

    private static NotSupportedException Never() => new("The framework only reads the staff's accounts.");
}
