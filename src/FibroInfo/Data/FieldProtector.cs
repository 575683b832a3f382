using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FibroInfo.Data;

/// <summary>
/// Encrypts people's texts and e-mail addresses in the database and in its copies. The keys are stored beside the database, in
/// <c>Paths:Data/keys</c>: whoever has the whole folder can decrypt everything.
/// </summary>
public sealed class FieldProtector(IDataProtectionProvider keys)
{
    private readonly IDataProtector _protector = keys.CreateProtector("a person's address and words");

    /// <exception cref="DatabaseUnavailableException">The keys cannot be read or written.</exception>
    public byte[] Protect(string plain)
    {
        try
        {
            return _protector.Protect(Encoding.UTF8.GetBytes(plain));
        }
        catch (CryptographicException failed)
        {
            throw new DatabaseUnavailableException("Nothing can be sealed just now.", failed);
        }
    }

    /// <returns>Null when the data was tampered with or its key is lost.</returns>
    /// <exception cref="DatabaseUnavailableException">The keys cannot be read.</exception>
    public string? Unprotect(byte[] closed)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(closed));
        }
        catch (CryptographicException failed)
        {
            return IsKeyFault(failed) ? throw new DatabaseUnavailableException("Nothing sealed can be opened just now.", failed) : null;
        }
    }

    // Data protection wraps every failure in a CryptographicException; only KeyFileRepository throws this one inside.
    private static bool IsKeyFault(Exception? failed) => failed is DatabaseUnavailableException || (failed is not null && IsKeyFault(failed.InnerException));
}

/// <summary>
/// Stores the keys of <see cref="FieldProtector"/>, one file each, in <c>keys</c>. The framework's own repository does not flush to
/// disk: if a power cut destroyed a key, everything encrypted with it would be unreadable.
/// </summary>
public sealed class KeyFileRepository(DataFolder folder) : IXmlRepository
{
    // Part of the purpose of every key: with another name, existing data cannot be decrypted.
    private const string Application = "FibroInfo";

    /// <summary>Makes data protection store its keys in <paramref name="folder"/>.</summary>
    public static void Register(IServiceCollection services, DataFolder folder)
    {
        services.AddDataProtection().SetApplicationName(Application);
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeyFileRepository(folder));
    }

    public IReadOnlyCollection<XElement> GetAllElements() => Guard<IReadOnlyCollection<XElement>>(() =>
    {
        PrivateFiles.CreateFolder(folder.File("keys"));
        return [.. Directory.EnumerateFiles(folder.File("keys"), "*.xml").Select(file => XElement.Load(file))];
    });

    public void StoreElement(XElement element, string friendlyName) => Guard(() =>
    {
        PrivateFiles.CreateFolder(folder.File("keys"));
        PrivateFiles.Write(folder.File("keys", $"{friendlyName}.xml"), Encoding.UTF8.GetBytes(element.ToString()));
        return true;
    });

    private static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            throw new DatabaseUnavailableException("The keys of what is sealed cannot be read or written.", exception);
        }
    }
}
