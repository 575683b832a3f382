using FibroInfo.Content;
using FibroInfo.Editing.Drafts;

namespace FibroInfo.Editing.Workflow;

/// <summary>Where a text stands for the person who has it open.</summary>
public sealed record WorkflowStatus
{
    /// <summary>While nobody can ask the rows.</summary>
    public static readonly WorkflowStatus Unknown = new() { State = ArticleState.Draft, FileState = ArticleState.Draft, SignOff = SignOffState.NotNeeded };

    /// <summary>Of the text that they have open.</summary>
    public required ArticleState State { get; init; }

    /// <summary>Of the file, whatever they are writing.</summary>
    public required ArticleState FileState { get; init; }

    public required SignOffState SignOff { get; init; }

    /// <summary>That they ask for a signature, or did.</summary>
    public ReviewRequest? Request { get; init; }

    /// <summary>What colleagues ask this person to sign in it.</summary>
    public IReadOnlyList<ReviewRequest> ToSign { get; init; } = [];

    /// <summary>A change of it that appears automatically.</summary>
    public Article? ScheduledChange { get; init; }

    /// <summary>Readers have the article at this moment.</summary>
    public bool IsLive { get; init; }

    /// <summary>They have it as this person has it open.</summary>
    public bool IsUnchanged => IsLive && State == FileState;
}

/// <summary>A draft with its state, or a file that a colleague is asked to sign as it is.</summary>
/// <param name="Draft">Null for a file.</param>
public sealed record DraftInWorkflow(ContentPath Path, Draft? Draft, ReviewRequest? Request, ArticleState State);
