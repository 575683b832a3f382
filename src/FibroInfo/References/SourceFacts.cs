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
