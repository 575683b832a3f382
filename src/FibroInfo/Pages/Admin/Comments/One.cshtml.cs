using FibroInfo.Content;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Comments;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>One comment whole: what was done to it, what may be taken out of it, and what the clinic answers.</summary>
public sealed class OneModel(
    Library library, Words words, CommentInbox inbox, Redaction redaction, ClinicReplies replies, HouseScreening screening, CommentHistory history,
    SiteAddress site, TimeProvider clock) : PageModel
{
    public QueueItem Item { get; private set; } = null!;

    /// <summary>What readers read above the comment; null when it is not public just now.</summary>
    public ArticleView? Beside => Item.Article is { } article ? new ArticleView(article, library.Site.Today(clock.GetUtcNow()), null) : null;

    public IReadOnlyList<ModeratedComment> Replies { get; private set; } = [];

    public IReadOnlyList<PastDeed> History { get; private set; } = [];

    public RedactForm Redact { get; private set; } = null!;

    public ReplyForm Reply { get; private set; } = ReplyForm.Empty;

    /// <summary>What was not done, and why.</summary>
    public IReadOnlyList<Undecided> Undecided { get; private set; } = [];

    public string ContactLine => words["moderation.contact", site.Absolute("/contact")];

    /// <summary>The name that readers see: of the person whom the account belongs to, whose profile they can read, else the account's own.</summary>
    public string Answerer => User.Who() is { Person: { } id } && library.Handbook.People.Find(id) is { } person ? person.Name : User.Who().Name;

    private ModeratedComment Comment => Item.Comment;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) => await FindAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        PostForm form = await HttpContext.ReadStaffPostAsync();
        if (!Wording.TryParse(form["wording"], out Wording seen) || seen.Comment != Comment.Id)
        {
            return BadRequest();
        }

        return form["action"] switch
        {
            "redact" or "look" => await RedactAsync(seen, form, cancel),
            "reply" => await ReplyAsync(seen, form, cancel),
            _ => BadRequest(),
        };
    }

    private async Task<IActionResult> RedactAsync(Wording seen, PostForm form, CancellationToken cancel)
    {
        Redact = new RedactForm(form["name"], form["body"], IsShown: form["action"] == "look").Checked(out DisplayName name, out CommentText text);
        if (Redact.Fault is not null || Redact.IsShown)
        {
            return new PageResult { StatusCode = Redact.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
        }

        ScreeningResult left = screening.Look(new CommentDraft(name, text, ""));
        return await AnswerAsync(seen, await redaction.RedactAsync(seen, text, name, left, User.Actor(), cancel), form["seen"], "redacted", cancel);
    }

    private async Task<IActionResult> ReplyAsync(Wording seen, PostForm form, CancellationToken cancel)
    {
        Reply = new ReplyForm(form["reply"], form["contact"] != "").Checked(ContactLine, out CommentText text);
        if (Reply.Fault is not null || !Reply.Found!.MayBeStored(form["keep"] != ""))
        {
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        return await AnswerAsync(seen, await replies.ReplyAsync(seen, text, Answerer, User.Actor(), cancel), form["seen"], "replied", cancel);
    }

    private async Task<IActionResult> AnswerAsync(Wording seen, ModerationOutcome outcome, string text, string done, CancellationToken cancel)
    {
        if (outcome is ModerationOutcome.Done or ModerationOutcome.AlreadyDone)
        {
            return new SeeOther($"{QueueAddress.Path}/{seen.Comment}#{done}");
        }

        Undecided = [new Undecided(seen, outcome, text, await inbox.FindAsync(seen.Comment, cancel))];
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        if (await inbox.FindAsync(id, cancel) is not { } comment)
        {
            return false;
        }

        ModeratedComment? answered = comment.ReplyTo is { } top ? await inbox.FindAsync(top, cancel) : null;
        Item = new QueueItem(comment, library.FindByKey(comment.Article), answered, clock.GetUtcNow(), new QueueSearch(comment.State))
        {
            IsAlone = true,
        };
        (Replies, History) = (await inbox.RepliesAsync(comment.Id, cancel), await history.OfAsync(comment.Id, cancel));
        Redact = RedactForm.For(comment);
        return true;
    }
}
