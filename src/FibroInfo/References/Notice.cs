namespace FibroInfo.References;

/// <summary>What a journal later said about a paper, heaviest first.</summary>
public enum NoticeKind { Retraction, PartialRetraction, Concern, Correction }

/// <summary>A notice on a source, written into <c>references.json</c> once when it was found.</summary>
/// <param name="Date">The day of the notice, when the record has it.</param>
/// <param name="Doi">The notice's own DOI, not that of the paper.</param>
public sealed record Notice(NoticeKind Kind, DateOnly? Date, Doi? Doi);
