using System.Collections.Frozen;
using System.Text;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Removes TeX from the text of a BibTeX field: accents become letters; braces and commands are dropped.</summary>
internal static class TeXDecoder
{
    public static string Plain(string tex)
    {
        var plain = new StringBuilder(tex.Length);
        for (int at = 0; at < tex.Length;)
        {
            at = tex[at] == '\\' ? Command(tex, at + 1, plain) : Letter(tex, at, plain);
        }

        return UnicodeNormalizer.Normalize(plain.ToString());
    }

    /// <summary>Splits at each <paramref name="separator"/> that is outside of braces.</summary>
    public static List<string> SplitOutside(string tex, string separator)
    {
        var parts = new List<string>();
        (int depth, int start) = (0, 0);
        for (int at = 0; at < tex.Length; at++)
        {
            depth += tex[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0 && tex.AsSpan(at).StartsWith(separator, StringComparison.OrdinalIgnoreCase))
            {
                parts.Add(tex[start..at]);
                start = at + separator.Length;
                at = start - 1;
            }
        }

        parts.Add(tex[start..]);
        return parts;
    }

    private static int Letter(string tex, int at, StringBuilder plain)
    {
        switch (tex[at])
        {
            case '{' or '}' or '$':
                return at + 1;
            case '~':
                plain.Append(' ');
                return at + 1;
            case '-' when tex.AsSpan(at).StartsWith("---"):
                plain.Append('—');
                return at + 3;
            case '-' when tex.AsSpan(at).StartsWith("--"):
                plain.Append('–');
                return at + 2;
            case '`' when tex.AsSpan(at).StartsWith("``"):
                plain.Append('“');
                return at + 2;
            case '\'' when tex.AsSpan(at).StartsWith("''"):
                plain.Append('”');
                return at + 2;
            default:
                plain.Append(char.IsWhiteSpace(tex[at]) ? ' ' : tex[at]);
                return at + 1;
        }
    }

    // "\'e", "\'{e}", "\c{c}", "\o", "\textit{…}", "\&".
    private static int Command(string tex, int at, StringBuilder plain)
    {
        int end = at;
        while (end < tex.Length && char.IsAsciiLetter(tex[end]))
        {
            end++;
        }

        string name = end > at ? tex[at..end] : at < tex.Length ? tex[at].ToString() : "";
        end = at + name.Length;
        if (TeXAccents.Accents.TryGetValue(name, out char mark))
        {
            return Accented(tex, end, mark, plain);
        }

        plain.Append(TeXAccents.Symbols.GetValueOrDefault(name) ?? (name.Length == 1 && !char.IsAsciiLetter(name[0]) ? name : ""));
        // A space after a command of letters only ends the command.
        return name.Length > 0 && char.IsAsciiLetter(name[0]) && end < tex.Length && tex[end] == ' ' ? end + 1 : end;
    }

    private static int Accented(string tex, int at, char mark, StringBuilder plain)
    {
        while (at < tex.Length && tex[at] is ' ' or '{')
        {
            at++;
        }

        if (at >= tex.Length)
        {
            return at;
        }

        // TeX uses a dotless i or j (\i, \j) under an accent.
        bool isDotless = tex.AsSpan(at).StartsWith("\\i") || tex.AsSpan(at).StartsWith("\\j");
        plain.Append(isDotless ? tex[at + 1] : tex[at]).Append(mark);
        return at + (isDotless ? 2 : 1);
    }
}

/// <summary>TeX's commands for letters and accents in names and titles.</summary>
internal static class TeXAccents
{
    /// <summary>The combining mark of each accent command, which applies to the next letter.</summary>
    public static readonly FrozenDictionary<string, char> Accents = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["`"] = '\u0300',
        ["'"] = '\u0301',
        ["^"] = '\u0302',
        ["~"] = '\u0303',
        ["="] = '\u0304',
        ["."] = '\u0307',
        ["\""] = '\u0308',
        ["u"] = '\u0306',
        ["r"] = '\u030A',
        ["H"] = '\u030B',
        ["v"] = '\u030C',
        ["d"] = '\u0323',
        ["c"] = '\u0327',
        ["k"] = '\u0328',
        ["b"] = '\u0331',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ae"] = "æ",
        ["AE"] = "Æ",
        ["oe"] = "œ",
        ["OE"] = "Œ",
        ["aa"] = "å",
        ["AA"] = "Å",
        ["o"] = "ø",
        ["O"] = "Ø",
        ["l"] = "ł",
        ["L"] = "Ł",
        ["ss"] = "ß",
        ["i"] = "i",
        ["j"] = "j",
        ["dh"] = "ð",
        ["DH"] = "Ð",
        ["th"] = "þ",
        ["TH"] = "Þ",
        ["dj"] = "đ",
        ["DJ"] = "Đ",
        ["alpha"] = "α",
        ["beta"] = "β",
        ["gamma"] = "γ",
        ["delta"] = "δ",
        ["kappa"] = "κ",
        ["mu"] = "μ",
        ["omega"] = "ω",
        ["pm"] = "±",
        ["times"] = "×",
        ["textendash"] = "–",
        ["textemdash"] = "—",
        ["textbackslash"] = "\\",
        ["textbraceleft"] = "{",
        ["textbraceright"] = "}",
        ["textasciitilde"] = "~",
        ["textasciicircum"] = "^",
        ["textquotedblleft"] = "“",
        ["textquotedblright"] = "”",
        ["textquoteleft"] = "‘",
        ["textquoteright"] = "’",
        ["ldots"] = "…",
        ["dots"] = "…",
        ["textregistered"] = "®",
        ["texttrademark"] = "™",
        ["copyright"] = "©",
        ["\\"] = " ",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
