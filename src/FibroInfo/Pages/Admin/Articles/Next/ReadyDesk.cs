using System.Globalization;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Editing.Matter;
using FibroInfo.Editing.Schedules;
using FibroInfo.Editing.Signing;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>Makes a text ready for its readers, or for a reviewer: its state, its date, the line on what changed, the signature.</summary>
public sealed class ReadyDesk(SignOffPolicy gate, SigningDesk signing, PublishedContent library, UiText words, TimeProvider clock)
{
    private SiteProfile Site => library.Site;

    private DateOnly Today => Site.Today(clock.GetUtcNow());

    /// <param name="open">The text as it is saved, with what was typed beside the button.</param>
    /// <param name="at">When it is to appear; null for now.</param>
    public async Task<ReadyText> ForReadersAsync(OpenArticle open, DateTimeOffset? at, SignedIn who, CancellationToken cancel)
    {
        string text = await gate.LatestAsync(open.Sitting.OnDisk, open.Text, cancel);
        SignOffState sign = await gate.AskAsync(open.Sitting.OnDisk, text, Site.Policy.SignOffRequired, cancel);
        int draft = open.Draft;
        if (sign == SignOffState.ChangedSince && open.Typed.Change == StepForm.Spelling)
        {
            (draft, string? refusal) = await SignOverAsync(open with { Text = text }, who, cancel);
            if (refusal is not null)
            {
                return new ReadyText(text, open.Draft, refusal);
            }

            text = (SignOff.In(text)! with { Signed = SignOff.HashOf(text) }).PutInto(FrontMatterText.Parse(text)!).ToString();
            sign = SignOffState.Signed;
        }

        return sign is SignOffState.Signed or SignOffState.NotNeeded
            ? new ReadyText(Dated(open, WithLine(open, text), at), draft)
            : new ReadyText(text, draft, words[sign switch
            {
                SignOffState.Missing => "next.refused.unsigned",
                SignOffState.NotGiven => "next.refused.not-given",
                _ => open.Typed.Change == StepForm.Meaning ? "next.refused.meaning" : "next.refused.which-change",
            }]);
    }

    /// <summary>A text that a colleague is to sign: readers of the old one are told what changed.</summary>
    public ReadyText ForReview(OpenArticle open)
    {
        if (FrontMatterText.Parse(open.Text) is not { } matter)
        {
            return new ReadyText(open.Text, open.Draft, words["next.refused.whole"]);
        }

        bool hasLine = CorrectionLine.CountIn(matter) > (FrontMatterText.Parse(open.Sitting.OnDisk ?? "") is { } before ? CorrectionLine.CountIn(before) : 0);
        bool wantsLine = open.IsOfLive && !hasLine && SignOff.HashOf(open.Text) != SignOff.HashOf(open.Sitting.OnDisk ?? "");
        return wantsLine && open.Typed.Correction is null
            ? new ReadyText(open.Text, open.Draft, words["next.refused.no-line"])
            : new ReadyText(hasLine ? open.Text : WithLine(open, open.Text), open.Draft);
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
        matter = new SignOff(SignOff.HashOf(text), someone, Iso(Today)).PutInto(matter);
        return FrontMatterEdits.Set(matter, ("status", "published"), ("publish", matter.Text("publish") is { Length: > 0 } day ? day : Iso(Today))).ToString();
    }

    /// <summary>Its address answers that it was taken away; why stands in its file, for whoever asks later.</summary>
    public string Withdrawn(string text, string why) => FrontMatterText.Parse(text) is { } matter
        ? FrontMatterEdits.Set(new CorrectionLine(words["next.withdrawn-line"], why, IsClinical: false).PutInto(matter, Today), ("status", "withdrawn")).ToString()
        : text;

    /// <summary>As it was before it was planned: in the folder, and before nobody's eyes.</summary>
    public static string OffThePlan(string text) =>
        FrontMatterText.Parse(text) is { } matter ? FrontMatterEdits.Set(matter, ("status", "draft"), ("publish", "")).ToString() : text;

    private async Task<(int Draft, string? Refusal)> SignOverAsync(OpenArticle open, SignedIn who, CancellationToken cancel)
    {
        SignOff before = SignOff.In(open.Text)!;
        if (!Site.Policy.AuthorsSignSpelling && (who.Roles & Role.Reviewer) == Role.None)
        {
            return (0, words["next.refused.spelling-reviewer"]);
        }

        if (SpellingRules.IsMore(await gate.SignedTextAsync(open.Sitting.OnDisk, before, cancel), open.Text))
        {
            return (0, words["next.refused.more-than-spelling"]);
        }

        int draft = await signing.SignOverAsync(open.Sitting.Path.Path, open.Draft, before, open.Who, cancel);
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
        return FrontMatterEdits.Set(matter, ("status", "published"), ("publish", publish)).ToString();
    }

    private string SomebodyBut(IReadOnlyList<string> authors) =>
        library.SiteData.People.Ids.FirstOrDefault(id => !authors.Contains(id, StringComparer.Ordinal)) ?? "";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A text in somebody's hands, saved, at the moment when they press a button.</summary>
/// <param name="Draft">The version of their draft.</param>
/// <param name="OnDisk">What the file says; null when it is not there or has an error.</param>
/// <param name="Written">What the text says, with its errors; null when nothing of it can be read.</param>
public sealed record OpenArticle(EditingSession Sitting, string Text, int Draft, Article? OnDisk, Article? Written, StepForm Typed, Actor Who)
{
    /// <summary>Readers have it in another wording.</summary>
    public required bool IsOfLive { get; init; }
}

/// <summary>A text made ready for its next step, or why it cannot be.</summary>
/// <param name="Draft">The version of the draft now.</param>
/// <param name="Refusal">A sentence; null when it is ready.</param>
public sealed record ReadyText(string Text, int Draft, string? Refusal = null);

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
        post["change"], Line(post["what-changed"]), Line(post["why-changed"]), post["clinical"] == "on", FrontMatterForm.Clean(post["note"]),
        post["day"].Trim(), post["hour"].Trim(), post["which"], Line(post["withdraw-why"]));

    private static string Line(string typed) => FrontMatterForm.Clean(typed).ReplaceLineEndings(" ");
}
