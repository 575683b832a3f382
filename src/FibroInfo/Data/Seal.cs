using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace FibroInfo.Data;

/// <summary>
/// Makes a person's words and address unreadable in the file of the store and in its copies. The key lies beside it in
/// <c>Paths:Data/keys</c>: whoever has the whole folder has both.
/// </summary>
public sealed class Seal(IDataProtectionProvider keys)
{
    private readonly IDataProtector _protector = keys.CreateProtector("a person's address and words");

    /// <exception cref="StoreAwayException">The keys cannot be read or written.</exception>
    public byte[] Close(string plain)
    {
        try
        {
            return _protector.Protect(Encoding.UTF8.GetBytes(plain));
        }
        catch (CryptographicException failed)
        {
            throw new StoreAwayException("Nothing can be sealed just now.", failed);
        }
    }

    /// <returns>Null when it was changed, or its key is lost.</returns>
    /// <exception cref="StoreAwayException">The keys cannot be read.</exception>
    public string? Open(byte[] closed)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(closed));
        }
        catch (CryptographicException failed)
        {
            return IsOfTheKeys(failed) ? throw new StoreAwayException("Nothing sealed can be opened just now.", failed) : null;
        }
    }

    // Data protection wraps whatever happens; only the files of the keys say this.
    private static bool IsOfTheKeys(Exception? failed) => failed is StoreAwayException || (failed is not null && IsOfTheKeys(failed.InnerException));
}
