using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FibroInfo.Text.Yaml;

/// <summary>Where the keys of a YAML map stand in its lines, for who changes one and leaves the rest as it is.</summary>
public static class YamlLayout
{
    /// <summary>Null when it is no map in lines, <c>key: value</c>: then no key can be changed by itself.</summary>
    /// <param name="yaml">Line ends LF. <see cref="YamlText"/> has read it before, so it is harmless.</param>
    public static IReadOnlyList<YamlEntry>? Of(string yaml)
    {
        string[] lines = yaml.Split('\n');
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return [];
        }

        parser.Consume<DocumentStart>();
        if (!parser.TryConsume<MappingStart>(out MappingStart? root) || root.Style == MappingStyle.Flow)
        {
            return null;
        }

        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            // "? key" may stand on several lines, and nobody writes it.
            if (!parser.TryConsume<Scalar>(out Scalar? key) || lines[Line(key.Start)].AsSpan(0, Column(key.Start)).ContainsAnyExcept(' '))
            {
                return null;
            }

            entries.Add(Entry(key, parser, lines));
        }

        return entries;
    }

    private static YamlEntry Entry(Scalar key, Parser parser, string[] lines)
    {
        (int line, int column) = (Line(key.Start), Column(key.Start));
        if (parser.TryConsume<Scalar>(out Scalar? scalar))
        {
            int colon = lines[Line(key.End)].IndexOf(':', Column(key.End)) + 1;
            bool isNothing = scalar is { Style: ScalarStyle.Plain, Value: "" };
            YamlSpan place = isNothing ? new YamlSpan(Line(key.End), colon, Line(key.End), colon) : Tidy(Span(scalar, scalar), lines);
            return new YamlEntry(key.Value, column, line, isNothing ? YamlShape.Nothing : Shape(scalar.Style), place, []);
        }

        ParsingEvent first = parser.Current!;
        if (!parser.TryConsume<SequenceStart>(out SequenceStart? list))
        {
            return new YamlEntry(key.Value, column, line, YamlShape.Other, Tidy(Span(first, Skip(parser)), lines), []);
        }

        (List<YamlSpan> items, bool areTexts, ParsingEvent last) = Items(parser, lines);
        YamlShape shape = list.Style != SequenceStyle.Flow ? YamlShape.BlockList : areTexts ? YamlShape.FlowList : YamlShape.Other;
        return new YamlEntry(key.Value, column, line, shape, shape == YamlShape.BlockList && items.Count > 0
            ? new YamlSpan(items[0].Line, items[0].Column, items[^1].EndLine, items[^1].EndColumn) : Closed(Span(first, last)), items);
    }

    private static (List<YamlSpan> Items, bool AreTexts, ParsingEvent Last) Items(Parser parser, string[] lines)
    {
        var items = new List<YamlSpan>();
        bool areTexts = true;
        SequenceEnd? end;
        while (!parser.TryConsume<SequenceEnd>(out end))
        {
            ParsingEvent first = parser.Current!;
            areTexts &= first is Scalar;
            items.Add(Tidy(Span(first, Skip(parser)), lines));
        }

        return (items, areTexts, end);
    }

    // The end of a map or list in lines is where the next thing begins, so the last thing in it says where it ends.
    private static ParsingEvent Skip(Parser parser)
    {
        ParsingEvent last = parser.Current!;
        var areFlow = new Stack<bool>();
        do
        {
            ParsingEvent one = parser.Consume<ParsingEvent>();
            if (one.NestingIncrease > 0)
            {
                areFlow.Push(one is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow });
            }
            else if (one.NestingIncrease == 0 || areFlow.Pop())
            {
                last = one;
            }
        }
        while (areFlow.Count > 0);
        return last;
    }

    // A text in lines ends before the line that is no part of it any more; empty lines behind it are nobody's.
    private static YamlSpan Tidy(YamlSpan span, string[] lines)
    {
        int end = span.EndColumn == 0 && span.EndLine > span.Line ? span.EndLine - 1 : span.EndLine;
        end = Math.Min(end, lines.Length - 1);
        while (end > span.Line && string.IsNullOrWhiteSpace(lines[end]))
        {
            end--;
        }

        return end == span.EndLine ? span : span with { EndLine = end, EndColumn = lines[end].Length };
    }

    // The parser's mark of a bracket stands before it.
    private static YamlSpan Closed(YamlSpan span) => span with { EndColumn = span.EndColumn + 1 };

    private static YamlShape Shape(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlShape.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlShape.DoubleQuoted,
        ScalarStyle.Literal or ScalarStyle.Folded => YamlShape.Block,
        _ => YamlShape.Plain,
    };

    private static YamlSpan Span(ParsingEvent first, ParsingEvent last) => new(Line(first.Start), Column(first.Start), Line(last.End), Column(last.End));

    private static int Line(in Mark mark) => (int)mark.Line - 1;

    private static int Column(in Mark mark) => (int)mark.Column - 1;
}
