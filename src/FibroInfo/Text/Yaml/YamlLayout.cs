namespace FibroInfo.Text.Yaml;

/// <summary>Where the keys of a YAML map stand in its lines: the uppermost ones of its <see cref="YamlTree"/>.</summary>
public static class YamlLayout
{
    /// <summary>Null when it is no map in lines, <c>key: value</c>: then no key can be changed by itself.</summary>
    /// <param name="yaml">Line ends LF. <see cref="YamlMapParser"/> has read it before, so it is harmless.</param>
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
    /// <summary>The key stands alone.</summary>
    Nothing,
    Plain,
    SingleQuoted,
    DoubleQuoted,

    /// <summary>Behind <c>|</c> or <c>></c>, on the lines below.</summary>
    Block,

    /// <summary><c>[a, b]</c>; of an entry, texts only.</summary>
    FlowList,

    /// <summary>One <c>- item</c> a line or more.</summary>
    BlockList,

    /// <summary><c>{a: b}</c>.</summary>
    FlowMap,

    /// <summary>One <c>key: value</c> a line or more.</summary>
    BlockMap,

    /// <summary>Of an entry: a map, or a list of lists.</summary>
    Other,
}

/// <summary>From one place in a text to behind another; lines and columns count from 0.</summary>
public readonly record struct YamlSpan(int Line, int Column, int EndLine, int EndColumn);

/// <summary>One key of a map, and where it stands.</summary>
/// <param name="Column">In which its line begins.</param>
/// <param name="Line">Of the key.</param>
/// <param name="Value">Without the comment behind it; where the key stands alone, the place behind its colon.</param>
/// <param name="Items">Of a list in lines.</param>
public sealed record YamlEntry(string Key, int Column, int Line, YamlValueShape Shape, YamlSpan Value, IReadOnlyList<YamlSpan> Items)
{
    public bool IsText => Shape is YamlValueShape.Nothing or YamlValueShape.Plain or YamlValueShape.SingleQuoted or YamlValueShape.DoubleQuoted or YamlValueShape.Block;
}
