using FibroInfo.Content;
using FibroInfo.Pages.Articles;
using FibroInfo.Editing.Drafts;
using FibroInfo.Site;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>What the page of one text shows.</summary>
public abstract class TextPage(EditingSessionLoader desk, UiText words, PublishedContent library, TimeProvider clock) : PageModel
{
    public EditingSession Sitting { get; protected set; } = null!;

    public TextForm Form { get; protected set; } = null!;

    public DraftValidation Proof { get; private set; } = null!;

    /// <summary>Which file and which draft the next post is about.</summary>
    public (string Seen, int Draft) Version { get; protected set; }

    public DateTimeOffset? SavedAt { get; protected set; }

    public string? Done { get; protected set; }

    /// <summary>Why nothing was published or saved, in words.</summary>
    public string? Refusal { get; private set; }

    public TextDifference? Conflict { get; protected set; }

    /// <summary>They were shown both versions, and what they do now is done all the same.</summary>
    public bool IsAgain => Conflict is not null && Refusal is not null;

    /// <summary>Why warnings may stay.</summary>
    public string Reason { get; protected set; } = "";

    public SiteData SiteData => desk.SiteData;

    public ContentPath Path => Sitting.Path;

    /// <summary>Where every text is signed, who reviewed it and when is what the signature says.</summary>
    private string[] MadeFields => Site.Policy.SignOffRequired
        ? ["authors", "review-due", "interests"] : ["authors", "reviewer", "reviewed", "review-due", "interests"];

    /// <summary>The fields above the text.</summary>
    public string[] HeadFields => Path.IsArticle ? ["title", "summary", "aim", "key-points"] : ["title", "summary"];

    /// <summary>Those below it.</summary>
    public (string Section, string[] Fields)[] Sections => Path.IsArticle
        ?
        [
            ("made", MadeFields), ("found", ["kind", "evidence", "topics", "conditions", "related", "slug", "aliases"]),
            ("shown", ["updated", "rewritten", "comments", "comments-closed-because"]),
        ]
        : [("found", ["slug", "aliases"]), ("shown", ["updated"])];

    public IEnumerable<EditorProblem> Findings => Proof.Problems.Select(problem => EditorProblem.Create(problem, Form, Path, words));

    public ArticleView? Preview => Proof.Article is { } article ? new ArticleView(article, library.Site.Today(clock.GetUtcNow()), null) : null;

    /// <summary>Whether readers have it now; else it will come by itself, or not before its state is another.</summary>
    public bool IsPublic => Proof.Article?.IsPublicAt(clock.GetUtcNow()) ?? Proof.Page is not null;

    protected UiText Words => words;

    protected EditingSessionLoader Desk => desk;

    protected SiteProfile Site => library.Site;

    protected DateTimeOffset Now => clock.GetUtcNow();

    protected void Show(TextForm form)
    {
        (Form, Proof) = (form, desk.Read(Path, form.Text));
        (Version, SavedAt) = ((Sitting.Seen, Sitting.OwnDraft?.Version ?? 0), Sitting.OwnDraft?.SavedAt);
    }

    /// <summary>Shows what the checks say of another text than the one in the form.</summary>
    protected void Look(DraftValidation proof) => Proof = proof;

    protected PageResult Refused(string sentence, int status)
    {
        Refusal = sentence;
        return new PageResult { StatusCode = status };
    }

    protected PageResult Conflicting(TextForm other, string theirs, string sentence)
    {
        Conflict = TextDifference.Between(Form, other, theirs, words);
        return Refused(sentence, StatusCodes.Status409Conflict);
    }
}
