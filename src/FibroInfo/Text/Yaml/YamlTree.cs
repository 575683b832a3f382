using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FibroInfo.Text.Yaml;

/// <summary>Finds the range of every value of a YAML map, for code that changes one value and leaves the rest as it is.</summary>
public sealed class YamlTree
{
    private readonly Parser _parser;
    private readonly string[] _lines;

    // True for a key after "?" or another form that nobody writes by hand: then the ranges are not reliable.
    private bool _hasUnusualKey;

    private YamlTree(string yaml) => (_parser, _lines) = (new Parser(new StringReader(yaml)), yaml.Split('\n'));

    /// <summary>Null when the text is not a block map (<c>key: value</c> lines): then no key can be changed by itself.</summary>
    /// <param name="yaml">With LF line ends. <see cref="YamlMapParser"/> must have accepted it before, so that it is safe to parse.</param>
    public static YamlValueNode? Parse(string yaml)
    {
        var tree = new YamlTree(yaml);
        tree._parser.Consume<StreamStart>();
        if (tree._parser.Accept<StreamEnd>(out _))
        {
            return new YamlValueNode(YamlValueShape.BlockMap, default);
        }

        tree._parser.Consume<DocumentStart>();
        bool isMap = tree._parser.Accept<MappingStart>(out MappingStart? root) && root.Style != MappingStyle.Flow;
        YamlValueNode? piece = isMap ? tree.Value(default) : null;
        return tree._hasUnusualKey || piece is null || piece.Members.Any(member => !member.BeginsLine) ? null : piece;
    }

    /// <param name="nothing">The empty range to use for a missing value.</param>
    private YamlValueNode Value(YamlSpan nothing)
    {
        if (_parser.TryConsume<Scalar>(out Scalar? scalar))
        {
            bool isNothing = scalar is { Style: ScalarStyle.Plain, Value: "" };
            return isNothing ? new YamlValueNode(YamlValueShape.Nothing, nothing)
                : new YamlValueNode(Shape(scalar.Style), WithoutBlankLines(Span(scalar, scalar))) { Text = TextOf(scalar) };
        }

        return _parser.Accept<MappingStart>(out _) ? Map() : List();
    }

    private YamlValueNode Map()
    {
        MappingStart first = _parser.Consume<MappingStart>();
        var members = new List<YamlMember>();
        MappingEnd? last;
        while (!_parser.TryConsume<MappingEnd>(out last))
        {
            if (!_parser.TryConsume<Scalar>(out Scalar? key))
            {
                _hasUnusualKey = true;
                _parser.SkipThisAndNestedEvents();
                _parser.SkipThisAndNestedEvents();
                continue;
            }

            members.Add(Member(key, isFlow: first.Style == MappingStyle.Flow));
        }

        bool isFlow = first.Style == MappingStyle.Flow;
        YamlSpan place = isFlow || members.Count == 0 ? WithBracket(Span(first, last))
            : members[^1].Value.Span with { Line = members[0].Line, Column = members[0].Column };
        return new YamlValueNode(isFlow ? YamlValueShape.FlowMap : YamlValueShape.BlockMap, place) { Members = members };
    }

    private YamlMember Member(Scalar key, bool isFlow)
    {
        (int line, int column) = (Line(key.Start), Column(key.Start));
        ReadOnlySpan<char> before = _lines[line].AsSpan(0, column);
        _hasUnusualKey |= !isFlow && before.ContainsAnyExcept(' ', '-');
        int colon = _lines[Line(key.End)].IndexOf(':', Column(key.End)) + 1;
        return new YamlMember(key.Value, line, column, !before.ContainsAnyExcept(' '), Value(new YamlSpan(Line(key.End), colon, Line(key.End), colon)));
    }

    private YamlValueNode List()
    {
        SequenceStart first = _parser.Consume<SequenceStart>();
        var items = new List<YamlValueNode>();
        SequenceEnd? last;
        while (!_parser.TryConsume<SequenceEnd>(out last))
        {
            ParsingEvent item = _parser.Current!;
            items.Add(Value(new YamlSpan(Line(item.Start), Column(item.Start), Line(item.Start), Column(item.Start))));
        }

        if (first.Style == SequenceStyle.Flow || items.Count == 0)
        {
            return new YamlValueNode(YamlValueShape.FlowList, WithBracket(Span(first, last))) { Items = items };
        }

        int dash = Dash(items[0].Span.Line);
        YamlSpan end = items[^1].Span;
        var place = new YamlSpan(dash, _lines[dash].IndexOf('-', StringComparison.Ordinal), end.EndLine, end.EndColumn);
        return new YamlValueNode(YamlValueShape.BlockList, place) { Items = items };
    }

    // The dash of an item may be alone on a line above it.
    private int Dash(int line)
    {
        while (line > 0 && !_lines[line].AsSpan().TrimStart().StartsWith("-"))
        {
            line--;
        }

        return line;
    }

    // The parser ends a block text at the start of the next line. Blank lines after a value do not belong to it.
    private YamlSpan WithoutBlankLines(YamlSpan span)
    {
        int end = span.EndColumn == 0 && span.EndLine > span.Line ? span.EndLine - 1 : span.EndLine;
        end = Math.Min(end, _lines.Length - 1);
        while (end > span.Line && string.IsNullOrWhiteSpace(_lines[end]))
        {
            end--;
        }

        return end == span.EndLine ? span : span with { EndLine = end, EndColumn = _lines[end].Length };
    }

    // Must be the same as in YamlMap.
    private static string TextOf(Scalar scalar) =>
        scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" } ? "" : UnicodeNormalizer.Normalize(scalar.Value.Trim());

    // The parser's mark is in front of the closing bracket.
    private static YamlSpan WithBracket(YamlSpan span) => span with { EndColumn = span.EndColumn + 1 };

    private static YamlValueShape Shape(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlValueShape.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlValueShape.DoubleQuoted,
        ScalarStyle.Literal or ScalarStyle.Folded => YamlValueShape.Block,
        _ => YamlValueShape.Plain,
    };

    private static YamlSpan Span(ParsingEvent first, ParsingEvent last) => new(Line(first.Start), Column(first.Start), Line(last.End), Column(last.End));

    private static int Line(in Mark mark) => (int)mark.Line - 1;

    private static int Column(in Mark mark) => (int)mark.Column - 1;
}

/// <summary>A value of a YAML text, its range and its content.</summary>
/// <param name="Span">Without a comment after it; a block list begins at its first dash.</param>
public sealed record YamlValueNode(YamlValueShape Shape, YamlSpan Span)
{
    /// <summary>The text as the site reads it; "" for null and for lists and maps.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<YamlMember> Members { get; init; } = [];

    public IReadOnlyList<YamlValueNode> Items { get; init; } = [];

    public bool IsFlow => Shape is YamlValueShape.FlowMap or YamlValueShape.FlowList;

    public bool IsText =>
        Shape is not (YamlValueShape.BlockMap or YamlValueShape.BlockList or YamlValueShape.FlowMap or YamlValueShape.FlowList or YamlValueShape.Other);
}

/// <summary>One key of a map.</summary>
/// <param name="Line">The line of the key; lines and columns count from 0.</param>
/// <param name="BeginsLine">False after a dash or a bracket: then other values are on the same line.</param>
public sealed record YamlMember(string Key, int Line, int Column, bool BeginsLine, YamlValueNode Value);
