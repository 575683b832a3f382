using System.Collections.Frozen;

namespace FibroInfo.References.Formats;

/// <summary>What TeX calls the letters and accents that names and titles have.</summary>
internal static class TeXLetters
{
    /// <summary>The combining mark that an accent command puts on the next letter.</summary>
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
