using System.Globalization;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Workflow;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>Makes a text ready for its readers, or for a reviewer: its state, its date, the line on what changed, the signature.</summary>
public sealed class PublicationPreparer(SignOffPolicy gate, DraftSigner signing, PublishedContent library, UiText words, TimeProvider clock)
{
    private SiteProfile Site => library.Site;

    private DateOnly Today => Site.Today(clock.GetUtcNow());

    /// <param name="open">The text as it is saved, with what was typed beside the button.</param>
    /// <param name="at">When it is to appear; null for now.</param>
    public async Task<PreparedText> PrepareForPublishingAsync(OpenArticle open, DateTimeOffset? at, SignedInStaff staff, CancellationToken cancel)
    {
        string text = await gate.LatestAsync(open.Sitting.OnDisk, open.Text, cancel);
        SignOffState sign = await gate.AskAsync(open.Sitting.OnDisk, text, Site.Policy.SignOffRequired, cancel);
        int draft = open.Draft;
        if (sign == SignOffState.ChangedSince && open.Typed.Change == WorkflowForm.Spelling)
        {
            (draft, string? refusal) = await SignOverAsync(open with { Text = text }, staff, cancel);
            if (refusal is not null)
            {
                return new PreparedText(text, open.Draft, refusal);
            }

            text = (SignOff.Parse(text)! with { Signed = SignOff.ComputeHash(text) }).PutInto(FrontMatterText.Parse(text)!).ToString();
            sign = SignOffState.Signed;
        }

        return sign is SignOffState.Signed or SignOffState.NotNeeded
            ? new PreparedText(Dated(open, WithLine(open, text), at), draft)
            : new PreparedText(text, draft, words[sign switch
            {
                SignOffState.Missing => "next.refused.unsigned",
                SignOffState.NotGiven => "next.refused.not-given",
                _ => open.Typed.Change == WorkflowForm.Meaning ? "next.refused.meaning" : "next.refused.which-change",
            }]);
    }

    /// <summary>A text that a colleague is to sign: readers of the old one are told what changed.</summary>
    public PreparedText PrepareForReview(OpenArticle open)
    {
        if (FrontMatterText.Parse(open.Text) is not { } matter)
        {
            return new PreparedText(open.Text, open.Draft, words["next.refused.whole"]);
        }

        bool hasLine = CorrectionLine.CountIn(matter) > (FrontMatterText.Parse(open.Sitting.OnDisk ?? "") is { } before ? CorrectionLine.CountIn(before) : 0);
        bool wantsLine = open.IsOfLive && !hasLine && SignOff.ComputeHash(open.Text) != SignOff.ComputeHash(open.Sitting.OnDisk ?? "");
        return wantsLine && open.Typed.Correction is null
            ? new PreparedText(open.Text, open.Draft, words["next.refused.no-line"])
            : new PreparedText(hasLine ? open.Text : WithLine(open, open.Text), open.Draft);
    }

    /// <summary>As it would stand before readers, for the checks: what a signature and a date will settle is settled.</summary>
    public string AsPublished(string text, string reviewer)
    {
        if (FrontMatterText.Parse(text) is not { } matter)
        {
            return text;
        }

        string[] known = [matter.Text("reviewer"), reviewer];
        string someone = known.FirstOrDefault(id => id.Length > 0) ?? SomebodyBut(SignOff.AuthorsIn(text));
        matter = new SignOff(SignOff.ComputeHash(text), someone, Iso(Today)).PutInto(matter);
        return FrontMatterScalars.Set(
            matter, ("status", "published"), ("publish", matter.Text("publish") is { Length: > 0 } day ? day : Iso(Today))).ToString();
    }

    /// <summary>Its address answers that it was taken away; why stands in its file, for whoever asks later.</summary>
    public string Withdrawn(string text, string why) => FrontMatterText.Parse(text) is { } matter
        ? FrontMatterScalars.Set(
            new CorrectionLine(words["next.withdrawn-line"], why, IsClinical: false).PutInto(matter, Today), ("status", "withdrawn")).ToString()
        : text;

    /// <summary>As it was before it was planned: in the folder, and before nobody's eyes.</summary>
    public static string Unscheduled(string text) =>
        FrontMatterText.Parse(text) is { } matter ? FrontMatterScalars.Set(matter, ("status", "draft"), ("publish", "")).ToString() : text;

    private async Task<(int Draft, string? Refusal)> SignOverAsync(OpenArticle open, SignedInStaff staff, CancellationToken cancel)
    {
        SignOff before = SignOff.Parse(open.Text)!;
        if (!Site.Policy.AuthorsSignSpelling && (staff.Roles & Role.Reviewer) == Role.None)
        {
            return (0, words["next.refused.spelling-reviewer"]);
        }

        if (SpellingChangeRules.ChangesMeaning(await gate.SignedTextAsync(open.Sitting.OnDisk, before, cancel), open.Text))
        {
            return (0, words["next.refused.more-than-spelling"]);
        }

        int draft = await signing.SignOverAsync(open.Sitting.Path.Path, open.Draft, before, open.Actor, cancel);
        return (draft, draft == 0 ? words["editor.refused.window"] : null);
    }

    private string WithLine(OpenArticle open, string text) =>
        open.Typed.Correction is { } line && open.IsOfLive ? line.PutInto(text, Today) : text;

    private string Dated(OpenArticle open, string text, DateTimeOffset? at)
    {
        if (FrontMatterText.Parse(text) is not { } matter)
        {
            return text;
        }

        DateTimeOffset now = clock.GetUtcNow();
        bool isOfLive = open.OnDisk?.IsPublicAt(now) ?? false;
        string publish = at is { } moment ? LocalScheduleTime.Write(moment, Site.TimeZone)
            // A change of a page does not make it new.
            : isOfLive && open.Sitting.OnDisk is { } old ? FrontMatterText.Parse(old)?.Text("publish") ?? matter.Text("publish")
            : open.Written?.Publish <= now ? matter.Text("publish")
            : open.Sitting.Path.IsNext ? LocalScheduleTime.Write(now, Site.TimeZone)
            : Iso(Today);
        return FrontMatterScalars.Set(matter, ("status", "published"), ("publish", publish)).ToString();
    }

    private string SomebodyBut(IReadOnlyList<string> authors) =>
        library.SiteData.People.Ids.FirstOrDefault(id => !authors.Contains(id, StringComparer.Ordinal)) ?? "";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A text in somebody's hands, saved, at the moment when they press a button.</summary>
/// <param name="Draft">The version of their draft.</param>
/// <param name="OnDisk">What the file says; null when it is not there or has an error.</param>
/// <param name="Written">What the text says, with its errors; null when nothing of it can be read.</param>
public sealed record OpenArticle(EditingSession Sitting, string Text, int Draft, Article? OnDisk, Article? Written, WorkflowForm Typed, Actor Actor)
{
    /// <summary>Readers have it in another wording.</summary>
    public required bool IsOfLive { get; init; }
}

/// <summary>A text made ready for its next step, or why it cannot be.</summary>
/// <param name="Draft">The version of the draft now.</param>
/// <param name="Refusal">A sentence; null when it is ready.</param>
public sealed record PreparedText(string Text, int Draft, string? Refusal = null);

/// <summary>What was typed beside the buttons of what happens next.</summary>
/// <param name="Change"><c>spelling</c>, <c>meaning</c>, or nothing chosen.</param>
/// <param name="What">The line for readers; empty for none.</param>
/// <param name="Note">For the reviewer.</param>
/// <param name="Which">Of an hour that comes twice.</param>
/// <param name="Why">Why it is withdrawn.</param>
public sealed record WorkflowForm(
    string Change, string What, string WhatFor, bool IsClinical, string Note, string Day, string Hour, string Which, string Why)
{
    public const string Spelling = "spelling";

    public const string Meaning = "meaning";

    public static readonly WorkflowForm Empty = new("", "", "", false, "", "", "", "", "");

    public CorrectionLine? Correction => What.Length > 0 ? new CorrectionLine(What, WhatFor, IsClinical) : null;

    /// <summary>What is longer than it may be: the key of its sentence; null for nothing.</summary>
    public string? Fault => What.Length > CorrectionLine.MaxCharacters || WhatFor.Length > CorrectionLine.MaxCharacters ? "next.refused.long-line"
        : Note.Length > ReviewStore.MaxNoteCharacters || Why.Length > CorrectionLine.MaxCharacters ? "next.refused.long-note" : null;

    public static WorkflowForm FromPost(PostForm post) => new(
        post["change"], Line(post["what-changed"]), Line(post["why-changed"]), post["clinical"] == "on", FrontMatterForm.Clean(post["note"]),
        post["day"].Trim(), post["hour"].Trim(), post["which"], Line(post["withdraw-why"]));

    private static string Line(string typed) => FrontMatterForm.Clean(typed).ReplaceLineEndings(" ");
}
