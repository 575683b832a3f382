using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>Plain text made safe inside the braces of a BibTeX field.</summary>
internal static partial class BibTeXText
{
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var safe = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            safe.Append(Escaped(letter) ?? letter.ToString());
        }

        return safe.ToString();
    }

    /// <summary>Styles put titles into small letters; a word with a capital is kept from it by braces, the first word's first letter needs none.</summary>
    public static string Title(string title) => Of(Word().Replace(title, Kept))
        .Replace(Open, "{", StringComparison.Ordinal).Replace(Close, "}", StringComparison.Ordinal);

    private static string Kept(Match word)
    {
        string inside = word.Index == 0 ? word.Value[1..] : word.Value;
        return inside.Any(char.IsUpper) ? Open + word.Value + Close : word.Value;
    }

    private static string? Escaped(char letter) => letter switch
    {
        '\\' => @"\textbackslash{}",
        // As commands, because BibTeX counts even an escaped brace as one that needs its partner.
        '{' => @"\textbraceleft{}",
        '}' => @"\textbraceright{}",
        '~' => @"\textasciitilde{}",
        '^' => @"\textasciicircum{}",
        '&' or '%' or '$' or '#' or '_' => @"\" + letter,
        _ => null,
    };

    // Stand for our own braces while the title's are escaped; control characters were taken out when it was read.
    private const string Open = "\u0001";
    private const string Close = "\u0002";

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
