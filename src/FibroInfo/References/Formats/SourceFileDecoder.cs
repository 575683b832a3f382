using System.Text;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Decodes a file of sources. Such files pass through many programs, and not all of them write UTF-8.</summary>
public static class SourceFileDecoder
{
    /// <summary>A file with 10,000 sources is smaller; a larger one is refused without reading.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static Problem TooLarge(string file) =>
        new FileLocation(file).Error("import.size", $"This is larger than {MaxBytes / 1024 / 1024} MB.", "Export the sources in smaller parts.");

    /// <summary>
    /// UTF-8 or UTF-16 by the byte order mark; without one, each line is UTF-8 or else Windows-1252, with a warning. Null, with an error
    /// added, when the file is not text.
    /// </summary>
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
            problems.Add(new FileLocation(file).Error("import.encoding", "This isn't a text file.", "Choose a .bib, .ris, .nbib or .json file."));
            return null;
        }

        return text.ReplaceLineEndings("\n");
    }

    // A file that was combined from several may change its encoding between lines.
    private static string Lines(ReadOnlySpan<byte> bytes, string file, List<Problem> problems)
    {
        if (DecodeUtf8(bytes) is { } whole)
        {
            return whole;
        }

        var text = new StringBuilder(bytes.Length);
        int first = 0, line = 0;
        foreach (Range range in bytes.Split((byte)'\n'))
        {
            string? utf8 = DecodeUtf8(bytes[range]);
            text.Append(line++ == 0 ? "" : "\n").Append(utf8 ?? Windows.GetString(bytes[range]));
            first = first == 0 && utf8 is null ? line : first;
        }

        problems.Add(new FileLocation(file, first).Warning("import.encoding", "From this line on, some text isn't UTF-8 and was read as Windows-1252.",
            "Check names and titles with accents."));
        return text.ToString();
    }

    private static string? DecodeUtf8(ReadOnlySpan<byte> bytes)
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
