using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace FibroInfo.Text.Yaml;

/// <summary>
/// Checks the tokens of a YAML text before it is parsed. The parser is recursive: 16 KB of <c>[</c> overflow the stack, which ends the
/// process whatever is caught. The scanner is not recursive, so it measures the depth first.
/// </summary>
internal static class YamlGuard
{
    public const int MaxDepth = 16;

    /// <summary>A file of 1 MB written by people has a fifth of this. The limit also ends the loop, whatever the scanner does.</summary>
    public const int MaxTokens = 500_000;

    /// <summary>The first reason not to parse this text; null when it is safe. Never throws.</summary>
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
        // The open brackets, innermost last.
        var open = new Stack<Token>();
        try
        {
            return FirstRefused(scanner, open, yaml, start);
        }
#pragma warning disable CA1031 // For some texts the scanner throws other exceptions than YamlException. All are faults of the text.
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
            depth += DepthChange(token, open);
            switch (token)
            {
                // After an error the scanner returns the same error for ever, so this must be the last token.
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

    private static int DepthChange(Token token, Stack<Token> open)
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

    // After an open bracket, the lines below are read as part of its list, so the fault is reported where the bracket opens.
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
