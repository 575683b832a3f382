using System.Globalization;
using FibroInfo.Articles;
using FibroInfo.Data;
using FibroInfo.Pages.Shared;
using FibroInfo.Publishing.Drafts;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>One text: its keys as fields, its words, what the checks say, and what readers will see.</summary>
public sealed class TextModel(WritingDesk desk, ArticleEditor editor, DraftStore drafts, Words words, Library library, TimeProvider clock)
    : TextPage(desk, words, library, clock)
{
    private static readonly string[] Deeds = ["saved", "begun", "published", "discarded"];

    private readonly WritingDesk _desk = desk;
    private bool _isAway;

    public async Task<IActionResult> OnGetAsync(
        string folder, [FromQuery] string? lang, [FromQuery] string? done, [FromQuery] long? from, [FromQuery] long? beside, CancellationToken cancel)
    {
        if (await _desk.FindAsync(folder, lang, cancel) is not { } path || !await SitAsync(path, cancel) || Sitting.IsEmpty)
        {
            return NotFound();
        }

        Done = Deeds.Contains(done) ? done : null;
        Show(new TextForm(Find(from)?.Text ?? Sitting.Text));
        Conflict = Find(beside) is { } other
            ? Difference.Between(Form, new TextForm(other.Text), other.Writer, Words) with { Take = $"{TextAddress.Of(Path)}&from={other.Id}" } : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string folder, [FromQuery] string? lang, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadStaffPostAsync();
        // A file that was deleted meanwhile is no reason to lose what was typed.
        if (await _desk.FindAsync(folder, lang, cancel) is not { } path || !await SitAsync(path, cancel))
        {
            return NotFound();
        }

        Reason = post["reason"].Trim();
        Show(TextForm.Of(Sitting.Text, post));
        Version = (TextForm.Seen(post), int.TryParse(post["draft"], NumberStyles.None, CultureInfo.InvariantCulture, out int draft) ? draft : 0);
        try
        {
            return _isAway ? Away() : await DoAsync(post["action"], cancel);
        }
        catch (StoreAwayException)
        {
            return Away();
        }
    }

    private async Task<IActionResult> DoAsync(string action, CancellationToken cancel)
    {
        if (action == "discard")
        {
            await drafts.DiscardAsync(Path.Path, User.Actor(), cancel);
            return new SeeOther(Sitting.Bytes is null ? $"{TextAddress.List}?done=discarded" : TextAddress.After(Path, "discarded"));
        }

        // Whatever comes of it, what was typed is kept first.
        return await SaveAsync(cancel) ?? action switch
        {
            "preview" => Page(),
            "save" => new SeeOther(TextAddress.After(Path, "saved")),
            "publish" => await PublishAsync(cancel),
            _ => Refused(Words["editor.refused.button"], StatusCodes.Status400BadRequest),
        };
    }

    private async Task<IActionResult?> SaveAsync(CancellationToken cancel)
    {
        switch (await _desk.SaveAsync(Sitting, Form.Text, Version.Seen, Version.Draft, User.Actor(), cancel))
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

    private async Task<IActionResult> PublishAsync(CancellationToken cancel)
    {
        if (Reason.Length > ArticleEditor.MostReasonCharacters)
        {
            return Refused(Words["editor.refused.long-reason", ArticleEditor.MostReasonCharacters], StatusCodes.Status400BadRequest);
        }

        switch (await editor.PublishAsync(Path, Version.Seen, Form.Text, Reason, User.Actor(), cancel))
        {
            case PublishOutcome.Done:
                return new SeeOther(TextAddress.After(Path, "published"));
            case PublishOutcome.ChangedMeanwhile changed:
                Version = Version with { Seen = FileVersion.Of(changed.Now) };
                return changed.Now is { } now && ArticleEditor.Decode(now) is { } text
                    ? Conflicting(new TextForm(text), Words["editor.theirs.file"], Words["editor.refused.file"])
                    : Refused(Words["editor.refused.gone"], StatusCodes.Status409Conflict);
            case PublishOutcome.Faulty:
                return Refused(Words["editor.refused.errors"], StatusCodes.Status400BadRequest);
            case PublishOutcome.WantsReason:
                return Refused(Words["editor.refused.reason"], StatusCodes.Status400BadRequest);
            case PublishOutcome.Refused refused:
                return Refused(refused.Why, StatusCodes.Status503ServiceUnavailable);
            case var other:
                throw new InvalidOperationException($"No answer for {other}.");
        }
    }

    private PageResult Away() => Refused(Words["editor.refused.away"], StatusCodes.Status503ServiceUnavailable);

    private Draft? Find(long? id) => Sitting.Others.FirstOrDefault(draft => draft.Id == id);

    // False for what is no text: an empty form would be saved over it.
    private async Task<bool> SitAsync(ContentPath path, CancellationToken cancel)
    {
        try
        {
            Sitting = await _desk.SitAsync(path, User.Actor(), cancel);
        }
        catch (StoreAwayException)
        {
            (Sitting, _isAway) = (_desk.SitWithoutStore(path), true);
        }

        return !Sitting.IsNoText;
    }
}
