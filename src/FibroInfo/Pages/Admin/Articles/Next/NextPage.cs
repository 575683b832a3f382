using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing.Schedules;
using FibroInfo.Editing.Signing;
using FibroInfo.Accounts;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>What happens next with a text: published, asked to be signed, taken back.</summary>
public abstract class NextPage(
    WritingDesk desk, NextDesk steps, ReadyDesk ready, ReviewStore reviews, Words words, Library library, TimeProvider clock)
    : TextPage(desk, words, library, clock)
{
    /// <summary>Null until the page is shown.</summary>
    public NextStep? Next { get; private set; }

    public StepForm Typed { get; protected set; } = StepForm.Empty;

    protected ReadyDesk Ready => ready;

    /// <summary>What the file says; null when it is not there or has an error.</summary>
    public Article? OnDisk => Desk.OnDisk(Path);

    /// <summary>What its file waits to be signed for; the page of that says who may.</summary>
    public FileStanding Standing => Path.IsNext ? FileStanding.Nothing : SigningRules.StandingOf(OnDisk, Now, Site.Today(Now));

    public bool IsReviewer => (User.Roles() & Role.Reviewer) != Role.None;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if ((await next()).Result is PageResult && Form is not null && Path.IsArticle)
        {
            Next = await steps.FindAsync(Sitting, Form, OnDisk, User.Who(), HttpContext.RequestAborted);
        }
    }

    /// <summary>The text as it stands on the disk and in the form, for a deed.</summary>
    protected OpenText Open => new(Sitting, Form.Text, Version.Draft, OnDisk, Proof.Article, Typed, User.Actor())
    {
        IsOfLive = Path.IsNext || (OnDisk?.IsPublicAt(Now) ?? false),
    };

    /// <summary>Writes the text into the folder, by the way that every text goes.</summary>
    protected abstract Task<IActionResult> WriteAsync(ContentPath path, string seen, string text, string reason, string done, CancellationToken cancel);

    /// <summary>Keeps a text as the person's draft, though it may be the file's.</summary>
    /// <returns>An answer where that was refused.</returns>
    protected abstract Task<IActionResult?> KeepAsync(string text, CancellationToken cancel);

    /// <returns>Null for a button that is none of these.</returns>
    protected virtual async Task<IActionResult?> StepAsync(string action, CancellationToken cancel) => Typed.Fault is { } fault
        ? Refused(Words[fault], StatusCodes.Status400BadRequest)
        : action switch
        {
            "publish" => await PublishAsync(null, cancel),
            "change" => Typed.Change == StepForm.Meaning ? await AskAsync(cancel) : await PublishAsync(null, cancel),
            "ask" => await AskAsync(cancel),
            "take-back" => await TakeBackAsync(cancel),
            _ => null,
        };

    protected async Task<IActionResult> PublishAsync(DateTimeOffset? at, CancellationToken cancel)
    {
        OpenText open = Open;
        ReadyText made = await ready.ForReadersAsync(open, at, User.Who(), cancel);
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
        ContentPath path = PlannedChanges.NextOf(Path);
        if (Desk.IsThere(path))
        {
            return Refused(Words["next.refused.planned-already"], StatusCodes.Status409Conflict);
        }

        IActionResult answer = await WriteAsync(path, Editing.Drafts.FileVersion.None, text, Reason, "planned", cancel);
        if (answer is SeeOther)
        {
            await Desk.DropAsync(Path, User.Actor(), cancel);
        }

        return answer;
    }

    private async Task<IActionResult> AskAsync(CancellationToken cancel)
    {
        ReadyText made = ready.ForReview(Open);
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
            new DraftToSign(Path.Path, article.Title, SignOff.HashOf(made.Text)), Form.Matter?.Text("reviewer") ?? "", Typed.Note, User.Actor(), cancel);
        return new SeeOther(TextAddress.After(Path, "asked"));
    }

    /// <summary>A plain page has no state: what is written is published.</summary>
    protected async Task<IActionResult?> PlainStepAsync(string action, CancellationToken cancel) =>
        action == "publish" ? await WriteAsync(Path, Version.Seen, Form.Text, Reason, "published", cancel) : null;

    private async Task<IActionResult> TakeBackAsync(CancellationToken cancel)
    {
        await reviews.TakeBackAsync(Path.Path, User.Actor(), cancel);
        return new SeeOther(TextAddress.After(Path, "taken-back"));
    }
}
