using System.Globalization;
using System.Text.Json;

namespace FibroInfo.Backup;

/// <summary>The table of contents of a backup. With it a backup can be verified without the site that it came from.</summary>
/// <param name="Version">The version of the backup format; newer ones are refused.</param>
/// <param name="MadeAt">The moment of the database copy; the files were read just after it.</param>
/// <param name="Integrity">The result of SQLite's integrity check of the copy: <c>ok</c>.</param>
/// <param name="Rows">The number of rows of each table.</param>
/// <param name="Files">All files except the manifest itself.</param>
public sealed record BackupManifest(
    int Version, DateTimeOffset MadeAt, string Integrity, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<BackupEntry> Files)
{
    public const int NewestVersion = 1;

    // With this limit, the sum of the largest allowed number of files cannot overflow.
    private const long MaxFileBytes = 1_000_000_000_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The version of the program that made the backup; null in older backups, which do not record it.</summary>
    public string? Program { get; init; }

    public long Bytes => Files.Sum(file => file.Bytes);

    public static void Write(Stream to, BackupManifest manifest) => JsonSerializer.Serialize(to, manifest, Options);

    /// <returns>The manifest; or null and the fault, as a sentence.</returns>
    public static (BackupManifest? Manifest, string? Fault) Read(ReadOnlySpan<byte> json)
    {
        try
        {
            // A newer format may have other fields, so its version is read before them.
            return JsonSerializer.Deserialize<VersionAlone>(json, Options) is { Version: > NewestVersion and var newer }
                ? (null, $"It was made by a newer FibroInfo: its form is {newer}, and this program reads {NewestVersion}. "
                    + "Use the program that made it, or a newer one.")
                : JsonSerializer.Deserialize<BackupManifest>(json, Options) is { } manifest
                    && manifest.Files.All(file => file is { Bytes: >= 0 and <= MaxFileBytes })
                ? (manifest, null)
                : (null, Unreadable);
        }
        catch (JsonException)
        {
            return (null, Unreadable);
        }
    }

    private const string Unreadable = $"Its list of what is in it ({BackupEntryNames.Manifest}) can't be read: it was changed.";

    private sealed record VersionAlone(int Version);
}

/// <summary>A file in a backup.</summary>
/// <param name="Name">With forward slashes; see <see cref="BackupEntryNames.IsAllowed"/>.</param>
/// <param name="Bytes">The unpacked length.</param>
/// <param name="Sha256">The hash of the unpacked bytes, in lower-case hex.</param>
public sealed record BackupEntry(string Name, long Bytes, string Sha256);

/// <summary>
/// The allowed names in a backup. A backup with any other name is not unpacked: a name such as <c>../x</c> would write outside the
/// target folder (T14).
/// </summary>
public static class BackupEntryNames
{
    public const string Manifest = "manifest.json";
    public const string Database = "data/fibroinfo.db";
    public const string Erased = "data/erased";
    public const string Keys = "data/keys/";
    public const string Content = "content/";

    public static bool IsAllowed(string name) =>
        name is Database or Erased
        || (name.StartsWith(Keys, StringComparison.Ordinal) && IsBelow(name[Keys.Length..]))
        || (IsContent(name) && IsBelow(name[Content.Length..]));

    public static bool IsContent(string name) => name.StartsWith(Content, StringComparison.Ordinal);

    // On Windows a colon would name a drive, and a backslash a folder.
    private static bool IsBelow(string path) =>
        !path.Any(letter => char.IsControl(letter) || letter is '\\' or ':') && path.Split('/').All(part => part is not ("" or "." or ".."));
}

/// <summary>Describes the content of a backup for people.</summary>
public static class BackupContents
{
    private static readonly string[] ReaderTables = ["comments", "votes", "reports"];

    /// <summary>"97 files of content, 3 keys; 12 comments, 40 votes, 1 report; made 2026-11-24 09:00 UTC".</summary>
    public static string Describe(BackupManifest manifest)
    {
        int content = manifest.Files.Count(file => BackupEntryNames.IsContent(file.Name));
        int keys = manifest.Files.Count(file => file.Name.StartsWith(BackupEntryNames.Keys, StringComparison.Ordinal));
        IEnumerable<string> rows = ReaderTables.Select(table => Count(manifest.Rows.GetValueOrDefault(table), table[..^1]));
        return $"{Count(content, "file")} of content, {Count(keys, "key")}; {string.Join(", ", rows)}; made {manifest.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
    }

    private static string Count(long count, string singular) => $"{count:N0} {singular}{(count == 1 ? "" : "s")}";
}

internal static class ByteSizeFormatter
{
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>Such as "34 MB", with 1 KB = 1000 bytes.</summary>
    public static string Format(long bytes)
    {
        int unit = 0;
        double size = bytes;
        for (; size >= 1000 && unit < Units.Length - 1; unit++)
        {
            size /= 1000;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Units[unit]}");
    }
}
