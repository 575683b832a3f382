using System.Text;
using FibroInfo.Content;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Documents;

/// <summary>
/// The file of a text, parsed once: its keys, each with its place, and its body. A value: a change makes another one, and what it
/// does not touch stays as it was written: comments, order, quotes, blanks, line ends, the byte-order mark.
/// </summary>
public sealed class ArticleDocument
{
    private const char ByteOrderMark = '\uFEFF';

    // More than a form of the staff may hold.
    private const int MaxBytesTyped = 4 * 1024 * 1024;

    private readonly string _mark;
    private readonly IReadOnlyList<RawLine> _lines;
    private readonly YamlMap _map;

    // The line of dashes below the keys.
    private readonly int _close;

    private ArticleDocument(string mark, IReadOnlyList<RawLine> lines, FrontMatter matter, IReadOnlyList<YamlEntry> entries)
    {
        (_mark, _lines, _map, _close, Entries) = (mark, lines, matter.Map, matter.BodyLine - 2, entries);
        LineEnding = LineBuffer.DetectLineEnding(lines);
    }

    public static ArticleDocument Empty { get; } = Parse("---\n---\n")!;

    public IReadOnlyList<YamlEntry> Entries { get; }

    /// <summary>The body as the site reads it, line ends LF.</summary>
    public string Body => LineBuffer.Read(_lines.Skip(_close + 1));

    /// <summary>The line of the file on which the body begins, from 1.</summary>
    public int BodyLine => _close + 2;

    /// <summary>The reviewer's sign-off that it has; null for none that counts.</summary>
    public SignOff? SignOff => SignOff.Read(_map);

    /// <summary>What a reviewer of these words signs.</summary>
    public string Signature => SignatureHash.Compute(Text("title"), Text("summary"), Text("aim"), List("key-points"), Body);

    /// <summary>Of the whole file, by <see cref="ContentHash"/>.</summary>
    public string Hash => ContentHash.Compute(ToBytes());

    internal string LineEnding { get; }

    /// <summary>Null when it is no text, or when its keys cannot be told apart.</summary>
    public static ArticleDocument? Parse(byte[]? bytes) => bytes is not null && TextDecoder.Decode(bytes) is { } text ? Parse(text) : null;

    /// <summary>Null when the keys cannot be told apart: the file has none, they are broken, or not one 'key: value' a line.</summary>
    public static ArticleDocument? Parse(string text)
    {
        string plain = text.TrimStart(ByteOrderMark);
        IReadOnlyList<RawLine> lines = LineBuffer.Split(plain);
        if (FrontMatter.Read(LineBuffer.Read(lines), "", [], MaxBytesTyped) is not { } matter)
        {
            return null;
        }

        string yaml = LineBuffer.Read(lines.Skip(1).Take(matter.BodyLine - 3));
        return YamlLayout.Parse(yaml) is { } entries ? new ArticleDocument(text[..^plain.Length], lines, matter, entries) : null;
    }

    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>The key that a line of the file belongs to, from 1; null for the body and what stands between keys.</summary>
    public string? KeyAt(int line) => Entries.FirstOrDefault(entry => entry.Line <= line - 2 && line - 2 <= entry.Value.EndLine)?.Key;

    public string Text(string key) => _map.Text(key) ?? "";

    public IReadOnlyList<string> List(string key) => _map.List(key);

    /// <summary>The items of a list of maps; a text stands for the map with that one key.</summary>
    public IReadOnlyList<YamlMap> Maps(string key, string @short) => _map.Maps(key, @short);

    /// <summary>What a key says, as it is written: to see whether it changed.</summary>
    public string? Written(string key) => Find(key) is { } entry
        ? LineBuffer.Read(_lines.Skip(entry.Line + 1).Take(entry.Value.EndLine - entry.Line + 1)) : null;

    /// <param name="typed">Line ends LF.</param>
    public ArticleDocument WithBody(string typed)
    {
        if (typed == Body)
        {
            return this;
        }

        // The line of dashes goes along: it ends a line only when something stands below it.
        IReadOnlyList<RawLine> tail = [.. _lines.Skip(_close)];
        return Read([.. _lines.Take(_close), .. LineBuffer.Retype(tail, $"{tail[0].Text}\n{typed}", LineEnding)]);
    }

    /// <summary>Puts a text, of one line or several, in the place of a piece of the keys.</summary>
    internal ArticleDocument Replace(YamlSpan place, string newValue)
    {
        int first = place.Line + 1, last = place.EndLine + 1;
        string[] texts = (_lines[first].Text[..place.Column] + newValue + _lines[last].Text[place.EndColumn..]).Split('\n');
        IEnumerable<RawLine> written = [.. texts[..^1].Select(text => new RawLine(text, LineEnding)), new RawLine(texts[^1], _lines[last].End)];
        return Read([.. _lines.Take(first), .. written, .. _lines.Skip(last + 1)]);
    }

    /// <summary>Takes whole lines of the keys out and puts others in their place; of none, puts them before a line.</summary>
    internal ArticleDocument ReplaceLines(int first, int count, IEnumerable<string> newLines) =>
        Read([.. _lines.Take(first + 1), .. newLines.Select(text => new RawLine(text, LineEnding)), .. _lines.Skip(first + 1 + count)]);

    internal string LineAt(int line) => _lines[line + 1].Text;

    /// <summary>With another text under a key. An empty one takes the key away; one that says the same already stays as it is written.</summary>
    public ArticleDocument With(string key, string value) => Text(key) == value ? this : FrontMatterRewriter.Set(this, key, value);

    /// <summary>Without the keys of a signature.</summary>
    public ArticleDocument WithoutSignature() => SignatureKeys.Names.Aggregate(this, (left, key) => FrontMatterRewriter.Set(left, key, ""));

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    public override string ToString() => _mark + LineBuffer.Write(_lines);

    private ArticleDocument Read(IReadOnlyList<RawLine> lines) =>
        Parse(_mark + LineBuffer.Write(lines)) ?? throw new InvalidOperationException("An edit of the keys made a text that has none.");
}
