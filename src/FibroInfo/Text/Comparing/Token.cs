using System.Text.RegularExpressions;

namespace FibroInfo.Text.Comparing;

/// <summary>A word, a sign, or the end of a block. Blanks are no part of it: who wraps a line elsewhere changed nothing.</summary>
internal readonly partial record struct Token(string Text, bool IsSpaced)
{
    /// <summary>Stands first in a block that is a heading.</summary>
    public const string HeadingMark = "\u0002";

    public static readonly Token End = new("\n", IsSpaced: false);

    public static readonly Token Heading = new(HeadingMark, IsSpaced: false);

    public bool IsEnd => Text == End.Text;

    public static IEnumerable<Token> Of(string block) => Piece().Matches(block)
        .Select(match => new Token(match.Value, match.Index + match.Length < block.Length && char.IsWhiteSpace(block[match.Index + match.Length])));

    // A sign keeps its second half and its accents.
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:[-\u2011'’.,/@][\p{L}\p{M}\p{N}]+)*|(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\S)\p{M}*", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
