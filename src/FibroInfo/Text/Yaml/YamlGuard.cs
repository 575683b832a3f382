using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace FibroInfo.Text.Yaml;

/// <summary>
/// Looks at the tokens of a YAML text before it is parsed. The parser recurses, and 16 KB of <c>[</c> overflow its stack,
/// which no catch survives; the scanner does not recurse, so depth is measured here first.
/// </summary>
internal static class YamlGuard
{
    public const int MaxDepth = 16;

    /// <summary>A file of 1 MB that people write has a fifth of this; it also ends the loop, whatever the scanner does.</summary>
    public const int MaxTokens = 500_000;

    /// <summary>The first reason not to parse this text, or null when it is harmless. Never throws.</summary>
    public static Problem? Refuse(string yaml, FileLocation start, int maxBytes)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(yaml) > maxBytes)
        {
            return start.Error("file.size", $"This is larger than {maxBytes / 1024} KB.", "Shorten it, or split it into several files.");
        }

        return UnprintableCharacter.Find(yaml, start) ?? RefuseTokens(yaml, start);
    }

    private static Problem? RefuseTokens(string yaml, FileLocation start)
    {
        var scanner = new Scanner(new StringReader(yaml));
        // The brackets that are open, innermost last.
        var open = new Stack<Token>();
        try
        {
            return FirstRefused(scanner, open, yaml, start);
        }
#pragma warning disable CA1031 // For some texts the scanner throws what is no YamlException: whatever it is, it is this text's fault.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Mark at = fault is YamlException { Start: var mark } ? mark : scanner.CurrentPosition;
            return Unclosed(open, at.Line, start) ?? YamlErrorMessages.Explain(yaml, start, at, fault.Message);
        }
    }

    private static Problem? FirstRefused(Scanner scanner, Stack<Token> open, string yaml, FileLocation start)
    {
        int depth = 0;
        for (int tokens = 0; scanner.MoveNext(); tokens++)
        {
            Token token = scanner.Current!;
            depth += Deeper(token, open);
            switch (token)
            {
                // The scanner hands out the same error for ever: it must be the last token.
                case Error error:
                    return Unclosed(open, error.Start.Line, start) ?? YamlErrorMessages.Explain(yaml, start, error.Start, error.Value);
                case Anchor or AnchorAlias or Tag:
                    return At(start, token.Start).Error("file.yaml", "Anchors (&), aliases (*) and tags (!) are not read here.",
                        "Write the value out; put quotes around a text that begins with one of these signs.");
                case var _ when depth > MaxDepth:
                    return At(start, token.Start).Error("file.yaml", $"Lists or maps are nested more than {MaxDepth} deep here.", "Write them flatter.");
                case var _ when tokens >= MaxTokens:
                    return At(start, token.Start).Error("file.yaml", $"This has more than {MaxTokens} parts.", "Split it into several files.");
            }
        }

        return Unclosed(open, long.MaxValue, start);
    }

    private static int Deeper(Token token, Stack<Token> open)
    {
        switch (token)
        {
            case FlowMappingStart or FlowSequenceStart:
                open.Push(token);
                return 1;
            case FlowMappingEnd or FlowSequenceEnd:
                open.TryPop(out _);
                return -1;
            case BlockMappingStart or BlockSequenceStart:
                return 1;
            case BlockEnd:
                return -1;
            default:
                return 0;
        }
    }

    // Behind an open bracket the lines below are read as parts of its list, so the fault is told where it began.
    private static Problem? Unclosed(Stack<Token> open, long faultLine, FileLocation start)
    {
        if (!open.TryPeek(out Token? bracket) || faultLine <= bracket.Start.Line)
        {
            return null;
        }

        char close = bracket is FlowMappingStart ? '}' : ']';
        return At(start, bracket.Start).Error("file.yaml", "The bracket that opens here is not closed, or what follows it cannot be read.",
            $"Close it with '{close}' on the same line, or put quotes around a text that begins with a bracket.");
    }

    public static FileLocation At(FileLocation start, in Mark mark) => Moved(start, (int)mark.Line - 1, (int)mark.Column - 1);

    public static FileLocation Moved(FileLocation start, int lines, int columns) => start with { Line = start.Line + lines, Column = columns + 1 };
}
