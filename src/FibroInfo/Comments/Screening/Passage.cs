using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>One field of a draft, as the checks read it.</summary>
internal readonly record struct Passage(DraftField Field, string Text)
{
    public Finding At(FindingKind kind, int start, int length) => new(kind, start, length, Field);

    public IEnumerable<Finding> All(FindingKind kind, Regex pattern) => All(kind, pattern, (_, _) => true);

    /// <summary>Every match that is meant. Behind one that is not, the search goes on at its second character, as it may hide another.</summary>
    public IEnumerable<Finding> All(FindingKind kind, Regex pattern, Func<string, Match, bool> isMeant)
    {
        Match match = pattern.Match(Text);
        while (match.Success)
        {
            bool isFound = match.Length > 0 && isMeant(Text, match);
            if (isFound)
            {
                yield return At(kind, match.Index, match.Length);
            }

            int next = match.Index + (isFound ? match.Length : 1);
            match = next <= Text.Length ? pattern.Match(Text, next) : Match.Empty;
        }
    }
}
