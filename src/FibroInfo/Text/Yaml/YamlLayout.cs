namespace FibroInfo.Text.Yaml;

/// <summary>Finds the lines and columns of the top-level keys of a YAML map; <see cref="YamlTree"/> finds those of all levels.</summary>
public static class YamlLayout
{
    /// <summary>Null when the text is not a block map (<c>key: value</c> lines): then no key can be changed by itself.</summary>
    /// <param name="yaml">With LF line ends. <see cref="YamlMapParser"/> must have accepted it before, so that it is safe to parse.</param>
    public static IReadOnlyList<YamlEntry>? Parse(string yaml) => YamlTree.Parse(yaml) is { } root ? [.. root.Members.Select(Entry)] : null;

    private static YamlEntry Entry(YamlMember member)
    {
        YamlValueNode value = member.Value;
        YamlValueShape shape = value.Shape switch
        {
            YamlValueShape.FlowList when !value.Items.All(item => item.IsText) => YamlValueShape.Other,
            YamlValueShape.BlockMap or YamlValueShape.FlowMap => YamlValueShape.Other,
            var other => other,
        };
        YamlSpan place = shape != YamlValueShape.BlockList ? value.Span
            : value.Span with { Line = value.Items[0].Span.Line, Column = value.Items[0].Span.Column };
        IEnumerable<YamlSpan> items = shape == YamlValueShape.BlockList ? value.Items.Select(item => item.Span) : [];
        return new YamlEntry(member.Key, member.Column, member.Line, shape, place, [.. items]);
    }
}

/// <summary>How the value of a key is written.</summary>
public enum YamlValueShape
{
    /// <summary>The key has no value.</summary>
    Nothing,
    Plain,
    SingleQuoted,
    DoubleQuoted,

    /// <summary>A text after <c>|</c> or <c>></c>, on the lines below.</summary>
    Block,

    /// <summary><c>[a, b]</c>; in a <see cref="YamlEntry"/> only a list of texts.</summary>
    FlowList,

    /// <summary>A list of <c>- item</c> lines.</summary>
    BlockList,

    /// <summary><c>{a: b}</c>.</summary>
    FlowMap,

    /// <summary>A map of <c>key: value</c> lines.</summary>
    BlockMap,

    /// <summary>Only in a <see cref="YamlEntry"/>: a map, or a list of lists.</summary>
    Other,
}

/// <summary>A range of a text. Lines and columns count from 0; the end is exclusive.</summary>
public readonly record struct YamlSpan(int Line, int Column, int EndLine, int EndColumn);

/// <summary>One key of a map, and where it is in the text.</summary>
/// <param name="Column">The column of the key.</param>
/// <param name="Line">The line of the key.</param>
/// <param name="Value">The range of the value, without a comment after it. Without a value: the empty range after the colon.</param>
/// <param name="Items">The ranges of the items of a block list; empty for any other value.</param>
public sealed record YamlEntry(string Key, int Column, int Line, YamlValueShape Shape, YamlSpan Value, IReadOnlyList<YamlSpan> Items)
{
    public bool IsText =>
        Shape is YamlValueShape.Nothing or YamlValueShape.Plain or YamlValueShape.SingleQuoted or YamlValueShape.DoubleQuoted or YamlValueShape.Block;
}
