using FibroInfo.Articles;
using FibroInfo.Data;
using FibroInfo.Pages.Admin.Articles.Next;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.Publishing.Drafts;
using FibroInfo.Publishing.Signing;
using FibroInfo.Staff;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A text as its reviewer reads it: what changed, what the checks say, what readers will see; and two ways on.</summary>
public sealed class ReviewModel(
    WritingDesk desk, ReadyDesk ready, ReviewStore reviews, SigningDesk signing, Words words, Library library, TimeProvider clock) : PageModel
{
    public ContentPath Path { get; private set; } = null!;

    public ReviewRequest Asked { get; private set; } = null!;

    /// <summary>The whole file, as it is to be signed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Which words the reviewer has before them.</summary>
    public string Seen { get; private set; } = "";

    public Proof Proof { get; private set; } = null!;

    /// <summary>Against what readers have, or against what was read before it changed.</summary>
    public Difference? Changed { get; private set; }

    /// <summary>Why this person cannot sign it: a sentence; null when they can.</summary>
    public string? Shut { get; private set; }

    public string? Refusal { get; private set; }

    public string Reason { get; private set; } = "";

    public ArticleView? Preview => Proof.Article is { } article ? new ArticleView(article, Today, null) : null;

    public bool MaySign => Shut is null && !Proof.Errors.Any();

    private DateOnly Today => library.Site.Today(clock.GetUtcNow());

    private Signer Signer => new(User.Actor(), User.Who().Person, (User.Roles() & Role.Reviewer) != Role.None);

    public async Task<IActionResult> OnGetAsync(string folder, [FromQuery] string? lang, [FromQuery] long? of, CancellationToken cancel) =>
        await FindAsync(folder, lang, of, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string folder, [FromQuery] string? lang, [FromQuery] long? of, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadStaffPostAsync();
        if (!await FindAsync(folder, lang, of, cancel))
        {
            return NotFound();
        }

        Reason = post["reason"].Trim();
        try
        {
            return post["action"] switch
            {
                "sign" => await SignAsync(post["seen"], post["text"], cancel),
                "send-back" => await SendBackAsync(post["seen"], post["text"], cancel),
                _ => Refused(words["review.refused.button"], StatusCodes.Status400BadRequest),
            };
        }
        catch (StoreAwayException)
        {
            return Refused(words["review.refused.away"], StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<bool> FindAsync(string folder, string? lang, long? of, CancellationToken cancel)
    {
        if (of is not { } id || await desk.FindAsync(folder, lang, cancel) is not { } path
            || await reviews.FindAsync(id, cancel) is not var (request, draft) || request.File != path.Path)
        {
            return false;
        }

        (Path, Asked, Text, Seen) = (path, request, draft.Text, SignOff.HashOf(draft.Text));
        Proof = desk.Read(path, ready.AsPublished(Text, User.Who().Person ?? ""));
        string? before = desk.SitWithoutStore(path).OnDisk;
        Changed = before is null ? null : Difference.Between(new TextForm(Text), new TextForm(before), words["review.readers-have"], words);
        Shut = SigningRules.Refusal(Text, request.Account, Signer, library.Handbook.People) is { } refusal ? words[$"review.shut.{refusal}"] : null;
        return true;
    }

    private async Task<IActionResult> SignAsync(string seen, string read, CancellationToken cancel) => Shut is null && Proof.Errors.Any()
        ? Refused(words["review.refused.errors"], StatusCodes.Status400BadRequest)
        : Answer(await signing.SignAsync(Asked.Id, seen, Signer, library.Handbook.People, Today, cancel), "signed", read);

    private async Task<IActionResult> SendBackAsync(string seen, string read, CancellationToken cancel) =>
        Reason.Length is 0 or > ReviewStore.MostNoteCharacters
            ? Refused(words["review.refused.reason", ReviewStore.MostNoteCharacters], StatusCodes.Status400BadRequest)
            : Answer(await signing.SendBackAsync(Asked.Id, seen, Reason, Signer, library.Handbook.People, cancel), "sent-back", read);

    private IActionResult Answer(SigningOutcome outcome, string done, string read)
    {
        switch (outcome)
        {
            case SigningOutcome.Done:
                return new SeeOther($"{TextAddress.List}?done={done}");
            case SigningOutcome.NothingThere:
                return NotFound();
            case SigningOutcome.Refused refused:
                Shut = words[$"review.shut.{refused.Why}"];
                return Refused(Shut, StatusCodes.Status403Forbidden);
            case SigningOutcome.ChangedMeanwhile changed:
                Changed = Difference.Between(new TextForm(changed.Now), new TextForm(read), words["review.you-read"], words);
                return Refused(words["review.refused.changed"], StatusCodes.Status409Conflict);
            default:
                throw new InvalidOperationException($"No answer for {outcome}.");
        }
    }

    private PageResult Refused(string sentence, int status)
    {
        Refusal = sentence;
        return new PageResult { StatusCode = status };
    }
}
