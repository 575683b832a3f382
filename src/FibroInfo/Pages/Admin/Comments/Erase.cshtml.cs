using FibroInfo.Comments;
using FibroInfo.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>Asks before a comment is erased: nobody can bring it back.</summary>
public sealed class EraseModel(ModerationQueue queue, Redaction redaction) : PageModel
{
    [BindProperty]
    [FromForm(Name = "")]
    public CommentVersionInput Input { get; set; } = new();

    public ModeratedComment Comment { get; private set; } = null!;

    public IReadOnlyList<DecisionFailure> Undecided { get; private set; } = [];

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

        ModerationOutcome outcome = await redaction.EraseAsync(seen, User.Actor(), cancel);
        if (outcome is ModerationOutcome.Done or ModerationOutcome.NothingThere)
        {
            return new SeeOtherResult($"{StaffRoutes.Comments.For(Comment.State)}#erased");
        }

        Undecided = [new DecisionFailure(seen, outcome, Input.Seen, await queue.FindAsync(seen.Comment, cancel))];
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        ModeratedComment? comment = await queue.FindAsync(id, cancel);
        Comment = comment!;
        return comment is not null;
    }
}
