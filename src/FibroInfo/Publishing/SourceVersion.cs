using System.Security.Cryptography;
using System.Text;
using FibroInfo.References;

namespace FibroInfo.Publishing;

/// <summary>Which wording of a source somebody saw. Sources beside it may change meanwhile; it may not.</summary>
public static class SourceVersion
{
    public static string Of(Reference source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Json)))[..16];
}
