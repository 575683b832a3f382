using FibroInfo.Editing.Documents;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Revisions;

/// <summary>
/// An old version as it can stand today. What was promised in public since stays: the corrections that were told, and the
/// addresses that links lead to. All else is as it was.
/// </summary>
public static class RevisionRestore
{
    private static readonly string[] Promised = ["slug", "aliases", "corrections"];

    /// <param name="old">The text of the version.</param>
    /// <param name="current">The file of today; null when it is gone.</param>
    public static string BuildText(string old, byte[]? current)
    {
        if (ArticleDocument.Parse(old) is not { } matter || ArticleDocument.Parse(current) is not { } today)
        {
            return old;
        }

        return Promised.Aggregate(matter, (restored, key) => Carry(restored, today, key)).ToString();
    }

    private static ArticleDocument Carry(ArticleDocument old, ArticleDocument today, string key)
    {
        (YamlEntry? was, YamlEntry? entry) = (old.Find(key), today.Find(key));
        if (entry is null)
        {
            // Without it today's address is the folder's name.
            return was is not null && key == "slug" ? old.ReplaceLines(was.Line, Lines(was), []) : old;
        }

        if (old.Entries is [var first, ..] && first.Column != entry.Column)
        {
            return old;
        }

        IEnumerable<string> lines = Enumerable.Range(entry.Line, Lines(entry)).Select(today.LineAt);
        int end = old.Entries is [.., var last] ? last.Value.EndLine + 1 : 0;
        return was is null ? old.ReplaceLines(end, 0, lines) : old.ReplaceLines(was.Line, Lines(was), lines);
    }

    private static int Lines(YamlEntry entry) => entry.Value.EndLine - entry.Line + 1;
}
