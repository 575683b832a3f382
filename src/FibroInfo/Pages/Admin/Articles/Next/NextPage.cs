using FibroInfo.Accounts;
using FibroInfo.Content;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>What happens next with a text: published, asked to be signed, taken back.</summary>
public abstract class NextPage(
    EditingSessionLoader desk, WorkflowLoader steps, PublicationPreparer ready, ReviewStore reviews, UiText words, PublishedContent library, TimeProvider clock)
    : TextPage(desk, words, library, clock)
{
    /// <summary>Null until the page is shown.</summary>
    public WorkflowStep? Next { get; private set; }

    public WorkflowForm Typed { get; protected set; } = WorkflowForm.Empty;

    protected PublicationPreparer Ready => ready;

    /// <summary>What the file says; null when it is not there or has an error.</summary>
    public Article? OnDisk => Desk.OnDisk(Path);

    /// <summary>What its file waits to be signed for; the page of that says who may.</summary>
    public FileReviewState Standing => Path.IsNext ? FileReviewState.Nothing : SigningRules.GetReviewState(OnDisk, Now, Site.Today(Now));

    public bool IsReviewer => (User.Roles() & Role.Reviewer) != Role.None;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if ((await next()).Result is PageResult && Form is not null && Path.IsArticle)
        {
            Next = await steps.FindAsync(Sitting, Form, OnDisk, User.GetStaff(), HttpContext.RequestAborted);
        }
    }

    /// <summary>The text as it stands on the disk and in the form, for a deed.</summary>
    protected OpenArticle Open => new(Sitting, Form.Text, Version.Draft, OnDisk, Proof.Article, Typed, User.Actor())
    {
        IsOfLive = Path.IsNext || (OnDisk?.IsPublicAt(Now) ?? false),
    };

    /// <summary>Writes the text into the folder, by the way that every text goes.</summary>
    protected abstract Task<IActionResult> WriteAsync(
        ContentPath path, string expectedVersion, string text, string reason, string done, CancellationToken cancel);

    /// <summary>Keeps a text as the person's draft, though it may be the file's.</summary>
    /// <returns>An answer where that was refused.</returns>
    protected abstract Task<IActionResult?> KeepAsync(string text, CancellationToken cancel);

    /// <returns>Null for a button that is none of these.</returns>
    protected virtual async Task<IActionResult?> StepAsync(string action, CancellationToken cancel) => Typed.Fault is { } fault
        ? Refused(Words[fault], StatusCodes.Status400BadRequest)
        : action switch
        {
            "publish" => await PublishAsync(null, cancel),
            "change" => Typed.Change == WorkflowForm.Meaning ? await AskAsync(cancel) : await PublishAsync(null, cancel),
            "ask" => await AskAsync(cancel),
            "take-back" => await TakeBackAsync(cancel),
            _ => null,
        };

    protected async Task<IActionResult> PublishAsync(DateTimeOffset? at, CancellationToken cancel)
    {
        OpenArticle open = Open;
        PreparedText made = await ready.PrepareForPublishingAsync(open, at, User.GetStaff(), cancel);
        Version = Version with { Draft = made.Draft };
        if (made.Refusal is { } refusal)
        {
            return Refused(refusal, StatusCodes.Status400BadRequest);
        }

        bool isChange = at is not null && open.IsOfLive && !Path.IsNext;
        return isChange ? await PlanChangeAsync(made.Text, cancel)
            : await WriteAsync(Path, Version.Seen, made.Text, Reason, at is null ? "published" : "planned", cancel);
    }

    // The page stays as it is until then; what is to come lies beside it.
    private async Task<IActionResult> PlanChangeAsync(string text, CancellationToken cancel)
    {
        ContentPath path = ScheduledChanges.GetNextPath(Path);
        if (Desk.IsThere(path))
        {
            return Refused(Words["next.refused.planned-already"], StatusCodes.Status409Conflict);
        }

        IActionResult answer = await WriteAsync(path, ContentHash.None, text, Reason, "planned", cancel);
        if (answer is SeeOtherResult)
        {
            await Desk.DiscardAsync(Path, User.Actor(), cancel);
        }

        return answer;
    }

    private async Task<IActionResult> AskAsync(CancellationToken cancel)
    {
        PreparedText made = ready.PrepareForReview(Open);
        if (made.Refusal is { } refusal)
        {
            return Refused(refusal, StatusCodes.Status400BadRequest);
        }

        if (await KeepAsync(made.Text, cancel) is { } refused)
        {
            return refused;
        }

        Look(Desk.Read(Path, ready.AsPublished(made.Text, "")));
        if (Proof.Errors.Any() || Proof.Article is not { } article)
        {
            return Refused(Words["editor.refused.errors"], StatusCodes.Status400BadRequest);
        }

        await reviews.AskAsync(
            new DraftToSign(Path.Path, article.Title, SignOff.ComputeHash(made.Text)), Form.Matter?.Text("reviewer") ?? "", Typed.Note, User.Actor(), cancel);
        return new SeeOtherResult(TextUrls.After(Path, "asked"));
    }

    /// <summary>A plain page has no state: what is written is published.</summary>
    protected async Task<IActionResult?> PlainStepAsync(string action, CancellationToken cancel) =>
        action == "publish" ? await WriteAsync(Path, Version.Seen, Form.Text, Reason, "published", cancel) : null;

    private async Task<IActionResult> TakeBackAsync(CancellationToken cancel)
    {
        await reviews.TakeBackAsync(Path.Path, User.Actor(), cancel);
        return new SeeOtherResult(TextUrls.After(Path, "taken-back"));
    }
}

/// <summary>What happens later with a text, or not any more: planned, taken off the plan, withdrawn.</summary>
public abstract class PlanningPage(
    EditingSessionLoader desk, WorkflowLoader next, PublicationPreparer ready, ReviewStore reviews, ScheduledChanges plans, UiText words,
    PublishedContent library, TimeProvider clock)
    : NextPage(desk, next, ready, reviews, words, library, clock)
{
    /// <summary>The hour that was typed comes twice.</summary>
    public LocalScheduleTime.Twice? Doubled { get; private set; }

    protected override Task<IActionResult?> StepAsync(string action, CancellationToken cancel) => action switch
    {
        _ when !Path.IsArticle => PlainStepAsync(action, cancel),
        _ when Typed.Fault is not null => base.StepAsync(action, cancel),
        "plan" => Known(PlanAsync(cancel)),
        "unplan" => Known(UnplanAsync(cancel)),
        "withdraw" => Known(WithdrawAsync(cancel)),
        _ => base.StepAsync(action, cancel),
    };

    private static async Task<IActionResult?> Known(Task<IActionResult> deed) => await deed;

    private async Task<IActionResult> PlanAsync(CancellationToken cancel)
    {
        switch (LocalScheduleTime.Read(Typed.Day, Typed.Hour, Typed.Which, Site.TimeZone))
        {
            case LocalScheduleTime.Found found when found.Moment <= Now:
                return Refused(Words["next.refused.past", Site.TimeZone.Id], StatusCodes.Status400BadRequest);
            case LocalScheduleTime.Found found:
                return await PublishAsync(found.Moment, cancel);
            case LocalScheduleTime.Skipped gap:
                return Refused(
                    Words["next.refused.skipped", $"{gap.Before:HH:mm}", $"{gap.After:HH:mm}", Site.TimeZone.Id], StatusCodes.Status400BadRequest);
            case LocalScheduleTime.Twice twice:
                Doubled = twice;
                return Refused(Words["next.refused.twice", Site.TimeZone.Id], StatusCodes.Status400BadRequest);
            default:
                return Refused(Words["next.refused.hour"], StatusCodes.Status400BadRequest);
        }
    }

    // What stands in the folder goes; whoever is writing in it keeps their words.
    private async Task<IActionResult> WithdrawAsync(CancellationToken cancel)
    {
        if (Typed.Why.Length == 0 || Sitting.OnDisk is not { } text)
        {
            return Refused(Words["next.refused.no-why"], StatusCodes.Status400BadRequest);
        }

        return Desk.IsThere(ScheduledChanges.GetNextPath(Path)) ? Refused(Words["next.refused.planned-already"], StatusCodes.Status409Conflict)
            : await WriteAsync(Path, Version.Seen, Ready.Withdrawn(text, Typed.Why), Typed.Why, "withdrawn", cancel);
    }

    private async Task<IActionResult> UnplanAsync(CancellationToken cancel)
    {
        if (!Path.IsNext)
        {
            return Sitting.OnDisk is { } text && OnDisk is { Status: ArticleStatus.Published } known && !known.IsPublicAt(Now)
                ? await WriteAsync(Path, Version.Seen, PublicationPreparer.Unscheduled(text), Words["next.unplanned"], "unplanned", cancel)
                : Refused(Words["next.refused.has-come"], StatusCodes.Status409Conflict);
        }

        return await plans.UnscheduleAsync(Path, Version.Seen, User.Actor(), cancel) switch
        {
            EditResult.Saved => new SeeOtherResult(TextUrls.After(ScheduledChanges.GetMainPath(Path), "unplanned")),
            UnscheduleRefused { Why: UnscheduleRefusal.HasCome } => Refused(Words["next.refused.has-come"], StatusCodes.Status409Conflict),
            UnscheduleRefused => Refused(Words["next.refused.has-draft"], StatusCodes.Status409Conflict),
            EditResult.Conflict => Refused(Words["editor.refused.file"], StatusCodes.Status409Conflict),
            EditResult.Failed failed => Refused(failed.Why, StatusCodes.Status503ServiceUnavailable),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }
}
