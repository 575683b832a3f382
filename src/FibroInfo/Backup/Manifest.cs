using System.Text.Json;

namespace FibroInfo.Backup;

/// <summary>What a backup says of itself: it can be proved without the site that it came from.</summary>
/// <param name="Version">Of the form of the backup; a newer one is refused.</param>
/// <param name="MadeAt">The database is of this moment; the files were read just after it.</param>
/// <param name="Integrity">What SQLite said of the copy of the database: <c>ok</c>.</param>
/// <param name="Rows">How many, by table.</param>
/// <param name="Files">All but this one.</param>
public sealed record Manifest(int Version, DateTimeOffset MadeAt, string Integrity, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<PackedFile> Files)
{
    public const int NewestVersion = 1;

    // So many of so many files are still a number.
    private const long MostFileBytes = 1_000_000_000_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The version of the program that made it; null in backups from before it was written.</summary>
    public string? Program { get; init; }

    public long Bytes => Files.Sum(file => file.Bytes);

    public static void Write(Stream to, Manifest manifest) => JsonSerializer.Serialize(to, manifest, Options);

    /// <returns>Null when it is none, and then why.</returns>
    public static (Manifest? Manifest, string? Fault) Read(ReadOnlySpan<byte> json)
    {
        try
        {
            // A newer form may have other fields: its number is read before them.
            return JsonSerializer.Deserialize<VersionAlone>(json, Options) is { Version: > NewestVersion and var newer }
                ? (null, $"It was made by a newer FibroInfo: its form is {newer}, and this program reads {NewestVersion}. "
                    + "Use the program that made it, or a newer one.")
                : JsonSerializer.Deserialize<Manifest>(json, Options) is { } manifest
                    && manifest.Files.All(file => file is { Bytes: >= 0 and <= MostFileBytes })
                ? (manifest, null)
                : (null, Unreadable);
        }
        catch (JsonException)
        {
            return (null, Unreadable);
        }
    }

    private const string Unreadable = $"Its list of what is in it ({PackedNames.Manifest}) cannot be read: it was altered.";

    private sealed record VersionAlone(int Version);
}
