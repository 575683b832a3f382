using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FibroInfo.Text.Yaml;

/// <summary>Where every value of a YAML map stands in its lines, for who changes one and leaves the rest as it is.</summary>
public sealed class YamlTree
{
    private readonly Parser _parser;
    private readonly string[] _lines;

    // A key on several lines behind "?", which nobody writes: then no place is sure.
    private bool _isOdd;

    private YamlTree(string yaml) => (_parser, _lines) = (new Parser(new StringReader(yaml)), yaml.Split('\n'));

    /// <summary>Null when it is no map in lines, <c>key: value</c>: then no key can be changed by itself.</summary>
    /// <param name="yaml">Line ends LF. <see cref="YamlMapParser"/> has read it before, so it is harmless.</param>
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
        return tree._isOdd || piece is null || piece.Members.Any(member => !member.BeginsLine) ? null : piece;
    }

    /// <param name="nothing">Where a value stands that is not there.</param>
    private YamlValueNode Value(YamlSpan nothing)
    {
        if (_parser.TryConsume<Scalar>(out Scalar? scalar))
        {
            bool isNothing = scalar is { Style: ScalarStyle.Plain, Value: "" };
            return isNothing ? new YamlValueNode(YamlValueShape.Nothing, nothing)
                : new YamlValueNode(Shape(scalar.Style), Tidy(Span(scalar, scalar))) { Text = Said(scalar) };
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
                _isOdd = true;
                _parser.SkipThisAndNestedEvents();
                _parser.SkipThisAndNestedEvents();
                continue;
            }

            members.Add(Member(key, isFlow: first.Style == MappingStyle.Flow));
        }

        bool isFlow = first.Style == MappingStyle.Flow;
        YamlSpan place = isFlow || members.Count == 0 ? Closed(Span(first, last))
            : members[^1].Value.Span with { Line = members[0].Line, Column = members[0].Column };
        return new YamlValueNode(isFlow ? YamlValueShape.FlowMap : YamlValueShape.BlockMap, place) { Members = members };
    }

    private YamlMember Member(Scalar key, bool isFlow)
    {
        (int line, int column) = (Line(key.Start), Column(key.Start));
        ReadOnlySpan<char> before = _lines[line].AsSpan(0, column);
        _isOdd |= !isFlow && before.ContainsAnyExcept(' ', '-');
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
            return new YamlValueNode(YamlValueShape.FlowList, Closed(Span(first, last))) { Items = items };
        }

        int dash = Dash(items[0].Span.Line);
        YamlSpan end = items[^1].Span;
        var place = new YamlSpan(dash, _lines[dash].IndexOf('-', StringComparison.Ordinal), end.EndLine, end.EndColumn);
        return new YamlValueNode(YamlValueShape.BlockList, place) { Items = items };
    }

    // The dash of an item may stand alone above it.
    private int Dash(int line)
    {
        while (line > 0 && !_lines[line].AsSpan().TrimStart().StartsWith("-"))
        {
            line--;
        }

        return line;
    }

    // A text in lines ends before the line that is no part of it any more; empty lines behind it are nobody's.
    private YamlSpan Tidy(YamlSpan span)
    {
        int end = span.EndColumn == 0 && span.EndLine > span.Line ? span.EndLine - 1 : span.EndLine;
        end = Math.Min(end, _lines.Length - 1);
        while (end > span.Line && string.IsNullOrWhiteSpace(_lines[end]))
        {
            end--;
        }

        return end == span.EndLine ? span : span with { EndLine = end, EndColumn = _lines[end].Length };
    }

    // As YamlMap reads it.
    private static string Said(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" } ? "" : UnicodeNormalizer.Normalize(scalar.Value.Trim());

    // The parser's mark of a bracket stands before it.
    private static YamlSpan Closed(YamlSpan span) => span with { EndColumn = span.EndColumn + 1 };

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

/// <summary>A value of a YAML text, where it stands, and what stands in it.</summary>
/// <param name="Span">Without the comment behind it; of a list in lines, from its first dash on.</param>
public sealed record YamlValueNode(YamlValueShape Shape, YamlSpan Span)
{
    /// <summary>Of a text: as the site reads it, "" for null.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<YamlMember> Members { get; init; } = [];

    public IReadOnlyList<YamlValueNode> Items { get; init; } = [];

    public bool IsFlow => Shape is YamlValueShape.FlowMap or YamlValueShape.FlowList;

    public bool IsText => Shape is not (YamlValueShape.BlockMap or YamlValueShape.BlockList or YamlValueShape.FlowMap or YamlValueShape.FlowList or YamlValueShape.Other);
}

/// <summary>One key of a map.</summary>
/// <param name="Line">Of the key; lines and columns count from 0.</param>
/// <param name="BeginsLine">False behind a dash or a bracket: then its line is not its own.</param>
public sealed record YamlMember(string Key, int Line, int Column, bool BeginsLine, YamlValueNode Value);
