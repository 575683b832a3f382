namespace FibroInfo.Text.Comparing;

/// <summary>A paragraph, a bullet or a heading of two texts that were compared, as one.</summary>
/// <param name="Pieces">In order; of what was replaced, the old words stand before the new ones.</param>
public sealed record ComparedBlock(bool IsHeading, IReadOnlyList<ComparedPiece> Pieces)
{
    public bool IsChanged => Pieces.Any(piece => piece.Kind != PieceKind.Same);
}

/// <summary>Words that stand in both texts or in one of them.</summary>
/// <param name="IsSpaced">Whether a blank stands behind it.</param>
public sealed record ComparedPiece(PieceKind Kind, string Text, bool IsSpaced);

public enum PieceKind { Same, Gone, Fresh }
