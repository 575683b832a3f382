using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace FibroInfo.Text.Yaml;

/// <summary>
/// Looks at the tokens of a YAML text before it is parsed. The parser recurses, and 16 KB of <c>[</c> overflow its stack,
/// which no catch survives; the scanner does not recurse, so depth is measured here first.
/// </summary>
internal static class YamlGuard
{
    public const int MostDepth = 16;

    /// <summary>The first reason not to parse this text, or null when it is harmless.</summary>
    public static Problem? Refuse(string yaml, Place start, int mostBytes)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(yaml) > mostBytes)
        {
            return start.Error("file.size", $"This is larger than {mostBytes / 1024} KB.", "Shorten it, or split it into several files.");
        }

        int control = FirstControl(yaml);
        if (control >= 0)
        {
            int line = yaml.AsSpan(0, control).Count('\n');
            return Moved(start, line, 0).Error("file.yaml", "There is a control character here.",
                "Delete it: it cannot be seen, but it can be removed by typing the line anew.");
        }

        return RefuseTokens(yaml, start);
    }

    private static Problem? RefuseTokens(string yaml, Place start)
    {
        var scanner = new Scanner(new StringReader(yaml));
        int depth = 0;
        while (scanner.MoveNext())
        {
            Token token = scanner.Current!;
            depth += token switch
            {
                BlockMappingStart or BlockSequenceStart or FlowMappingStart or FlowSequenceStart => 1,
                BlockEnd or FlowMappingEnd or FlowSequenceEnd => -1,
                _ => 0,
            };
            if (depth > MostDepth)
            {
                return At(start, token).Error("file.yaml", $"Lists or maps are nested more than {MostDepth} deep here.", "Write them flatter.");
            }

            if (token is Anchor or AnchorAlias or Tag)
            {
                return At(start, token).Error("file.yaml", "Anchors (&), aliases (*) and tags (!) are not read here.",
                    "Write the value out; put quotes around a text that begins with one of these signs.");
            }
        }

        return null;
    }

    public static Place At(Place start, Token token) => Moved(start, (int)token.Start.Line - 1, (int)token.Start.Column - 1);

    public static Place Moved(Place start, int lines, int columns) => start with { Line = start.Line + lines, Column = columns + 1 };

    private static int FirstControl(string yaml)
    {
        for (int i = 0; i < yaml.Length; i++)
        {
            if (yaml[i] < ' ' && yaml[i] is not ('\n' or '\r' or '\t'))
            {
                return i;
            }
        }

        return -1;
    }
}
