using FibroInfo.Content;
using FibroInfo.Comments;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>The queue: what waits to be read, and what was decided.</summary>
public sealed class QueueModel(PublishedContent library, UiText words, ModerationQueue queue, Moderation moderation, TimeProvider clock) : PageModel
{
    private const int MaxSearchCodePoints = 100;

    [BindProperty]
    [FromForm(Name = "")]
    public DecisionInput Input { get; set; } = new();

    public QueueSearch Search { get; private set; } = null!;

    public QueuePage Queue { get; private set; } = null!;

    public QueueCounts Counts { get; private set; } = null!;

    /// <summary>What was done before, to be told above the list and taken back; null when there is nothing.</summary>
    public DecisionSummary? Done { get; private set; }

    /// <summary>What could not be decided on, and why.</summary>
    public IReadOnlyList<DecisionFailure> Undecided { get; private set; } = [];

    /// <summary>A form that could not be read: the key of the words that say how to mend it.</summary>
    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string? state, [FromQuery] string? q, [FromQuery] string? after, [FromQuery] string? did, [FromQuery] string? of,
        CancellationToken cancel)
    {
        if (!TrySearch(state, q, after))
        {
            return NotFound();
        }

        Done = DecisionSummary.Read(did, of);
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromQuery] string? state, [FromQuery] string? q, [FromQuery] string? after, CancellationToken cancel)
    {
        if (!TrySearch(state, q, after))
        {
            return NotFound();
        }

        if (DecisionForm.Read(Input, words, out string? fault) is not { } decisions)
        {
            Fault = fault;
            await LoadAsync(cancel);
            return Request.WantsJson() ? StatusCode(StatusCodes.Status400BadRequest) : new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        IReadOnlyDictionary<CommentVersion, ModerationOutcome> outcomes = await decisions.ApplyAsync(moderation, User.Actor(), cancel);
        DecisionFailure[] undecided = await Comments.DecisionFailure.ListAsync(queue, outcomes, Input.Seen, cancel);
        if (Request.WantsJson())
        {
            Counts = await queue.CountAsync(cancel);
            return new JsonResult(new { counts = StaffRoutes.Comments.States.ToDictionary(StaffRoutes.Comments.Word, one => Counts[one]) })
            {
                StatusCode = undecided.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
            };
        }

        if (undecided.Length == 0)
        {
            return new SeeOtherResult(decisions.AddressAfter(Search));
        }

        (Undecided, Done) = (undecided, DecisionSummary.From(decisions, outcomes));
        await LoadAsync(cancel);
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    public QueueItem Item(ModeratedComment comment) =>
        new(comment, library.FindByKey(comment.Article), comment.ReplyTo is { } top ? Queue.Answered.GetValueOrDefault(top) : null, clock.GetUtcNow(), Search);

    private async Task LoadAsync(CancellationToken cancel) => (Queue, Counts) = (await queue.PageAsync(Search, cancel), await queue.CountAsync(cancel));

    private bool TrySearch(string? state, string? q, string? after)
    {
        CommentState chosen = CommentState.Waiting;
        PageCursor mark = default;
        bool isText = InputNormalizer.TryCompose(q, out string typed) && InputNormalizer.CountCodePoints(typed) <= MaxSearchCodePoints;
        bool fits = (state is null || StaffRoutes.Comments.TryState(state, out chosen)) && (after is null || PageCursor.TryParse(after, out mark));
        Search = new QueueSearch(chosen, typed, after is null ? null : mark);
        return isText && fits;
    }
}
