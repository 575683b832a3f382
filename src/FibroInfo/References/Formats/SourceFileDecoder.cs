using System.Text;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>The bytes of a file of sources as text. Such files go through many programs, and not all of them write UTF-8.</summary>
public static class SourceFileDecoder
{
    /// <summary>A file of 10,000 sources is smaller; a larger one is refused unread.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static Problem TooLarge(string file) =>
        new FileLocation(file).Error("import.size", $"This is larger than {MaxBytes / 1024 / 1024} MB.", "Export the sources in smaller parts.");

    /// <summary>UTF-8 or UTF-16 by its mark; else line by line UTF-8, or Windows-1252 with a warning. Null, with an error added, for what is no text.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, string file, List<Problem> problems)
    {
        if (bytes.Length > MaxBytes)
        {
            problems.Add(TooLarge(file));
            return null;
        }

        string text = bytes switch
        {
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            [0xEF, 0xBB, 0xBF, .. var rest] => Lines(rest, file, problems),
            _ => Lines(bytes, file, problems),
        };
        if (text.Contains('\0'))
        {
            problems.Add(new FileLocation(file).Error("import.encoding", "This is no text file.", "Choose a .bib, .ris, .nbib or .json file."));
            return null;
        }

        return text.ReplaceLineEndings("\n");
    }

    // Files that were put together from several may change their encoding from one line to the next.
    private static string Lines(ReadOnlySpan<byte> bytes, string file, List<Problem> problems)
    {
        if (Sound(bytes) is { } whole)
        {
            return whole;
        }

        var text = new StringBuilder(bytes.Length);
        int first = 0, line = 0;
        foreach (Range range in bytes.Split((byte)'\n'))
        {
            string? sound = Sound(bytes[range]);
            text.Append(line++ == 0 ? "" : "\n").Append(sound ?? Windows.GetString(bytes[range]));
            first = first == 0 && sound is null ? line : first;
        }

        problems.Add(new FileLocation(file, first).Warning("import.encoding", "From this line on, not all is UTF-8; the rest was read as Windows-1252.",
            "Look at names and titles with accents before you rely on them."));
        return text.ToString();
    }

    private static string? Sound(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
