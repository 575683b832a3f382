using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>What may be a citation key.</summary>
public static partial class CitationKeys
{
    public static bool IsOne([NotNullWhen(true)] string? key) => key is not null && Key().IsMatch(key);

    /// <summary>The first four digits that can be a year; empty when there are none.</summary>
    internal static string YearIn(string text) => Year().Match(text).Value;

    [GeneratedRegex(@"\A[\p{L}\p{N}][\p{L}\p{N}_.:\-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex("[12][0-9]{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
