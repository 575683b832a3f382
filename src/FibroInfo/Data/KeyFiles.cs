using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FibroInfo.Data;

/// <summary>
/// The keys of <see cref="Seal"/>, one file each in <c>keys</c>. The framework's own repository does not flush to the
/// disk: a key that a power cut takes makes all that was sealed with it unreadable.
/// </summary>
public sealed class KeyFiles(DataFolder folder) : IXmlRepository
{
    // Part of every key's purpose: another name is another seal.
    private const string Application = "FibroInfo";

    /// <summary>Lets data protection keep its keys in <paramref name="folder"/>.</summary>
    public static void Register(IServiceCollection services, DataFolder folder)
    {
        services.AddDataProtection().SetApplicationName(Application);
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeyFiles(folder));
    }

    public IReadOnlyCollection<XElement> GetAllElements() => Guard<IReadOnlyCollection<XElement>>(() =>
    {
        OwnersOnly.CreateFolder(folder.File("keys"));
        return [.. Directory.EnumerateFiles(folder.File("keys"), "*.xml").Select(file => XElement.Load(file))];
    });

    public void StoreElement(XElement element, string friendlyName) => Guard(() =>
    {
        OwnersOnly.CreateFolder(folder.File("keys"));
        OwnersOnly.Write(folder.File("keys", $"{friendlyName}.xml"), Encoding.UTF8.GetBytes(element.ToString()));
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
            throw new StoreAwayException("The keys of what is sealed cannot be read or written.", exception);
        }
    }
}
