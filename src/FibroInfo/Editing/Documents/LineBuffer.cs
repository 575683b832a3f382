using System.Buffers;
using System.Text;

namespace FibroInfo.Editing.Documents;

/// <summary>One line of a file and what ends it: nothing at the end of the file.</summary>
public readonly record struct RawLine(string Text, string End);

/// <summary>A text as its lines, with the very characters that end each; what is not replaced is written back as it was.</summary>
public static class LineBuffer
{
    // The same that the site takes for line ends when it reads a file.
    private static readonly SearchValues<char> Ends = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    public static IReadOnlyList<RawLine> Split(string text)
    {
        var lines = new List<RawLine>();
        int start = 0;
        for (int at; (at = text.AsSpan(start).IndexOfAny(Ends)) >= 0;)
        {
            int end = start + at;
            int length = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1;
            lines.Add(new RawLine(text[start..end], text.Substring(end, length)));
            start = end + length;
        }

        lines.Add(new RawLine(text[start..], ""));
        return lines;
    }

    /// <summary>The lines joined by LF, as every reader of the site sees them.</summary>
    public static string Read(IEnumerable<RawLine> lines) => string.Join('\n', lines.Select(line => line.Text));

    public static string Write(IEnumerable<RawLine> lines)
    {
        var text = new StringBuilder();
        foreach (RawLine line in lines)
        {
            // Between a CR and an LF there would be no line any more.
            bool isSwallowed = line is { Text: "", End: "\n" } && text.Length > 0 && text[^1] == '\r';
            text.Append(isSwallowed ? "\n" : "").Append(line.Text).Append(line.End);
        }

        return text.ToString();
    }

    /// <summary>What ends most lines: what is written anew ends so too.</summary>
    public static string DetectLineEnding(IEnumerable<RawLine> lines) => lines.Select(line => line.End).Where(end => end.Length > 0)
        .GroupBy(end => end, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefault("\n");

    /// <summary>The same lines with another text: those at its beginning and end that are the same keep their ends.</summary>
    /// <param name="typed">Line ends LF.</param>
    public static IReadOnlyList<RawLine> Retype(IReadOnlyList<RawLine> old, string typed, string usualEnd)
    {
        string[] fresh = typed.Split('\n');
        int most = Math.Min(old.Count, fresh.Length), head = 0, tail = 0;
        while (head < most && old[head].Text == fresh[head])
        {
            head++;
        }

        while (tail < most - head && old[^(tail + 1)].Text == fresh[^(tail + 1)])
        {
            tail++;
        }

        return Closed([.. old.Take(head), .. fresh[head..^tail].Select(line => new RawLine(line, usualEnd)), .. old.TakeLast(tail)], usualEnd);
    }

    // Only the last line of a file may end with nothing, and must.
    private static List<RawLine> Closed(List<RawLine> lines, string usualEnd)
    {
        for (int at = 0; at < lines.Count - 1; at++)
        {
            lines[at] = lines[at].End.Length == 0 ? lines[at] with { End = usualEnd } : lines[at];
        }

        lines[^1] = lines[^1] with { End = "" };
        return lines;
    }
}
