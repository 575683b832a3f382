using System.Diagnostics.CodeAnalysis;

namespace FibroInfo.References;

/// <summary>Whether the record was matched field by field against a registry; readers see it in words.</summary>
public enum SourceStatus { Unverified, Verified }

/// <summary>What we say about a source ourselves: the <c>custom</c> part of its record.</summary>
public sealed record SourceFacts
{
    public static readonly SourceFacts None = new();

    public string? Design { get; init; }

    /// <summary>People studied, all groups together; null when not known or when no people were studied.</summary>
    public int? Participants { get; init; }

    public string? Population { get; init; }

    public string? Finding { get; init; }

    public string? Limits { get; init; }

    /// <summary>Null when nobody has graded the source; <see cref="EvidenceLevel.NotKnown"/> when somebody did, and it is not known.</summary>
    public EvidenceLevel? Evidence { get; init; }

    /// <summary>True when it was not studied in people with the condition the site is about.</summary>
    public bool Indirect { get; init; }

    public SourceStatus Status { get; init; }

    /// <summary>The day of the last field-by-field match.</summary>
    public DateOnly? Checked { get; init; }

    public Notice? Notice { get; init; }
}

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

/// <summary>What a journal later said about a paper, heaviest first.</summary>
public enum NoticeKind { Retraction, PartialRetraction, Concern, Correction }

/// <summary>A notice on a source, written into <c>references.json</c> once when it was found.</summary>
/// <param name="Date">The day of the notice, when the record has it.</param>
/// <param name="Doi">The notice's own DOI, not that of the paper.</param>
public sealed record Notice(NoticeKind Kind, DateOnly? Date, Doi? Doi);
