using System.Text;

namespace FibroInfo.Text;

/// <summary>
/// Finds characters that no text of a page may contain: control characters and Unicode's noncharacters. They are invisible, HTML and
/// XML forbid them, and some programs stop reading at them.
/// </summary>
public static class UnprintableCharacter
{
    /// <param name="text">With LF line ends.</param>
    /// <param name="start">Where the text begins in its file.</param>
    /// <returns>The first one as an error, with its line and column; null when there is none.</returns>
    public static Problem? Find(string text, FileLocation start)
    {
        int at = IndexOf(text);
        if (at < 0)
        {
            return null;
        }

        int line = text.AsSpan(0, at).Count('\n');
        int column = at - (text.LastIndexOf('\n', Math.Max(at - 1, 0)) + 1);
        return (start with { Line = start.Line + line, Column = (line == 0 ? start.Column : 1) + column }).Error(
            "file.character", $"There is a character here that cannot be shown ({Name(text, at)}).",
            "Delete it: put the cursor behind the letter before it and press Delete once, or type the line again.");
    }

    /// <returns>The index of the first one; −1 when there is none.</returns>
    public static int IndexOf(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            char character = text[at];
            if (character < ' ' ? character is not ('\n' or '\r' or '\t') : character > '~' && !IsPrintable(text, ref at))
            {
                return at;
            }
        }

        return -1;
    }

    // Moves the index past the second half of a surrogate pair.
    private static bool IsPrintable(string text, ref int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out Rune rune) || Rune.IsControl(rune) || UnicodeNormalizer.IsNoncharacter(rune.Value))
        {
            return false;
        }

        at += rune.Utf16SequenceLength - 1;
        return true;
    }

    private static string Name(string text, int at) => $"U+{(Rune.TryGetRuneAt(text, at, out Rune rune) ? rune.Value : text[at]):X4}";
}
