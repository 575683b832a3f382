using System.Text;
using FibroInfo.Content.Pictures;
using FibroInfo.Text;

namespace FibroInfo.Content.Files;

/// <summary>One text of the content folder.</summary>
/// <param name="Path">The path below the content folder, with forward slashes: <c>articles/fibro-fog/en.md</c>.</param>
/// <param name="Folder">The name of the folder that contains it.</param>
/// <param name="Text">With LF line endings and no byte-order mark.</param>
/// <param name="Pictures">The pictures in the same folder, by file name.</param>
public sealed record ContentFile(string Path, Slug Folder, Language Language, string Text, IReadOnlyDictionary<string, PictureFile> Pictures)
{
    /// <summary>The address below which its pictures are served; null for the address of the text itself.</summary>
    public string? Address { get; init; }
}

/// <summary>Reads a text file that must be UTF-8 and within a size limit. A file that fails becomes a problem, not an exception.</summary>
internal static class Utf8FileReader
{
    public const string Unreadable = "file.unreadable";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Read(string fullPath, string path, int maxBytes, ICollection<Problem> problems)
    {
        var place = new FileLocation(path);
        try
        {
            if (new FileInfo(fullPath).Length > maxBytes)
            {
                problems.Add(place.Error("file.size", $"This file is larger than {maxBytes / 1024} KB.", "Split it into several files."));
                return null;
            }

            return Utf8.GetString(File.ReadAllBytes(fullPath)).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException fault)
        {
            problems.Add(place.Error("file.encoding", $"Byte {fault.Index + 1} of this file is not UTF-8.", "Save it as UTF-8 in your editor."));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(place.Error(Unreadable, "This file can't be opened.", "Check that it still exists and that the site may read it."));
        }

        return null;
    }

    public static bool CanOpen(string fullPath)
    {
        try
        {
            using FileStream file = File.OpenRead(fullPath);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
