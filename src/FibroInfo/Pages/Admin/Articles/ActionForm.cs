using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Workflow;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>What was typed beside the buttons of what happens next with a text.</summary>
public sealed record ActionForm
{
    public const string Spelling = "spelling";

    public const string Meaning = "meaning";

    public static readonly ActionForm Empty = new();

    /// <summary><see cref="Spelling"/>, <see cref="Meaning"/>, or nothing chosen.</summary>
    public string Change { get; init; } = "";

    /// <summary>The line for readers; empty for none.</summary>
    public string What { get; init; } = "";

    public string WhatFor { get; init; } = "";

    public bool IsClinical { get; init; }

    /// <summary>Whose signature is asked for; empty for any reviewer's.</summary>
    public string Reviewer { get; init; } = "";

    /// <summary>For the reviewer.</summary>
    public string Note { get; init; } = "";

    public string Day { get; init; } = "";

    public string Hour { get; init; } = "";

    /// <summary>Of an hour that comes twice.</summary>
    public string Which { get; init; } = "";

    /// <summary>Why it is withdrawn.</summary>
    public string Why { get; init; } = "";

    /// <summary>Why warnings may stay.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What was typed is kept, and shown as readers would see it.</summary>
    public bool IsPreview { get; init; }

    public CorrectionLine? Correction => What.Length > 0 ? new CorrectionLine(What, WhatFor, IsClinical) : null;

    public Remarks Remarks => new()
    {
        Change = Change switch { Spelling => ChangeKind.Spelling, Meaning => ChangeKind.Meaning, _ => ChangeKind.NotSaid },
        Correction = Correction,
        Reviewer = Reviewer,
        Note = Note,
        Reason = Reason,
    };

    /// <summary>What is longer than it may be: the key of its sentence; null for nothing.</summary>
    public string? Fault => What.Length > CorrectionLine.MaxCharacters || WhatFor.Length > CorrectionLine.MaxCharacters ? "next.refused.long-line"
        : Note.Length > ReviewStore.MaxNoteCharacters || Why.Length > CorrectionLine.MaxCharacters ? "next.refused.long-note" : null;

    public static ActionForm FromPost(PostForm post) => new()
    {
        Change = post["change"],
        What = Line(post["what-changed"]),
        WhatFor = Line(post["why-changed"]),
        IsClinical = post["clinical"] == "on",
        Reviewer = post["reviewer"].Trim(),
        Note = FrontMatterForm.Clean(post["note"]),
        Day = post["day"].Trim(),
        Hour = post["hour"].Trim(),
        Which = post["which"],
        Why = Line(post["withdraw-why"]),
        Reason = post["reason"].Trim(),
        IsPreview = post["preview"] == "on",
    };

    private static string Line(string typed) => FrontMatterForm.Clean(typed).ReplaceLineEndings(" ");
}
