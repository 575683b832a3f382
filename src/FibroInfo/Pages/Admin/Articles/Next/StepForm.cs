using FibroInfo.Editing.Matter;
using FibroInfo.Editing.Signing;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>What was typed beside the buttons of what happens next.</summary>
/// <param name="Change"><c>spelling</c>, <c>meaning</c>, or nothing chosen.</param>
/// <param name="What">The line for readers; empty for none.</param>
/// <param name="Note">For the reviewer.</param>
/// <param name="Which">Of an hour that comes twice.</param>
/// <param name="Why">Why it is withdrawn.</param>
public sealed record StepForm(
    string Change, string What, string WhatFor, bool IsClinical, string Note, string Day, string Hour, string Which, string Why)
{
    public const string Spelling = "spelling";

    public const string Meaning = "meaning";

    public static readonly StepForm Empty = new("", "", "", false, "", "", "", "", "");

    public CorrectionLine? Correction => What.Length > 0 ? new CorrectionLine(What, WhatFor, IsClinical) : null;

    /// <summary>What is longer than it may be: the key of its sentence; null for nothing.</summary>
    public string? Fault => What.Length > CorrectionLine.MostCharacters || WhatFor.Length > CorrectionLine.MostCharacters ? "next.refused.long-line"
        : Note.Length > ReviewStore.MostNoteCharacters || Why.Length > CorrectionLine.MostCharacters ? "next.refused.long-note" : null;

    public static StepForm Of(PostForm post) => new(
        post["change"], Line(post["what-changed"]), Line(post["why-changed"]), post["clinical"] == "on", MatterSheet.Clean(post["note"]),
        post["day"].Trim(), post["hour"].Trim(), post["which"], Line(post["withdraw-why"]));

    private static string Line(string typed) => MatterSheet.Clean(typed).ReplaceLineEndings(" ");
}
