using System.Diagnostics.CodeAnalysis;

namespace FibroInfo.References;

/// <summary>Whether the record was compared field by field with a registry and agreed; readers see it in words.</summary>
public enum SourceStatus { Unverified, Verified }

/// <summary>The site's own statements about a source: the <c>custom</c> part of its record.</summary>
public sealed record SourceAppraisal
{
    public static readonly SourceAppraisal None = new();

    public string? Design { get; init; }

    /// <summary>The number of people studied, in all groups; null when unknown or when no people were studied.</summary>
    public int? Participants { get; init; }

    public string? Population { get; init; }

    public string? Finding { get; init; }

    public string? Limits { get; init; }

    /// <summary>Null when nobody has graded the source.</summary>
    public EvidenceLabel? Label { get; init; }

    /// <summary>Null when the source has no level; <see cref="EvidenceLevel.NotKnown"/> when it was graded as not known.</summary>
    public EvidenceLevel? Evidence => Label?.Level;

    /// <summary>True for criteria, classifications and agreed statements, which are no evidence of an effect.</summary>
    public bool IsConsensus => Label is { IsConsensus: true };

    /// <summary>True when the study was not done in people with the condition that the site is about.</summary>
    public bool Indirect { get; init; }

    public SourceStatus Status { get; init; }

    /// <summary>The day on which the record last agreed with a registry in every field.</summary>
    public DateOnly? Checked { get; init; }

    public Notice? Notice { get; init; }
}

/// <summary>How certain a finding is, weakest first, so that levels can be compared with &lt; and &gt;.</summary>
public enum EvidenceLevel { NotKnown, Early, Weak, Moderate, Strong }

/// <summary>The words for the levels in front matter, Markdown and <c>references.json</c>, as the contract defines them.</summary>
public static class EvidenceLevels
{
    /// <summary>Strongest first, as messages list them.</summary>
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

/// <summary>
/// The label of a source or a statement: a level, or "agreed by experts", which is no level because an agreement is no evidence
/// of an effect.
/// </summary>
/// <param name="Level">Null for what experts agreed on.</param>
public sealed record EvidenceLabel(EvidenceLevel? Level)
{
    public const string ConsensusWord = "consensus";

    /// <summary>The levels, strongest first, and then the word for what experts agreed on.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. EvidenceLevels.Words, ConsensusWord];

    public bool IsConsensus => Level is null;

    public string Word => Level?.Word() ?? ConsensusWord;

    public static bool TryParse([NotNullWhen(true)] string? word, [NotNullWhen(true)] out EvidenceLabel? label)
    {
        bool isLevel = EvidenceLevels.TryParse(word, out EvidenceLevel level);
        label = isLevel || word == ConsensusWord ? new EvidenceLabel(Level: isLevel ? level : null) : null;
        return label is not null;
    }
}

/// <summary>The kinds of later notices on a paper, most serious first.</summary>
public enum NoticeKind { Retraction, PartialRetraction, Concern, Correction }

/// <summary>A journal's notice on a source, written into <c>references.json</c> once, when it was found.</summary>
/// <param name="Date">The day of the notice; null when the record does not have it.</param>
/// <param name="Doi">The DOI of the notice, not of the paper.</param>
public sealed record Notice(NoticeKind Kind, DateOnly? Date, Doi? Doi);
