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

/// <summary>What a colleague asks a reviewer to sign, their draft or the file as it is: signed, or given back.</summary>
public sealed class ReviewModel(
    EditingSessionLoader sessionLoader, ArticleWorkflow workflow, ArticleSigner signer, PublicationFrontMatter texts, ReviewStore reviews, UiText words,
    PublishedContent library, TimeProvider clock)
    : SigningPage(words, library, clock)
{
    public ReviewRequest Asked { get; private set; } = null!;

    public string Reason { get; private set; } = "";

    /// <summary>Nobody is writing in it: the file itself is to be signed.</summary>
    public bool IsFile { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string folder, [FromQuery] string? lang, [FromQuery] long? of, CancellationToken cancel) =>
        await FindAsync(folder, lang, of, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, [FromQuery] long? of, CancellationToken cancel) => DecideAsync(
        folder, lang, of, async expectedVersion => Shut is null && Validation.Errors.Any() ? null
            : await workflow.SignAsync(Asked.Id, expectedVersion, Words["sign.why.asked"], Who, cancel),
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
                EditResult.Saved when IsFile && done == "signed" => new SeeOtherResult(StaffRoutes.Articles.After(Path, "signed-file")),
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

        string? onDisk = sessionLoader.OpenWithoutDatabase(path).OnDisk;
        if ((draft?.Text ?? onDisk) is not { } text)
        {
            return false;
        }

        (Path, Asked, Text, Seen, IsFile) = (path, request, text, SignOff.ComputeHash(text), draft is null);
        Validation = sessionLoader.Read(path, texts.AsPublished(Text, Who.Person));
        if (onDisk is not null && !IsFile)
        {
            Compare(Text, onDisk, Words["review.readers-have"]);
        }

        // The file may be signed by now, or away from its readers.
        ActionRefusal? ofFile = IsFile ? signer.Validate(path, text).Refusal : null;
        Shut = ShutBy(
            signer.FindRefusal(Text, draft?.Account, Who) ?? (ofFile == ActionRefusal.HasErrors ? null : ofFile), ArticleState.InReview);
        return ofFile != ActionRefusal.WrongState;
    }
}
