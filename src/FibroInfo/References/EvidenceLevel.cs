using System.Diagnostics.CodeAnalysis;

namespace FibroInfo.References;

/// <summary>How sure a finding is, weakest first, so that levels can be compared with &lt; and &gt;.</summary>
public enum EvidenceLevel { NotKnown, Early, Weak, Moderate, Strong }

/// <summary>The words of the contract for each level, as front matter, Markdown and <c>references.json</c> write them.</summary>
public static class EvidenceLevels
{
    /// <summary>Strongest first: the order in which a message lists them.</summary>
    public static IReadOnlyList<string> Words { get; } = ["strong", "moderate", "weak", "early", "not-known"];

    public static bool TryParse([NotNullWhen(true)] string? word, out EvidenceLevel level)
    {
        int place = word is null ? -1 : Words.IndexOf(word);
        level = place < 0 ? EvidenceLevel.NotKnown : EvidenceLevel.Strong - place;
        return place >= 0;
    }

    public static string Word(this EvidenceLevel level) => Words[EvidenceLevel.Strong - level];

    private static int IndexOf(this IReadOnlyList<string> words, string word)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == word)
            {
                return i;
            }
        }

        return -1;
    }
}
