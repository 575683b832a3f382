using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Documents;

/// <summary>Changes one key of a text and none of the others.</summary>
internal static class FrontMatterRewriter
{
    /// <summary>Puts a text under a key, which it makes if need be; an empty one takes the key away.</summary>
    public static ArticleDocument Set(ArticleDocument matter, string key, string text) => matter.Find(key) switch
    {
        null when text.Length == 0 => matter,
        null => Add(matter, key, [$"{key}: {YamlScalarWriter.Scalar(text)}"]),
        var entry when text.Length == 0 => Remove(matter, entry),
        { Shape: YamlValueShape.Nothing } entry => matter.Replace(entry.Value, $" {YamlScalarWriter.Scalar(text)}"),
        var entry => matter.Replace(entry.Value, YamlScalarWriter.Scalar(text, entry.Shape)),
    };

    /// <summary>Puts a list under a key: in the form it had, a new one in lines or, of short words, between brackets.</summary>
    public static ArticleDocument Set(
        ArticleDocument matter, string key, IReadOnlyList<FrontMatterItem> before, IReadOnlyList<FrontMatterItem> items, bool isShort)
    {
        YamlEntry? entry = matter.Find(key);
        bool isOneLine = items.All(item => item.Lines.Count == 1) && (entry?.Shape is YamlValueShape.FlowList or YamlValueShape.Plain || isShort);
        return (entry, items.Count) switch
        {
            (null, 0) => matter,
            ({ } old, 0) => Remove(matter, old),
            ({ Shape: YamlValueShape.BlockList } old, _) => Splice(matter, old, before, items),
            (null, _) when isOneLine => Add(matter, key, [$"{key}: {Between(items)}"]),
            (null, _) => Add(matter, key, [$"{key}:", .. items.SelectMany(item => InLines(item, "  "))]),
            ({ } old, _) when isOneLine => matter.Replace(old.Value, (old.Shape == YamlValueShape.Nothing ? " " : "") + Between(items)),
            ({ } old, _) => matter.Replace(old.Value, string.Concat(items.SelectMany(item => InLines(item, Indent(old) + "  ")).Select(line => $"\n{line}"))),
        };
    }

    // The first and last items that stay keep their lines, with the comments between them.
    private static ArticleDocument Splice(ArticleDocument matter, YamlEntry entry, IReadOnlyList<FrontMatterItem> before, IReadOnlyList<FrontMatterItem> items)
    {
        int most = Math.Min(before.Count, items.Count), head = 0, tail = 0;
        while (head < most && before[head].Typed == items[head].Typed)
        {
            head++;
        }

        while (tail < most - head && before[^(tail + 1)].Typed == items[^(tail + 1)].Typed)
        {
            tail++;
        }

        string line = matter.LineAt(Dash(matter, entry, 0));
        string indent = line[..line.IndexOf('-', StringComparison.Ordinal)];
        int first = head < before.Count ? Dash(matter, entry, head) : entry.Items[^1].EndLine + 1;
        int gone = before.Count - head - tail;
        int count = gone == 0 ? 0 : entry.Items[head + gone - 1].EndLine + 1 - first;
        return matter.ReplaceLines(first, count, items.Skip(head).Take(items.Count - head - tail).SelectMany(item => InLines(item, indent)));
    }

    // The line of an item's dash, which may stand alone above it.
    private static int Dash(ArticleDocument matter, YamlEntry entry, int item)
    {
        int line = entry.Items[item].Line, first = item == 0 ? entry.Line + 1 : entry.Items[item - 1].EndLine + 1;
        while (line > first && !matter.LineAt(line).AsSpan().TrimStart().StartsWith("-"))
        {
            line--;
        }

        return line;
    }

    private static ArticleDocument Remove(ArticleDocument matter, YamlEntry entry) => matter.ReplaceLines(entry.Line, entry.Value.EndLine - entry.Line + 1, []);

    // Behind the key that it follows in content/README.md; a person who reads the file finds it where they look for it.
    private static ArticleDocument Add(ArticleDocument matter, string key, IEnumerable<string> lines)
    {
        string[] order = [.. FrontMatterFields.Order];
        YamlEntry? behind = matter.Entries.Where(entry => Array.IndexOf(order, entry.Key) is var at and >= 0 && at < Array.IndexOf(order, key))
            .MaxBy(entry => entry.Line);
        string indent = matter.Entries is [var first, ..] ? Indent(first) : "";
        return matter.ReplaceLines(behind is null ? 0 : behind.Value.EndLine + 1, 0, lines.Select(line => indent + line));
    }

    private static string Between(IEnumerable<FrontMatterItem> items) => YamlScalarWriter.List(items.Select(item => item.Typed));

    private static IEnumerable<string> InLines(FrontMatterItem item, string indent) =>
        item.Lines.Select((line, at) => $"{indent}{(at == 0 ? "- " : "  ")}{line}");

    private static string Indent(YamlEntry entry) => new(' ', entry.Column);
}
