using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Pages.Admin.Articles.Next;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>One text: its keys as fields, its words, what the checks say, and what readers will see.</summary>
public sealed class EditModel(
    EditingSessionLoader desk, WorkflowLoader next, PublicationPreparer ready, ArticleEditor editor, DraftStore drafts, ReviewStore reviews,
    ScheduledChanges plans, UiText words,
    PublishedContent library, TimeProvider clock) : PlanningPage(desk, next, ready, reviews, plans, words, library, clock)
{
    private bool _isAway;

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string folder, [FromQuery] string? lang, [FromQuery] string? done, [FromQuery] long? from,
        [FromQuery] long? beside, CancellationToken cancel)
    {
        done = TextUrls.Actions.Contains(done) ? done : null;
        if (await Desk.FindAsync(Request.Path, folder, lang, cancel) is not { } path || !await SitAsync(path, cancel) || Sitting.IsEmpty)
        {
            return NotFound();
        }

        if (lang is not null && lang != TextUrls.FileNameFor(path))
        {
            return new SeeOtherResult(TextUrls.After(path, done));
        }

        Done = done;
        Show(new TextForm(Sitting.Find(from)?.Text ?? Sitting.Text));
        Conflict = Sitting.Find(beside) is { } other
            ? TextDifference.Between(Form, new TextForm(other.Text), other.Writer, Words) with { Take = $"{TextUrls.For(Path)}&from={other.Id}" } : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        // A file that was deleted meanwhile is no reason to lose what was typed.
        if (await Desk.FindAsync(Request.Path, folder, lang, cancel) is not { } path || !await SitAsync(path, cancel))
        {
            return NotFound();
        }

        (Reason, Typed) = (post["reason"].Trim(), WorkflowForm.FromPost(post));
        Show(TextForm.FromPost(Sitting.Text, post, path));
        Version = TextForm.VersionIn(post);
        try
        {
            return _isAway ? throw new DatabaseUnavailableException() : await DoAsync(post["action"], cancel);
        }
        catch (DatabaseUnavailableException)
        {
            return Refused(Words["editor.refused.away"], StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IActionResult> DoAsync(string action, CancellationToken cancel)
    {
        if (action == "discard")
        {
            await drafts.DiscardAsync(Path.Path, User.Actor(), cancel);
            return new SeeOtherResult(Sitting.Bytes is null ? $"{TextUrls.ListFor(Path)}?done=discarded" : TextUrls.After(Path, "discarded"));
        }

        // Whatever comes of it, what was typed is kept first.
        return After(await Desk.SaveAsync(Sitting, Form.Text, Version.Seen, Version.Draft, User.Actor(), cancel)) ?? action switch
        {
            "preview" => Page(),
            "save" => new SeeOtherResult(TextUrls.After(Path, "saved")),
            _ => await StepAsync(action, cancel) ?? Refused(Words["editor.refused.button"], StatusCodes.Status400BadRequest),
        };
    }

    protected override async Task<IActionResult?> KeepAsync(string text, CancellationToken cancel)
    {
        IActionResult? refused = After(await drafts.SaveAsync(Path.Path, text, Version.Seen, Version.Draft, User.Actor(), cancel));
        Form = new TextForm(text);
        return refused;
    }

    private PageResult? After(DraftOutcome? outcome)
    {
        switch (outcome)
        {
            case DraftOutcome.ChangedMeanwhile changed:
                Version = Version with { Draft = changed.Now.Version };
                return Conflicting(new TextForm(changed.Now.Text), Words["editor.theirs.window"], Words["editor.refused.window"]);
            case DraftOutcome.Saved saved:
                (Version, SavedAt) = (Version with { Draft = saved.Version }, saved.At);
                break;
        }

        return null;
    }

    protected override async Task<IActionResult> WriteAsync(
        ContentPath path, string expectedVersion, string text, string reason, string done, CancellationToken cancel)
    {
        if (reason.Length > ArticleEditor.MaxReasonCharacters)
        {
            return Refused(Words["editor.refused.long-reason", ArticleEditor.MaxReasonCharacters], StatusCodes.Status400BadRequest);
        }

        switch (await editor.PublishAsync(path, expectedVersion, text, reason, User.Actor(), cancel))
        {
            case EditResult.Saved:
                await Desk.CatchUpAsync(cancel);
                return new SeeOtherResult(TextUrls.After(path, done));
            case EditResult.Conflict<byte[]> changed:
                Version = Version with { Seen = ContentHash.Compute(changed.Current) };
                return changed.Current is { } now && TextDecoder.Decode(now) is { } theirs
                    ? Conflicting(new TextForm(theirs), Words["editor.theirs.file"], Words["editor.refused.file"])
                    : Refused(Words["editor.refused.gone"], StatusCodes.Status409Conflict);
            case EditResult.Invalid:
                Look(Desk.Read(path, text));
                return Refused(Words["editor.refused.errors"], StatusCodes.Status400BadRequest);
            case EditResult.NeedsReason:
                Look(Desk.Read(path, text));
                return Refused(Words["editor.refused.reason"], StatusCodes.Status400BadRequest);
            case EditResult.Failed refused:
                return Refused(refused.Why, StatusCodes.Status503ServiceUnavailable);
            case var other:
                throw new InvalidOperationException($"No answer for {other}.");
        }
    }

    // False for what is no text: an empty form would be saved over it.
    private async Task<bool> SitAsync(ContentPath path, CancellationToken cancel)
    {
        try
        {
            Sitting = await Desk.OpenAsync(path, User.Actor(), cancel);
        }
        catch (DatabaseUnavailableException)
        {
            (Sitting, _isAway) = (Desk.OpenWithoutDatabase(path), true);
        }

        return !Sitting.IsUnreadable;
    }
}
