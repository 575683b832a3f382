using FibroInfo.Content;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Accounts;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>What a reviewer has before them: the text, what changed in it, what the checks say, what readers will see.</summary>
public abstract class SigningPage(UiText words, PublishedContent library, TimeProvider clock) : PageModel
{
    public ContentPath Path { get; protected set; } = null!;

    /// <summary>The whole file, as it is to be signed.</summary>
    public string Text { get; protected set; } = "";

    /// <summary>Which words, or which file, the reviewer has before them.</summary>
    public string Seen { get; protected set; } = "";

    public DraftValidation Proof { get; protected set; } = null!;

    /// <summary>Against what was signed or read before, or what readers have.</summary>
    public TextDifference? Changed { get; protected set; }

    /// <summary>Why this person cannot sign it: a sentence; null when they can.</summary>
    public string? Shut { get; protected set; }

    public string? Refusal { get; private set; }

    public ArticleView? Preview => Proof.Article is { } article ? new ArticleView(article, Today, null) : null;

    protected UiText Words => words;

    protected PublishedContent Library => library;

    protected DateOnly Today => library.Site.Today(clock.GetUtcNow());

    protected Signer Signer => new(User.Actor(), User.GetStaff().Person, (User.Roles() & Role.Reviewer) != Role.None);

    protected string? ShutBy(SigningRefusal? refusal) => refusal is null ? null : words[$"review.shut.{refusal}"];

    protected void Compare(string now, string other, string theirs) => Changed = TextDifference.Between(new TextForm(now), new TextForm(other), theirs, words);

    protected PageResult Refused(string sentence, int status)
    {
        Refusal = sentence;
        return new PageResult { StatusCode = status };
    }

    protected PageResult ChangedMeanwhile(string now, string read)
    {
        Compare(now, read, words["review.you-read"]);
        return Refused(words["review.refused.changed"], StatusCodes.Status409Conflict);
    }
}
