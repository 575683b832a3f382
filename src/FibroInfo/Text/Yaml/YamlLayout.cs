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
