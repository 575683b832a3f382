using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A text as it stands in its file, to be signed there: that it is still right, or because its file asks for a review.</summary>
public sealed class SignatureModel(
    EditingSessionLoader sessionLoader, ArticleWorkflow workflow, ArticleSigner signer, PublicationFrontMatter texts, SignOffPolicy signOffPolicy,
    RevisionStore revisions,
    UiText words, PublishedContent library, TimeProvider clock)
    : SigningPage(words, library, clock)
{
    public ArticleState State { get; private set; }

    /// <summary>It was reviewed, and the question is whether it is still right.</summary>
    public bool IsStillRight => State is ArticleState.Published or ArticleState.ChangeScheduled or ArticleState.ReviewDue;

    /// <summary>Its file asks for a review, and is published once it is signed.</summary>
    public bool IsAskedByHand => State is ArticleState.ReviewAsked or ArticleState.OptionalReviewAsked;

    /// <summary>What the text bears; null when it was never signed.</summary>
    public SignOff? Before { get; private set; }

    /// <summary>Its words are those that were signed.</summary>
    public bool IsAsSigned => Before?.Signed == SignOff.ComputeHash(Text);

    public Article? Article => sessionLoader.OnDisk(Path);

    /// <summary>When the next review is due, if it is signed today.</summary>
    public DateOnly? NextDue => Validation.Article is { } article
        ? Today.AddMonths(Library.Site.Policy.MonthsFor(article.Kind.ToString().ToLowerInvariant())) : null;

    public async Task<IActionResult> OnGetAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        await FindAsync(folder, lang, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        if (!await FindAsync(folder, lang, cancel))
        {
            return NotFound();
        }

        try
        {
            return Shut is null && Validation.Errors.Any() ? Refused(Words["sign.refused.errors"], StatusCodes.Status400BadRequest)
                : await workflow.SignAsync(Path, post["seen"], Words[IsStillRight ? "sign.why.right" : "sign.why.asked"], Who, cancel) switch
                {
                    EditResult.Saved => new SeeOtherResult(StaffRoutes.Articles.After(
                        Path, IsStillRight ? "still-right" : IsAskedByHand ? "signed" : "signed-file")),
                    var refused => Refuse(refused, post["text"]),
                };
        }
        catch (DatabaseUnavailableException)
        {
            return Refused(Words["review.refused.away"], StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<bool> FindAsync(string folder, string? lang, CancellationToken cancel)
    {
        if (await sessionLoader.FindAsync(folder, lang, cancel) is not { } path
            || sessionLoader.OpenWithoutDatabase(path) is not { OnDisk: { } text } session
            || signer.Validate(path, text) is var (state, refusal) && refusal == ActionRefusal.WrongState)
        {
            return false;
        }

        (Path, Text, Seen, State, Before) = (path, text, session.Seen, state, SignOff.Parse(text));
        Validation = sessionLoader.Read(path, texts.AsPublished(text, Who.Person));
        Shut = ShutBy(signer.FindRefusal(text, null, Who) ?? refusal, state);
        if (Before is { } signOff && !IsAsSigned && await SignedTextAsync(signOff, cancel) is { } signed)
        {
            Compare(text, signed, Words["sign.was-signed"]);
        }

        return true;
    }

    private async Task<string?> SignedTextAsync(SignOff signOff, CancellationToken cancel)
    {
        try
        {
            return await signOffPolicy.SignedTextAsync(Text, signOff, cancel)
                ?? (await revisions.FindSignedAsync(Path, signOff.Signed, cancel) is { } bytes ? TextDecoder.Decode(bytes) : null);
        }
        catch (DatabaseUnavailableException)
        {
            // The page can be read; who signs now is told.
            return null;
        }
    }
}
