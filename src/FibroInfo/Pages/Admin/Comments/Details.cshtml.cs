using System.Text;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Content;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Comments;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>One comment whole: what was done to it, what may be taken out of it, and what the clinic answers.</summary>
public sealed class DetailsModel(
    PublishedContent library, UiText words, ModerationQueue queue, Redaction redaction, ClinicReplies replies, CommentScreener screening,
    CommentHistory history,
    SiteAddress site, TimeProvider clock) : PageModel
{
    [BindProperty]
    [FromForm(Name = "")]
    public CommentInput Input { get; set; } = new();

    public QueueItem Item { get; private set; } = null!;

    /// <summary>What readers read above the comment; null when it is not public just now.</summary>
    public ArticleView? Beside => Item.Article is { } article ? new ArticleView(article, library.Site.Today(clock.GetUtcNow()), null) : null;

    public IReadOnlyList<ModeratedComment> Replies { get; private set; } = [];

    public IReadOnlyList<CommentHistoryEntry> History { get; private set; } = [];

    public RedactionForm Redact { get; private set; } = null!;

    public ReplyForm Reply { get; private set; } = ReplyForm.Empty;

    /// <summary>What was not done, and why.</summary>
    public IReadOnlyList<DecisionFailure> Undecided { get; private set; } = [];

    public string ContactLine => words["moderation.contact", site.Absolute("/contact")];

    /// <summary>The name that readers see: of the person whom the account belongs to, whose profile they can read, else the account's own.</summary>
    public string Answerer => User.GetStaff() is { Person: { } id } && library.SiteData.People.Find(id) is { } person ? person.Name : User.GetStaff().Name;

    private ModeratedComment Comment => Item.Comment;

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancel) => await FindAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        if (!CommentVersion.TryParse(Input.Wording, out CommentVersion seen) || seen.Comment != Comment.Id)
        {
            return BadRequest();
        }

        return Input.Action switch
        {
            "redact" or "look" => await RedactAsync(seen, cancel),
            "reply" => await ReplyAsync(seen, cancel),
            _ => BadRequest(),
        };
    }

    private async Task<IActionResult> RedactAsync(CommentVersion expectedVersion, CancellationToken cancel)
    {
        Redact = new RedactionForm(Input.Name, Input.Body, IsShown: Input.Action == "look").Checked(out DisplayName name, out CommentText text);
        if (Redact.Fault is not null || Redact.IsShown)
        {
            return new PageResult { StatusCode = Redact.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
        }

        ScreeningResult left = screening.Screen(new CommentDraft(name, text, ""));
        return await AnswerAsync(
            expectedVersion, await redaction.RedactAsync(expectedVersion, text, name, left, User.Actor(), cancel), "redacted", cancel);
    }

    private async Task<IActionResult> ReplyAsync(CommentVersion expectedVersion, CancellationToken cancel)
    {
        Reply = new ReplyForm(Input.Reply, Input.Contact != "").Checked(ContactLine, out CommentText text);
        if (Reply.Fault is not null || !Reply.Found!.MayBeStored(Input.Keep != ""))
        {
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        return await AnswerAsync(
            expectedVersion, await replies.ReplyAsync(expectedVersion, text, Answerer, User.Actor(), cancel), "replied", cancel);
    }

    private async Task<IActionResult> AnswerAsync(CommentVersion expectedVersion, ModerationOutcome outcome, string done, CancellationToken cancel)
    {
        if (outcome is ModerationOutcome.Done or ModerationOutcome.AlreadyDone)
        {
            return new SeeOtherResult($"{StaffRoutes.Comments.Path}/{expectedVersion.Comment}#{done}");
        }

        Undecided = [new DecisionFailure(expectedVersion, outcome, Input.Seen, await queue.FindAsync(expectedVersion.Comment, cancel))];
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        if (await queue.FindAsync(id, cancel) is not { } comment)
        {
            return false;
        }

        ModeratedComment? answered = comment.ReplyTo is { } top ? await queue.FindAsync(top, cancel) : null;
        Item = new QueueItem(comment, library.FindByKey(comment.Article), answered, clock.GetUtcNow(), new QueueSearch(comment.State))
        {
            IsAlone = true,
        };
        (Replies, History) = (await queue.ListRepliesAsync(comment.Id, cancel), await history.ListAsync(comment.Id, cancel));
        Redact = RedactionForm.For(comment);
        return true;
    }
}

/// <summary>What is to stand in the place of a comment.</summary>
/// <param name="Fault">The key of the words that say what is wrong with it; null when it can be saved.</param>
/// <param name="IsShown">Whether it is shown as readers will see it.</param>
public sealed record RedactionForm(string Name, string Body, string? Fault = null, bool IsShown = false)
{
    private const string Omission = "[…]";

    /// <summary>A proposal: without what its writer was asked to take out.</summary>
    public static RedactionForm For(ModeratedComment comment) => new(
        Without(comment.Name, comment.Marks.Where(mark => mark.Field == DraftField.Name)),
        Without(comment.Body, comment.Marks.Where(mark => mark.Field == DraftField.Body)));

    public RedactionForm Checked(out DisplayName name, out CommentText text)
    {
        bool isName = DisplayName.TryParse(Name, out name, out FieldRejection? ofName);
        bool isText = CommentText.TryParse(Body, out text, out FieldRejection? ofText);
        return isName && isText ? this : this with { Fault = isText ? $"fault.name.{ofName}" : $"fault.body.{ofText}" };
    }

    private static string Without(string text, IEnumerable<ScreeningFinding> findings)
    {
        var left = new StringBuilder();
        foreach (HighlightedSegment piece in HighlightedSegment.Split(
            text, findings.Where(finding => finding.Severity is FindingSeverity.Ask or FindingSeverity.Refused)))
        {
            left.Append(piece.Kinds.Count == 0 ? piece.Text : Omission);
        }

        return $"{left}";
    }
}

/// <summary>What the clinic is about to answer, as it was typed.</summary>
/// <param name="AddsContact">Whether the line that leads to the contact page is put below (C-7).</param>
/// <param name="Fault">The key of the words that say what is wrong with it; null when it can be sent.</param>
/// <param name="Found">What must be looked at before it is sent; null before anybody looked.</param>
public sealed record ReplyForm(string Typed, bool AddsContact, string? Fault = null, ScreeningResult? Found = null)
{
    public static readonly ReplyForm Empty = new("", AddsContact: true);

    public bool HasFault => Fault is not null || Found is { Findings.Count: > 0 };

    public bool MayBeKept => Fault is null && Found is { IsRefused: false, AsksWriter: true };

    /// <summary>The same, looked over, and the text as it will be shown.</summary>
    public ReplyForm Checked(string contactLine, out CommentText text)
    {
        bool fits = CommentText.TryParse(AddsContact && Typed.Trim() != "" ? $"{Typed.Trim()}\n\n{contactLine}" : Typed, out text, out FieldRejection? refusal);
        return fits ? this with { Found = ReplyScreeningRules.Screen(text) } : this with { Fault = $"fault.body.{refusal}" };
    }
}

/// <summary>Which version of a comment somebody decided about.</summary>
public record CommentVersionInput
{
    public string Wording { get; init; } = "";

    /// <summary>The text that they read.</summary>
    public string Seen { get; init; } = "";
}

/// <summary>What is done to one comment: each form of the page sends some of it.</summary>
public sealed record CommentInput : CommentVersionInput
{
    public string Action { get; init; } = "";

    public string Name { get; init; } = "";

    public string Body { get; init; } = "";

    public string Reply { get; init; } = "";

    /// <summary>Ticked, where the line that leads to the contact page is put below.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Ticked, where the answer is sent although something in it was found.</summary>
    public string Keep { get; init; } = "";
}
