using System.Text;
using FibroInfo.Content.Pictures;
using FibroInfo.Text;

namespace FibroInfo.Content.Files;

/// <summary>One text of the content folder, read whole.</summary>
/// <param name="Path">Below the content folder, with forward slashes: <c>articles/fibro-fog/en.md</c>.</param>
/// <param name="Folder">The name of the folder it stands in.</param>
/// <param name="Text">Line ends LF, no byte-order mark.</param>
/// <param name="Pictures">The pictures beside it, by file name.</param>
public sealed record ContentFile(string Path, Slug Folder, Language Language, string Text, IReadOnlyDictionary<string, PictureFile> Pictures)
{
    /// <summary>Below which its pictures are asked for; null for its own.</summary>
    public string? Address { get; init; }
}

/// <summary>Reads a text file that must be UTF-8 and no larger than its limit; a reason comes back instead of an exception.</summary>
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
            problems.Add(place.Error(Unreadable, "This file cannot be opened.", "Check that it is still there and that the site may read it."));
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
