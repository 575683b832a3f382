namespace FibroInfo.Text.Comparing;

/// <summary>Two texts compared as a person does: block by block, and where blocks differ by words.</summary>
public static class TextComparison
{
    // A few words that stayed between words that did not: said apart they are harder to read than said twice.
    private const int MostKeptTokens = 2;
    private const int MostKeptCharacters = 8;

    public static IReadOnlyList<ComparedBlock> Between(IReadOnlyList<TextBlock> before, IReadOnlyList<TextBlock> after)
    {
        var blocks = new List<ComparedBlock>();
        (int old, int fresh) = (0, 0);
        foreach ((int nextOld, int nextFresh) in CommonParts.Of(before, after).Append((before.Count, after.Count)))
        {
            blocks.AddRange(Differing([.. before.Skip(old).Take(nextOld - old)], [.. after.Skip(fresh).Take(nextFresh - fresh)]));
            if (nextFresh < after.Count && nextOld < before.Count)
            {
                blocks.Add(new ComparedBlock(after[nextFresh].IsHeading, [new ComparedPiece(PieceKind.Same, after[nextFresh].Text, IsSpaced: false)]));
            }

            (old, fresh) = (nextOld + 1, nextFresh + 1);
        }

        return blocks;
    }

    /// <summary>What differs, each with the block before and behind it and the heading it stands under; null where something is left out.</summary>
    public static IReadOnlyList<ComparedBlock?> Excerpt(IReadOnlyList<ComparedBlock> blocks)
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

        var excerpt = new List<ComparedBlock?>();
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

    private static IEnumerable<ComparedBlock> Differing(TextBlock[] before, TextBlock[] after)
    {
        if (before.Length == 0 && after.Length == 0)
        {
            return [];
        }

        List<(PieceKind Kind, Token Token)> tokens = Calm(Tokens([.. before.SelectMany(TokensOf)], [.. after.SelectMany(TokensOf)]));
        return Blocks(tokens);
    }

    private static IEnumerable<Token> TokensOf(TextBlock block) =>
        [.. block.IsHeading ? [Token.Heading] : Array.Empty<Token>(), .. Token.Of(block.Text), Token.End];

    private static List<(PieceKind Kind, Token Token)> Tokens(Token[] before, Token[] after)
    {
        var tokens = new List<(PieceKind, Token)>(before.Length + after.Length);
        (int old, int fresh) = (0, 0);
        IReadOnlyList<(int Own, int Other)> common = CommonParts.Of([.. before.Select(token => token.Text)], [.. after.Select(token => token.Text)]);
        foreach ((int nextOld, int nextFresh) in common.Append((before.Length, after.Length)))
        {
            tokens.AddRange(before[old..nextOld].Select(token => (PieceKind.Gone, token)));
            tokens.AddRange(after[fresh..nextFresh].Select(token => (PieceKind.Fresh, token)));
            if (nextFresh < after.Length && nextOld < before.Length)
            {
                // What ends one text may stand before more in the other.
                tokens.Add((PieceKind.Same, after[nextFresh] with { IsSpaced = before[nextOld].IsSpaced || after[nextFresh].IsSpaced }));
            }

            (old, fresh) = (nextOld + 1, nextFresh + 1);
        }

        return tokens;
    }

    private static List<(PieceKind Kind, Token Token)> Calm(List<(PieceKind Kind, Token Token)> tokens)
    {
        var calm = new List<(PieceKind Kind, Token Token)>(tokens.Count);
        for (int at = 0; at < tokens.Count;)
        {
            int end = at;
            while (end < tokens.Count && tokens[end].Kind == PieceKind.Same)
            {
                end++;
            }

            bool isIsland = end > at && at > 0 && end < tokens.Count && IsSmall(tokens[at..end]);
            calm.AddRange(tokens[at..end].SelectMany(token => isIsland ? Twice(token.Token) : [token]));
            for (at = end; at < tokens.Count && tokens[at].Kind != PieceKind.Same; at++)
            {
                calm.Add(tokens[at]);
            }
        }

        return calm;
    }

    private static bool IsSmall(List<(PieceKind Kind, Token Token)> run) => run.Count <= MostKeptTokens
        && run.TrueForAll(token => !token.Token.IsEnd && token.Token.Text != Token.HeadingMark)
        && run.Sum(token => token.Token.Text.Length) <= MostKeptCharacters;

    private static IEnumerable<(PieceKind, Token)> Twice(Token token) => [(PieceKind.Gone, token), (PieceKind.Fresh, token)];

    private static IEnumerable<ComparedBlock> Blocks(List<(PieceKind Kind, Token Token)> tokens)
    {
        var block = new List<(PieceKind Kind, Token Token)>();
        foreach ((PieceKind Kind, Token Token) token in tokens)
        {
            if (!token.Token.IsEnd)
            {
                block.Add(token);
            }
            else if (block.Count > 0)
            {
                yield return ComparedBlocks.Of(block);
                block.Clear();
            }
        }
    }
}
