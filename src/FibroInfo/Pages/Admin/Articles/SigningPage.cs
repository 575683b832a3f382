using FibroInfo.Accounts;
using FibroInfo.Content;
using FibroInfo.Editing;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>What a reviewer has before them: the text, what changed in it, what the checks say, what readers will see.</summary>
public abstract class SigningPage(UiText words, PublishedContent library, TimeProvider clock) : StaffPage
{
    public ContentPath Path { get; protected set; } = null!;

    /// <summary>The whole file, as it is to be signed.</summary>
    public string Text { get; protected set; } = "";

    /// <summary>Which words, or which file, the reviewer has before them.</summary>
    public string Seen { get; protected set; } = "";

    public DraftValidation Validation { get; protected set; } = null!;

    /// <summary>Against what was signed or read before, or what readers have.</summary>
    public TextDifference? Changed { get; protected set; }

    /// <summary>Why this person cannot sign it: a sentence; null when they can.</summary>
    public string? Shut { get; protected set; }

    public ArticleView? Preview => Validation.Article is { } article ? new ArticleView(article, Today, null) : null;

    protected UiText Words => words;

    protected PublishedContent Library => library;

    protected DateOnly Today => library.Site.Today(clock.GetUtcNow());

    protected StaffEditor Who => new(User.Actor(), User.Roles(), User.GetStaff().Person);

    protected string? ShutBy(ActionRefusal? refusal, ArticleState state) =>
        refusal is { } why ? words.Explain(new ActionRefused(why, ArticleAction.Sign, state)) : null;

    protected void Compare(string now, string other, string theirs) => Changed = TextDifference.Between(new TextForm(now), new TextForm(other), theirs, words);

    /// <param name="result">What was not done.</param>
    /// <param name="read">The text that the reviewer read.</param>
    protected IActionResult Refuse(EditResult result, string read)
    {
        switch (result)
        {
            case ActionRefused { Why: ActionRefusal.NothingToSign or ActionRefusal.WrongState }:
                return NotFound();
            case ActionRefused refused:
                Shut = words.Explain(refused);
                return Refused(Shut, refused.Why is ActionRefusal.NotReviewer or ActionRefusal.NoPerson or ActionRefusal.IsAuthor
                    ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest);
            case EditResult.Conflict<string> changed:
                return ChangedMeanwhile(changed.Current ?? "", read);
            case EditResult.Failed failed:
                return Refused(failed.Why, StatusCodes.Status503ServiceUnavailable);
            default:
                throw new InvalidOperationException($"No answer for {result}.");
        }
    }

    private PageResult ChangedMeanwhile(string now, string read)
    {
        Compare(now, read, words["review.you-read"]);
        return Refused(words["review.refused.changed"], StatusCodes.Status409Conflict);
    }
}
