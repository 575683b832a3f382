using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>More links than two: what spam has, and readers hardly ever.</summary>
internal static partial class Links
{
    private const int MostLinks = 2;

    public static IEnumerable<Finding> In(Passage passage) => passage.All(FindingKind.TooManyLinks, Link()).Skip(MostLinks);

    // A bare name counts only with a path behind it: tired fingers leave out the blank after a full stop, and "so tired.No sleep" is no link.
    [GeneratedRegex(
        @"(?:\b[a-z][a-z0-9+.-]*://|\bwww\.|\b(?:[a-z0-9-]+\.)+[a-z]{2,24}/)[^\s<>()\[\]""]+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
