using System.Text;
using FibroInfo.Text;

namespace FibroInfo.Content.Files;

/// <summary>Reads a text file that must be UTF-8 and no larger than its limit; a reason comes back instead of an exception.</summary>
internal static class StrictText
{
    public const string Unreadable = "file.unreadable";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Read(string fullPath, string path, int mostBytes, ICollection<Problem> problems)
    {
        var place = new Place(path);
        try
        {
            if (new FileInfo(fullPath).Length > mostBytes)
            {
                problems.Add(place.Error("file.size", $"This file is larger than {mostBytes / 1024} KB.", "Split it into several files."));
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

    public static bool Opens(string fullPath)
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
