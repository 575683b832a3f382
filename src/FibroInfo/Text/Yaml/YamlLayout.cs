namespace FibroInfo.Text.Yaml;

/// <summary>Where the keys of a YAML map stand in its lines: the uppermost ones of its <see cref="YamlTree"/>.</summary>
public static class YamlLayout
{
    /// <summary>Null when it is no map in lines, <c>key: value</c>: then no key can be changed by itself.</summary>
    /// <param name="yaml">Line ends LF. <see cref="YamlText"/> has read it before, so it is harmless.</param>
    public static IReadOnlyList<YamlEntry>? Of(string yaml) => YamlTree.Of(yaml) is { } root ? [.. root.Members.Select(Entry)] : null;

    private static YamlEntry Entry(YamlMember member)
    {
        YamlPiece value = member.Value;
        YamlShape shape = value.Shape switch
        {
            YamlShape.FlowList when !value.Items.All(item => item.IsText) => YamlShape.Other,
            YamlShape.BlockMap or YamlShape.FlowMap => YamlShape.Other,
            var other => other,
        };
        YamlSpan place = shape != YamlShape.BlockList ? value.Span
            : value.Span with { Line = value.Items[0].Span.Line, Column = value.Items[0].Span.Column };
        IEnumerable<YamlSpan> items = shape == YamlShape.BlockList ? value.Items.Select(item => item.Span) : [];
        return new YamlEntry(member.Key, member.Column, member.Line, shape, place, [.. items]);
    }
}

/// <summary>How the value of a key is written.</summary>
public enum YamlShape
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
public sealed record YamlEntry(string Key, int Column, int Line, YamlShape Shape, YamlSpan Value, IReadOnlyList<YamlSpan> Items)
{
    public bool IsText => Shape is YamlShape.Nothing or YamlShape.Plain or YamlShape.SingleQuoted or YamlShape.DoubleQuoted or YamlShape.Block;
}
