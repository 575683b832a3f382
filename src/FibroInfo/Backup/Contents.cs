namespace FibroInfo.Backup;

/// <summary>What a backup holds, for a person.</summary>
public static class Contents
{
    private static readonly string[] OfReaders = ["comments", "votes", "reports"];

    /// <summary>"97 files of content, 3 keys; 12 comments, 40 votes, 1 report; made 2026-11-24 09:00 UTC".</summary>
    public static string InWords(Manifest manifest)
    {
        int content = manifest.Files.Count(file => PackedNames.IsContent(file.Name));
        int keys = manifest.Files.Count(file => file.Name.StartsWith(PackedNames.Keys, StringComparison.Ordinal));
        IEnumerable<string> rows = OfReaders.Select(table => Count(manifest.Rows.GetValueOrDefault(table), table[..^1]));
        return $"{Count(content, "file")} of content, {Count(keys, "key")}; {string.Join(", ", rows)}; made {manifest.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
    }

    private static string Count(long count, string one) => $"{count:N0} {one}{(count == 1 ? "" : "s")}";
}
