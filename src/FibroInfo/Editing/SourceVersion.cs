using System.Security.Cryptography;
using System.Text;
using FibroInfo.References;

namespace FibroInfo.Editing;

/// <summary>Which wording of a source somebody saw. Sources beside it may change meanwhile; it may not.</summary>
public static class SourceVersion
{
    public static string Of(Reference source) => Of(source.Json);

    /// <param name="json">One item, as <see cref="Reference.Json"/> has it.</param>
    public static string Of(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];
}
