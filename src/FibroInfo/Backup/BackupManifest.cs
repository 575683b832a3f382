using System.Globalization;
using System.Text.Json;

namespace FibroInfo.Backup;

/// <summary>What a backup says of itself: it can be proved without the site that it came from.</summary>
/// <param name="Version">Of the form of the backup; a newer one is refused.</param>
/// <param name="MadeAt">The database is of this moment; the files were read just after it.</param>
/// <param name="Integrity">What SQLite said of the copy of the database: <c>ok</c>.</param>
/// <param name="Rows">How many, by table.</param>
/// <param name="Files">All but this one.</param>
public sealed record BackupManifest(int Version, DateTimeOffset MadeAt, string Integrity, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<BackupEntry> Files)
{
    public const int NewestVersion = 1;

    // So many of so many files are still a number.
    private const long MaxFileBytes = 1_000_000_000_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The version of the program that made it; null in backups from before it was written.</summary>
    public string? Program { get; init; }

    public long Bytes => Files.Sum(file => file.Bytes);

    public static void Write(Stream to, BackupManifest manifest) => JsonSerializer.Serialize(to, manifest, Options);

    /// <returns>Null when it is none, and then why.</returns>
    public static (BackupManifest? Manifest, string? Fault) Read(ReadOnlySpan<byte> json)
    {
        try
        {
            // A newer form may have other fields: its number is read before them.
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

    private const string Unreadable = $"Its list of what is in it ({BackupEntryNames.Manifest}) cannot be read: it was altered.";

    private sealed record VersionAlone(int Version);
}

/// <summary>A file in a backup.</summary>
/// <param name="Name">With slashes, as <see cref="BackupEntryNames"/> allows it.</param>
/// <param name="Bytes">Its length unpacked.</param>
/// <param name="Sha256">Of its bytes, in lower-case hex.</param>
public sealed record BackupEntry(string Name, long Bytes, string Sha256);

/// <summary>
/// The names in a backup. Whatever else stands in one is not unpacked: a name such as <c>../x</c> would write outside the
/// folder it is unpacked into (T14).
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

    // The colon and the backslash are a drive and a folder where Windows unpacks it.
    private static bool IsBelow(string path) =>
        !path.Any(letter => char.IsControl(letter) || letter is '\\' or ':') && path.Split('/').All(part => part is not ("" or "." or ".."));
}

/// <summary>What a backup holds, for a person.</summary>
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

    private static string Count(long count, string one) => $"{count:N0} {one}{(count == 1 ? "" : "s")}";
}

internal static class ByteSizeFormatter
{
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>"34 MB".</summary>
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
