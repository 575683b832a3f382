using FibroInfo.Audit;
using FibroInfo.Content;

namespace FibroInfo.Editing.Workflow;

/// <summary>An article as somebody has it open: its file, and the text that they saved as their draft.</summary>
/// <param name="OnDisk">The text of the file; null when there is none.</param>
/// <param name="ExpectedVersion">The <see cref="ContentHash"/> of the file with which they began.</param>
/// <param name="DraftVersion">0 when nothing was saved.</param>
public sealed record OpenArticle(ContentPath Path, string? OnDisk, string Text, string ExpectedVersion, int DraftVersion);

/// <summary>Somebody who acts on an article, as the rows say at this moment.</summary>
/// <param name="Person">Who they are in people.yaml; null when nobody there.</param>
public sealed record StaffEditor(Actor Actor, Role Roles, string? Person)
{
    public bool IsReviewer => (Roles & Role.Reviewer) != Role.None;
}

/// <summary>What somebody says with the action that they choose.</summary>
public sealed record Remarks
{
    public static readonly Remarks None = new();

    public ChangeKind Change { get; init; }

    /// <summary>What readers are told of a change; null for nothing.</summary>
    public CorrectionLine? Correction { get; init; }

    /// <summary>Whose signature is asked for, an id of people.yaml; empty for any reviewer's.</summary>
    public string Reviewer { get; init; } = "";

    /// <summary>For the reviewer.</summary>
    public string Note { get; init; } = "";

    /// <summary>Why warnings may stay.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>What kind of change a signed text had.</summary>
public enum ChangeKind { NotSaid, Spelling, Meaning }
