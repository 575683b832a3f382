using System.Buffers.Binary;
using System.Xml;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content.Pictures;

/// <summary>
/// The picture that <c>site.yaml</c> names as the logo. It is on every page, so one that a browser could not show, or only as a
/// speck, is not taken: the site's name is shown in its place.
/// </summary>
internal static class SiteLogo
{
    public const int MaxBytes = 512 * 1024;

    /// <summary>How many times it may be as wide as it is high: the header is 40 pixels high.</summary>
    public const int MaxTimesWide = 10;

    /// <summary>How many times it may be as high as it is wide.</summary>
    public const int MaxTimesHigh = 3;

    private static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase) { ".svg", ".png", ".jpg", ".jpeg", ".webp" };

    /// <param name="pictures">Those directly in the content folder, by file name.</param>
    /// <returns>Null when there is no setting, or its picture is not taken.</returns>
    public static PictureFile? Find(LogoSetting? setting, IReadOnlyDictionary<string, PictureFile> pictures, ICollection<Problem> problems)
    {
        if (setting is null)
        {
            return null;
        }

        PictureFile? logo = pictures.GetValueOrDefault(setting.File);
        if (Fault(setting, logo) is not var (what, fix))
        {
            return logo;
        }

        problems.Add(setting.Place.Warning("file.logo", $"{what} The site's name is shown in its place.", fix));
        return null;
    }

    private static (string What, string Fix)? Fault(LogoSetting setting, PictureFile? logo)
    {
        if (!Kinds.Contains(Path.GetExtension(setting.File)))
        {
            return ($"'{setting.File}' is no picture that can be the logo.", "Use a file that ends in .svg, .png, .jpg or .webp.");
        }

        if (logo is null)
        {
            return ($"There is no picture '{setting.File}' directly in the content folder.", "Put it beside site.yaml, or correct its name.");
        }

        if (!CanBeShown(logo))
        {
            return ($"The picture '{setting.File}' cannot be shown: it is damaged, or does not say how large it is.",
                "Save it again from the program that made it.");
        }

        if (new FileInfo(logo.FullPath) is { Exists: true, Length: > MaxBytes } file)
        {
            return ($"The picture '{setting.File}' has {file.Length / 1024} KB, and every page would load it.", $"Save it with at most {MaxBytes / 1024} KB.");
        }

        (long width, long height) = (logo.Picture.Width, logo.Picture.Height);
        return width > height * MaxTimesWide || height > width * MaxTimesHigh
            ? ($"The picture '{setting.File}' is {width} wide and {height} high, and would be too small to be seen.",
                $"Use one that is at most {MaxTimesWide} times as wide as high, and {MaxTimesHigh} times as high as wide.")
            : null;
    }

    private static bool CanBeShown(PictureFile logo)
    {
        if (logo.Picture is not { Width: > 0, Height: > 0 })
        {
            return false;
        }

        try
        {
            using FileStream file = File.OpenRead(logo.FullPath);
            return file.Length > MaxBytes || IsWhole(file, logo.ContentType);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or XmlException)
        {
            return false;
        }
    }

    private static bool IsWhole(FileStream file, string contentType)
    {
        if (contentType == "image/svg+xml")
        {
            return IsWholeXml(file);
        }

        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return contentType switch
        {
            "image/png" => bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] && bytes.AsSpan().LastIndexOf("IEND"u8) > 0,
            "image/jpeg" => bytes is [0xFF, 0xD8, ..] && bytes.AsSpan().LastIndexOf([(byte)0xFF, JpegSegments.EndOfPicture]) > 0,
            _ => bytes is [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4)) <= bytes.Length - 8,
        };
    }

    private static bool IsWholeXml(FileStream file)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxBytes };
        using var xml = XmlReader.Create(file, settings);
        while (xml.Read())
        {
            // Only whether it can be read to its end.
        }

        return true;
    }
}
