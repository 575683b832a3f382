using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace FibroInfo.Pages.Shared;

/// <summary>Writes XML for programs: feeds, the sitemap.</summary>
public static class XmlFile
{
    /// <returns>UTF-8, with a declaration and without a byte order mark.</returns>
    public static byte[] Write(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            root.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    /// <summary>The text without the characters that no XML file may contain, such as a form feed. Half of an emoji becomes U+FFFD.</summary>
    public static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
