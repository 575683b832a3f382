using System.Text;

namespace FibroInfo.Text.Comparing;

/// <summary>Puts the tokens of one block together again: runs of one kind, and between two words that stayed first what went, then what came.</summary>
internal static class ComparedBlocks
{
    public static ComparedBlock Of(IReadOnlyList<(PieceKind Kind, Token Token)> tokens)
    {
        (PieceKind Kind, Token Token)[] words = [.. tokens.Where(token => token.Token.Text != Token.HeadingMark)];
        var pieces = new List<ComparedPiece>();
        for (int at = 0; at < words.Length;)
        {
            bool isSame = words[at].Kind == PieceKind.Same;
            int end = at;
            while (end < words.Length && (words[end].Kind == PieceKind.Same) == isSame)
            {
                end++;
            }

            foreach (IGrouping<PieceKind, (PieceKind, Token Token)> run in words[at..end].GroupBy(word => word.Kind).OrderBy(run => run.Key))
            {
                pieces.Add(Join(run.Key, [.. run.Select(word => word.Token)]));
            }

            at = end;
        }

        return new ComparedBlock(words.Length < tokens.Count, pieces);
    }

    private static ComparedPiece Join(PieceKind kind, Token[] tokens)
    {
        var text = new StringBuilder();
        foreach (Token token in tokens)
        {
            text.Append(token.Text).Append(token.IsSpaced ? " " : "");
        }

        return new ComparedPiece(kind, text.ToString().TrimEnd(), tokens[^1].IsSpaced);
    }
}
