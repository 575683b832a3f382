using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A colleague's draft as its reviewer reads it, who signs it or gives it back.</summary>
public sealed class ReviewModel(
    EditingSessionLoader sessionLoader, ArticleWorkflow workflow, ArticleSigner signer, PublicationFrontMatter texts, ReviewStore reviews, UiText words,
    PublishedContent library, TimeProvider clock)
    : SigningPage(words, library, clock)
{
    public ReviewRequest Asked { get; private set; } = null!;

    public string Reason { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string folder, [FromQuery] string? lang, [FromQuery] long? of, CancellationToken cancel) =>
        await FindAsync(folder, lang, of, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, [FromQuery] long? of, CancellationToken cancel) => DecideAsync(
        folder, lang, of, async expectedVersion => Shut is null && Validation.Errors.Any() ? null
            : await workflow.SignAsync(Asked.Id, expectedVersion, Who, cancel),
        Words["review.refused.errors"], "signed", cancel);

    public Task<IActionResult> OnPostReturnAsync(
        [FromRoute] string folder, [FromQuery] string? lang, [FromQuery] long? of, CancellationToken cancel) => DecideAsync(
        folder, lang, of, async expectedVersion => Reason.Length is 0 or > ReviewStore.MaxNoteCharacters ? null
            : await workflow.SendBackAsync(Asked.Id, expectedVersion, Reason, Who, cancel),
        Words["review.refused.reason", ReviewStore.MaxNoteCharacters], "sent-back", cancel);

    /// <param name="decide">Null where the person has to do something else first, which <paramref name="sentence"/> says.</param>
    private async Task<IActionResult> DecideAsync(
        string folder, string? lang, long? of, Func<string, Task<EditResult?>> decide, string sentence, string done, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        if (!await FindAsync(folder, lang, of, cancel))
        {
            return NotFound();
        }

        Reason = post["reason"].Trim();
        try
        {
            return await decide(post["seen"]) switch
            {
                null => Refused(sentence, StatusCodes.Status400BadRequest),
                EditResult.Saved => new SeeOtherResult($"{StaffRoutes.Articles.List}?done={done}"),
                var refused => Refuse(refused, post["text"]),
            };
        }
        catch (DatabaseUnavailableException)
        {
            return Refused(Words["review.refused.away"], StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<bool> FindAsync(string folder, string? lang, long? of, CancellationToken cancel)
    {
        if (of is not { } id || await sessionLoader.FindAsync(folder, lang, cancel) is not { } path
            || await reviews.FindAsync(id, cancel) is not var (request, draft) || request.File != path.Path)
        {
            return false;
        }

        (Path, Asked, Text, Seen) = (path, request, draft.Text, SignOff.ComputeHash(draft.Text));
        Validation = sessionLoader.Read(path, texts.AsPublished(Text, Who.Person ?? ""));
        if (sessionLoader.OpenWithoutDatabase(path).OnDisk is { } before)
        {
            Compare(Text, before, Words["review.readers-have"]);
        }

        Shut = ShutBy(signer.FindRefusal(Text, request.Account, Who), ArticleState.InReview);
        return true;
    }
}
