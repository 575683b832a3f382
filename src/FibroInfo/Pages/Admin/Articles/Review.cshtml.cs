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

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A colleague's draft as its reviewer reads it, with two ways on.</summary>
public sealed class ReviewModel(
    EditingSessionLoader desk, PublicationPreparer ready, ReviewStore reviews, DraftSigner signing, UiText words, PublishedContent library, TimeProvider clock)
    : SigningPage(words, library, clock)
{
    public ReviewRequest Asked { get; private set; } = null!;

    public string Reason { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string folder, [FromQuery] string? lang, [FromQuery] long? of, CancellationToken cancel) =>
        await FindAsync(folder, lang, of, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        [FromRoute] string folder, [FromQuery] string? lang, [FromQuery] long? of, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
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
                _ => Refused(Words["review.refused.button"], StatusCodes.Status400BadRequest),
            };
        }
        catch (DatabaseUnavailableException)
        {
            return Refused(Words["review.refused.away"], StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<bool> FindAsync(string folder, string? lang, long? of, CancellationToken cancel)
    {
        if (of is not { } id || await desk.FindAsync(folder, lang, cancel) is not { } path
            || await reviews.FindAsync(id, cancel) is not var (request, draft) || request.File != path.Path)
        {
            return false;
        }

        (Path, Asked, Text, Seen) = (path, request, draft.Text, SignOff.ComputeHash(draft.Text));
        Proof = desk.Read(path, ready.AsPublished(Text, Signer.Person ?? ""));
        if (desk.OpenWithoutDatabase(path).OnDisk is { } before)
        {
            Compare(Text, before, Words["review.readers-have"]);
        }

        Shut = ShutBy(SigningRules.FindRefusal(Text, request.Account, Signer, Library.SiteData.People));
        return true;
    }

    private async Task<IActionResult> SignAsync(string expectedVersion, string read, CancellationToken cancel) => Shut is null && Proof.Errors.Any()
        ? Refused(Words["review.refused.errors"], StatusCodes.Status400BadRequest)
        : Answer(await signing.SignAsync(Asked.Id, expectedVersion, Signer, Library.SiteData.People, Today, cancel), "signed", read);

    private async Task<IActionResult> SendBackAsync(string expectedVersion, string read, CancellationToken cancel) =>
        Reason.Length is 0 or > ReviewStore.MaxNoteCharacters
            ? Refused(Words["review.refused.reason", ReviewStore.MaxNoteCharacters], StatusCodes.Status400BadRequest)
            : Answer(await signing.SendBackAsync(Asked.Id, expectedVersion, Reason, Signer, Library.SiteData.People, cancel), "sent-back", read);

    private IActionResult Answer(EditResult outcome, string done, string read)
    {
        switch (outcome)
        {
            case EditResult.Saved:
                return new SeeOtherResult($"{TextUrls.List}?done={done}");
            case NothingToSign:
                return NotFound();
            case SigningRefused refused:
                Shut = ShutBy(refused.Why)!;
                return Refused(Shut, StatusCodes.Status403Forbidden);
            case EditResult.Conflict<string> changed:
                return ChangedMeanwhile(changed.Current ?? "", read);
            default:
                throw new InvalidOperationException($"No answer for {outcome}.");
        }
    }
}
