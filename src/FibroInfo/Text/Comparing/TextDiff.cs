using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.Text.Comparing;

/// <summary>Compares two texts as a person does: block by block, and word by word where blocks differ.</summary>
public static class TextDiff
{
    // One or two short unchanged words between changed ones count as changed: single words in between are harder to read than a repetition.
    private const int MaxKeptTokens = 2;
    private const int MaxKeptCharacters = 8;

    public static IReadOnlyList<DiffBlock> Between(IReadOnlyList<TextBlock> before, IReadOnlyList<TextBlock> after)
    {
        var blocks = new List<DiffBlock>();
        (int oldAt, int newAt) = (0, 0);
        foreach ((int nextOld, int nextNew) in PatienceDiff.Find(before, after).Append((before.Count, after.Count)))
        {
            blocks.AddRange(Differing([.. before.Skip(oldAt).Take(nextOld - oldAt)], [.. after.Skip(newAt).Take(nextNew - newAt)]));
            if (nextNew < after.Count && nextOld < before.Count)
            {
                blocks.Add(new DiffBlock(after[nextNew].IsHeading, [new DiffSegment(DiffKind.Same, after[nextNew].Text, IsSpaced: false)]));
            }

            (oldAt, newAt) = (nextOld + 1, nextNew + 1);
        }

        return blocks;
    }

    /// <summary>The changed blocks, each with the block before and after it and its heading; null where blocks are left out.</summary>
    public static IReadOnlyList<DiffBlock?> Excerpt(IReadOnlyList<DiffBlock> blocks)
    {
        bool[] shown = new bool[blocks.Count];
        for (int at = 0, heading = -1; at < blocks.Count; at++)
        {
            heading = blocks[at].IsHeading ? at : heading;
            if (blocks[at].IsChanged)
            {
                shown[at] = shown[heading < 0 ? at : heading] = shown[Math.Max(at - 1, 0)] = shown[Math.Min(at + 1, blocks.Count - 1)] = true;
            }
        }

        var excerpt = new List<DiffBlock?>();
        for (int at = 0; at < blocks.Count; at++)
        {
            if (shown[at])
            {
                excerpt.Add(blocks[at]);
            }
            else if (excerpt is not [.., null])
            {
                excerpt.Add(null);
            }
        }

        return shown.Any(isShown => isShown) ? excerpt : [];
    }

    private static IEnumerable<DiffBlock> Differing(TextBlock[] before, TextBlock[] after)
    {
        if (before.Length == 0 && after.Length == 0)
        {
            return [];
        }

        List<(DiffKind Kind, DiffToken Token)> tokens = MergeSmallIslands(Tokens([.. before.SelectMany(TokensOf)], [.. after.SelectMany(TokensOf)]));
        return Blocks(tokens);
    }

    private static IEnumerable<DiffToken> TokensOf(TextBlock block) =>
        [.. block.IsHeading ? [DiffToken.Heading] : Array.Empty<DiffToken>(), .. DiffToken.Tokenize(block.Text), DiffToken.End];

    private static List<(DiffKind Kind, DiffToken Token)> Tokens(DiffToken[] before, DiffToken[] after)
    {
        var tokens = new List<(DiffKind, DiffToken)>(before.Length + after.Length);
        (int oldAt, int newAt) = (0, 0);
        IReadOnlyList<(int First, int Second)> common = PatienceDiff.Find([.. before.Select(token => token.Text)], [.. after.Select(token => token.Text)]);
        foreach ((int nextOld, int nextNew) in common.Append((before.Length, after.Length)))
        {
            tokens.AddRange(before[oldAt..nextOld].Select(token => (DiffKind.Gone, token)));
            tokens.AddRange(after[newAt..nextNew].Select(token => (DiffKind.Fresh, token)));
            if (nextNew < after.Length && nextOld < before.Length)
            {
                // The last word of one text may be followed by more words in the other.
                tokens.Add((DiffKind.Same, after[nextNew] with { IsSpaced = before[nextOld].IsSpaced || after[nextNew].IsSpaced }));
            }

            (oldAt, newAt) = (nextOld + 1, nextNew + 1);
        }

        return tokens;
    }

    private static List<(DiffKind Kind, DiffToken Token)> MergeSmallIslands(List<(DiffKind Kind, DiffToken Token)> tokens)
    {
        var merged = new List<(DiffKind Kind, DiffToken Token)>(tokens.Count);
        for (int at = 0; at < tokens.Count;)
        {
            int end = at;
            while (end < tokens.Count && tokens[end].Kind == DiffKind.Same)
            {
                end++;
            }

            bool isIsland = end > at && at > 0 && end < tokens.Count && IsSmall(tokens[at..end]);
            merged.AddRange(tokens[at..end].SelectMany(token => isIsland ? Twice(token.Token) : [token]));
            for (at = end; at < tokens.Count && tokens[at].Kind != DiffKind.Same; at++)
            {
                merged.Add(tokens[at]);
            }
        }

        return merged;
    }

    private static bool IsSmall(List<(DiffKind Kind, DiffToken Token)> run) => run.Count <= MaxKeptTokens
        && run.TrueForAll(token => !token.Token.IsEnd && token.Token.Text != DiffToken.HeadingMark)
        && run.Sum(token => token.Token.Text.Length) <= MaxKeptCharacters;

    private static IEnumerable<(DiffKind, DiffToken)> Twice(DiffToken token) => [(DiffKind.Gone, token), (DiffKind.Fresh, token)];

    private static IEnumerable<DiffBlock> Blocks(List<(DiffKind Kind, DiffToken Token)> tokens)
    {
        var block = new List<(DiffKind Kind, DiffToken Token)>();
        foreach ((DiffKind Kind, DiffToken Token) token in tokens)
        {
            if (!token.Token.IsEnd)
            {
                block.Add(token);
            }
            else if (block.Count > 0)
            {
                yield return DiffBlockBuilder.FromTokens(block);
                block.Clear();
            }
        }
    }
}

/// <summary>A paragraph, a list item or a heading of the comparison, with the words of both texts.</summary>
/// <param name="Pieces">In order; where words were replaced, the old ones come before the new ones.</param>
public sealed record DiffBlock(bool IsHeading, IReadOnlyList<DiffSegment> Pieces)
{
    public bool IsChanged => Pieces.Any(piece => piece.Kind != DiffKind.Same);
}

/// <summary>Words that are in both texts or in only one of them.</summary>
/// <param name="IsSpaced">Whether a space follows.</param>
public sealed record DiffSegment(DiffKind Kind, string Text, bool IsSpaced);

public enum DiffKind { Same, Gone, Fresh }

/// <summary>Joins the tokens of one block: one segment per run of a kind; in each change, removed words come before added ones.</summary>
internal static class DiffBlockBuilder
{
    public static DiffBlock FromTokens(IReadOnlyList<(DiffKind Kind, DiffToken Token)> tokens)
    {
        (DiffKind Kind, DiffToken Token)[] words = [.. tokens.Where(token => token.Token.Text != DiffToken.HeadingMark)];
        var pieces = new List<DiffSegment>();
        for (int at = 0; at < words.Length;)
        {
            bool isSame = words[at].Kind == DiffKind.Same;
            int end = at;
            while (end < words.Length && (words[end].Kind == DiffKind.Same) == isSame)
            {
                end++;
            }

            foreach (IGrouping<DiffKind, (DiffKind, DiffToken Token)> run in words[at..end].GroupBy(word => word.Kind).OrderBy(run => run.Key))
            {
                pieces.Add(Join(run.Key, [.. run.Select(word => word.Token)]));
            }

            at = end;
        }

        return new DiffBlock(words.Length < tokens.Count, pieces);
    }

    private static DiffSegment Join(DiffKind kind, DiffToken[] tokens)
    {
        var text = new StringBuilder();
        foreach (DiffToken token in tokens)
        {
            text.Append(token.Text).Append(token.IsSpaced ? " " : "");
        }

        return new DiffSegment(kind, text.ToString().TrimEnd(), tokens[^1].IsSpaced);
    }
}

/// <summary>A paragraph, a list item or a heading, as plain text on one line.</summary>
public readonly record struct TextBlock(string Text, bool IsHeading = false);

/// <summary>A word, a symbol, or the end of a block. Spaces are not tokens, so wrapping a line differently is no change.</summary>
internal readonly partial record struct DiffToken(string Text, bool IsSpaced)
{
    /// <summary>The text of the first token of a heading.</summary>
    public const string HeadingMark = "\u0002";

    public static readonly DiffToken End = new("\n", IsSpaced: false);

    public static readonly DiffToken Heading = new(HeadingMark, IsSpaced: false);

    public bool IsEnd => Text == End.Text;

    public static IEnumerable<DiffToken> Tokenize(string block) => Piece().Matches(block)
        .Select(match => new DiffToken(match.Value, match.Index + match.Length < block.Length && char.IsWhiteSpace(block[match.Index + match.Length])));

    // A symbol includes the second half of a surrogate pair and combining marks.
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:[-\u2011'’.,/@][\p{L}\p{M}\p{N}]+)*|(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\S)\p{M}*", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
