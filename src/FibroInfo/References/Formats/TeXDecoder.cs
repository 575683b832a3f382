using System.Collections.Frozen;
using System.Text;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>
/// Removes TeX from the text of a BibTeX field: accents become letters, symbols become characters, braces and typeface are dropped. A
/// command that is not known stays as it was written.
/// </summary>
internal static class TeXDecoder
{
    /// <param name="unknown">Receives the commands that stay as written.</param>
    public static string Plain(string tex, ICollection<string>? unknown = null) => new TeXReader(tex, unknown).Read();

    /// <summary>An address or a DOI: only what is escaped, and the braces around it, is undone.</summary>
    public static string Literal(string tex)
    {
        string inside = Argument(tex.Trim());
        var plain = new StringBuilder(inside.Length);
        string spelled = inside.Replace("{\\textasciitilde}", "~", StringComparison.Ordinal).Replace("\\textasciitilde{}", "~", StringComparison.Ordinal)
            .Replace("$\\sim$", "~", StringComparison.Ordinal).Replace("\\~{}", "~", StringComparison.Ordinal)
                .Replace("\\textunderscore", "_", StringComparison.Ordinal)
            .Replace("\\textless", "<", StringComparison.Ordinal).Replace("\\textgreater", ">", StringComparison.Ordinal);
        foreach (char letter in spelled)
        {
            plain.Append(letter is '{' or '}' or '\\' ? "" : letter.ToString());
        }

        return plain.ToString().Trim();
    }

    // What is in the braces behind \url; the text itself without one.
    private static string Argument(string tex)
    {
        int start = new[] { "\\url{", "\\href{", "\\path{" }
            .Select(command => tex.IndexOf(command, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? at + command.Length : -1).Max();
        int depth = 1, end = Math.Max(start, 0);
        while (start >= 0 && end < tex.Length && (depth += tex[end] switch { '{' => 1, '}' => -1, _ => 0 }) > 0)
        {
            end++;
        }

        return start < 0 ? tex : tex[start..end];
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
}

/// <summary>Reads one text from its start to its end.</summary>
internal sealed class TeXReader(string tex, ICollection<string>? unknown)
{
    // An odd number of dollars is money, not mathematics.
    private readonly bool _hasMath = tex.Where((letter, at) => letter == '$' && (at == 0 || tex[at - 1] != '\\')).Count() % 2 == 0;
    private readonly StringBuilder _plain = new(tex.Length);
    private bool _inMath;

    public string Read()
    {
        for (int at = 0; at < tex.Length;)
        {
            at = tex[at] == '\\' ? Command(at + 1) : Letter(at);
        }

        return UnicodeNormalizer.Normalize(_plain.ToString());
    }

    private int Letter(int at)
    {
        ReadOnlySpan<char> rest = tex.AsSpan(at);
        (string text, int length) = tex[at] switch
        {
            '{' or '}' => ("", 1),
            '$' when _hasMath => Math(),
            '_' or '^' when _inMath => ("", 1),
            '~' => (" ", 1),
            '-' when rest.StartsWith("---") => ("—", 3),
            '-' when rest.StartsWith("--") => ("–", 2),
            '`' when rest.StartsWith("``") => ("“", 2),
            '\'' when rest.StartsWith("\'\'") => ("”", 2),
            var letter => (char.IsWhiteSpace(letter) ? " " : letter.ToString(), 1),
        };
        _plain.Append(text);
        return at + length;
    }

    private (string Text, int Length) Math()
    {
        _inMath = !_inMath;
        return ("", 1);
    }

    // "\'e", "\'{e}", "\c{c}", "\o", "\textit{…}", "\&", "\,".
    private int Command(int at)
    {
        int end = at;
        while (end < tex.Length && char.IsAsciiLetter(tex[end]))
        {
            end++;
        }

        string name = end > at ? tex[at..end] : at < tex.Length ? tex[at].ToString() : "";
        end = at + name.Length;
        bool isWord = name.Length > 0 && char.IsAsciiLetter(name[0]);
        if (TeXAccents.Accents.TryGetValue(name, out char mark))
        {
            return Accented(end, mark);
        }

        if (TeXSymbols.All.TryGetValue(name, out string? symbol))
        {
            _plain.Append(symbol);
        }
        else if (isWord && !TeXSymbols.Typeface.Contains(name))
        {
            // Kept as written, with the blank behind it.
            _plain.Append('\\').Append(name);
            unknown?.Add("\\" + name);
            return end;
        }
        else
        {
            _plain.Append(isWord ? "" : name);
        }

        // A space after a command of letters only ends the command; beside a sign of arithmetic people expect it all the same.
        bool isArithmetic = _inMath && symbol is [var sign] && !char.IsLetterOrDigit(sign) && _plain is { Length: > 1 } && _plain[^2] == ' ';
        return isWord && !isArithmetic && end < tex.Length && tex[end] == ' ' ? end + 1 : end;
    }

    private int Accented(int at, char mark)
    {
        while (at < tex.Length && tex[at] is ' ' or '{')
        {
            at++;
        }

        if (at >= tex.Length)
        {
            return at;
        }

        // TeX uses a dotless i or j (\i, \j) under an accent; other letters such as \o and \ae stand there as commands too.
        if (tex[at] != '\\')
        {
            _plain.Append(tex[at]).Append(mark);
            return at + 1;
        }

        bool isDotless = tex.AsSpan(at).StartsWith("\\i") || tex.AsSpan(at).StartsWith("\\j");
        if (isDotless)
        {
            _plain.Append(tex[at + 1]).Append(mark);
            return at + 2;
        }

        int next = Command(at + 1);
        _plain.Append(mark);
        return next;
    }
}

/// <summary>TeX's commands for accents.</summary>
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
}
