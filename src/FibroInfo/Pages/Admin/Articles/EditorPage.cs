using FibroInfo.Accounts;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>
/// A page that shows the editor of one text: the editor itself, and each action that its buttons lead to. What was typed is kept as
/// the draft before anything else is done; what is refused comes back with the editor.
/// </summary>
public abstract class EditorPage(EditorServices services) : StaffPage
{
    private bool _isAway;

    public EditingSession Session { get; private set; } = null!;

    public TextForm Form { get; private set; } = null!;

    public DraftValidation Validation { get; private set; } = null!;

    /// <summary>Which file and which draft the next post is about.</summary>
    public (string Seen, int Draft) Version { get; private set; }

    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>What was typed beside the buttons.</summary>
    public ActionForm Typed { get; private set; } = ActionForm.Empty;

    public TextDifference? Conflict { get; protected set; }

    /// <summary>They were shown both versions, and what they do now is done all the same.</summary>
    public bool IsAgain => Conflict is not null && Refusal is not null;

    /// <summary>Where an article stands, and what can be done with it.</summary>
    public WorkflowStatus Status { get; private set; } = WorkflowStatus.Unknown;

    public IReadOnlyList<ArticleAction> Actions => AllowedActions.For(Status.State, User.Roles());

    /// <summary>By which people without an account read it.</summary>
    public IReadOnlyList<PreviewLink> Links { get; private set; } = [];

    /// <summary>The time that was typed comes twice.</summary>
    public LocalScheduleTime.Twice? Doubled { get; protected set; }

    public SiteData SiteData => services.Loader.SiteData;

    public ContentPath Path => Session.Path;

    /// <summary>What the file says; null when it is not there or has an error.</summary>
    public Article? OnDisk => services.Loader.OnDisk(Path);

    public bool IsReviewer => Who.IsReviewer;

    /// <summary>What the state of the article means for this person.</summary>
    public string StateSentence
    {
        get
        {
            (string somebody, DateTimeOffset? moment) = Status.Request switch
            {
                { State: ReviewState.SentBack } back => (back.DecidedBy ?? "", back.DecidedAt),
                { Reviewer: var id } asked => (id.Length > 0 ? SiteData.People.Find(id)?.Name ?? id : Words["next.any-reviewer"], asked.AskedAt),
                null => ("", OnDisk?.Publish),
            };
            return Words.Explain(
                Status.State, somebody, moment is { } at ? LocalTime.Format(Words, at, Site.TimeZone) : "", Site.TimeZone.Id);
        }
    }

    /// <summary>The fields above the text.</summary>
    public string[] HeadFields => Path.IsArticle ? ["title", "summary", "aim", "key-points"] : ["title", "summary"];

    /// <summary>Those below it.</summary>
    public (string Section, string[] Fields)[] Sections => Path.IsArticle
        ?
        [
            ("made", ["authors", "review-due", "interests"]), ("found", ["kind", "evidence", "topics", "conditions", "related", "slug", "aliases"]),
            ("shown", ["updated", "rewritten", "comments", "comments-closed-because"]),
        ]
        : [("found", ["slug", "aliases"]), ("shown", ["updated"])];

    /// <summary>Who can be asked to sign it, each by their id and name: nobody who wrote it.</summary>
    public IEnumerable<(string Id, string Name)> Reviewers => SiteData.People
        .Where(pair => !SignOff.AuthorsIn(Form.Text).Contains(pair.Key, StringComparer.Ordinal)).Select(pair => (pair.Key, pair.Value.Name));

    /// <summary>Whom they ask, or asked last, or who reviewed it last.</summary>
    public string AskedReviewer => Typed.Reviewer.Length > 0 ? Typed.Reviewer : Status.Request?.Reviewer ?? OnDisk?.Review?.Reviewer.Id ?? "";

    public PageHead Head => new(Title, "page-text", new Breadcrumb(Words[StaffRoutes.Articles.ListNameFor(Path)], StaffRoutes.Articles.ListFor(Path)));

    public string Title => PlainText.Start(Form.Matter?.Text("title") is { Length: > 0 } said ? said : Path.Folder.Value, 80);

    public IEnumerable<EditorProblem> Findings => Validation.Problems.Select(problem => EditorProblem.Create(problem, Form, Path, Words));

    public ArticleView? Preview => Validation.Article is { } article ? new ArticleView(article, Site.Today(Now), null) : null;

    /// <summary>Whether readers have it now; else it will come by itself, or not before its state is another.</summary>
    public bool IsPublic => Validation.Article?.IsPublicAt(Now) ?? Validation.Page is not null;

    protected EditingSessionLoader Loader => services.Loader;

    protected ArticleWorkflow Workflow => services.Workflow;

    protected ArticleEditor Editor => services.Editor;

    protected UiText Words => services.Words;

    protected SiteProfile Site => services.Content.Site;

    protected DateTimeOffset Now => services.Clock.GetUtcNow();

    protected StaffEditor Who => new(User.Actor(), User.Roles(), User.GetStaff().Person);

    /// <summary>The text as it is saved.</summary>
    protected OpenArticle Open => new(Path, Session.OnDisk, Form.Text, Version.Seen, Version.Draft);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if ((await next()).Result is PageResult && Form is not null && Path.IsArticle)
        {
            await FindStatusAsync(HttpContext.RequestAborted);
        }
    }

    /// <summary>The address of an action is asked for by whoever reloads its answer: they are led to the editor.</summary>
    protected async Task<IActionResult> LeadToEditorAsync(string folder, string? lang, CancellationToken cancel) =>
        await OpenAsync(folder, lang, cancel) && !Session.IsEmpty ? new SeeOtherResult(StaffRoutes.Articles.For(Path)) : NotFound();

    /// <summary>Keeps what was typed as the draft, and then acts.</summary>
    /// <param name="done">What the editor says then.</param>
    protected Task<IActionResult> ActAsync(string folder, string? lang, Func<Task<EditResult>> act, string done, CancellationToken cancel) =>
        KeepAsync(folder, lang, async () => Typed.Fault is { } fault ? Refused(Words[fault], StatusCodes.Status400BadRequest)
            : Typed.Reason.Length > ArticleEditor.MaxReasonCharacters
                ? Refused(Words["editor.refused.long-reason", ArticleEditor.MaxReasonCharacters], StatusCodes.Status400BadRequest)
            : await AnswerAsync(await act(), done, cancel), cancel);

    /// <summary>Keeps what was typed as the draft, and then answers.</summary>
    protected async Task<IActionResult> KeepAsync(string folder, string? lang, Func<Task<IActionResult>> answer, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        // A file that was deleted meanwhile is no reason to lose what was typed.
        if (!await OpenAsync(folder, lang, cancel))
        {
            return NotFound();
        }

        Typed = ActionForm.FromPost(post);
        Show(Change(TextForm.FromPost(Session.Text, post, Path), post));
        Version = TextForm.VersionIn(post);
        try
        {
            if (_isAway)
            {
                throw new DatabaseUnavailableException();
            }

            await UpdateKeysAsync(cancel);
            return await KeepAsync(cancel) ?? await answer();
        }
        catch (DatabaseUnavailableException)
        {
            return Refused(Words["editor.refused.away"], StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>What an action makes of what was typed, before it is kept.</summary>
    protected virtual TextForm Change(TextForm typed, PostForm post) => typed;

    /// <returns>False for what is no text: an empty form would be saved over it.</returns>
    protected async Task<bool> OpenAsync(string folder, string? lang, CancellationToken cancel)
    {
        if (await Loader.FindAsync(Request.Path, folder, lang, cancel) is not { } path)
        {
            return false;
        }

        try
        {
            Session = await Loader.OpenAsync(path, User.Actor(), cancel);
        }
        catch (DatabaseUnavailableException)
        {
            (Session, _isAway) = (Loader.OpenWithoutDatabase(path), true);
        }

        return !Session.IsUnreadable;
    }

    protected void Show(TextForm form)
    {
        (Form, Validation) = (form, Loader.Read(Path, form.Text));
        (Version, SavedAt) = ((Session.Seen, Session.OwnDraft?.Version ?? 0), Session.OwnDraft?.SavedAt);
    }

    /// <param name="done">What the editor says then.</param>
    protected async Task<IActionResult> AnswerAsync(EditResult result, string done, CancellationToken cancel)
    {
        switch (result)
        {
            case EditResult.Saved:
                await Loader.CatchUpAsync(cancel);
                return new SeeOtherResult(StaffRoutes.Articles.After((result as SavedAs)?.Path ?? Path, result is ReviewStarted ? "asked" : done));
            case EditResult.Conflict<byte[]> changed:
                Version = Version with { Seen = ContentHash.Compute(changed.Current) };
                return changed.Current is { } now && TextDecoder.Decode(now) is { } theirs
                    ? Conflicting(new TextForm(theirs), Words["editor.theirs.file"], Words["editor.refused.file"])
                    : Refused(Words["editor.refused.gone"], StatusCodes.Status409Conflict);
            case EditResult.Conflict<Draft> { Current: { } other }:
                return ChangedInOtherWindow(other);
            case EditResult.Conflict:
                return Refused(Words["editor.refused.file"], StatusCodes.Status409Conflict);
            case EditResult.Invalid invalid:
                Validation = Validation with { Problems = invalid.Problems };
                return Refused(Words["editor.refused.errors"], StatusCodes.Status400BadRequest);
            case EditResult.NeedsReason warned:
                Validation = Validation with { Problems = warned.Problems };
                return Refused(Words["editor.refused.reason"], StatusCodes.Status400BadRequest);
            case ActionRefused refused:
                return Refused(Words.Explain(refused), refused.Why is ActionRefusal.ChangeScheduled or ActionRefusal.HasAppeared or ActionRefusal.HasDraft
                    ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
            case NotUnderstood { Why: var why }:
                return Refused(why, StatusCodes.Status400BadRequest);
            case EditResult.Failed failed:
                return Refused(failed.Why, StatusCodes.Status503ServiceUnavailable);
            default:
                throw new InvalidOperationException($"No answer for {result}.");
        }
    }

    private async Task UpdateKeysAsync(CancellationToken cancel)
    {
        (string text, string seen) = await Loader.UpdateKeysAsync(Path, Form.Text, Version.Seen, cancel);
        int draft = Version.Draft;
        if (text != Form.Text)
        {
            Show(new TextForm(text));
        }

        Version = (seen, draft);
    }

    private async Task<IActionResult?> KeepAsync(CancellationToken cancel)
    {
        switch (await Loader.SaveAsync(Session, Form.Text, Version.Seen, Version.Draft, User.Actor(), cancel))
        {
            case DraftOutcome.ChangedMeanwhile changed:
                return ChangedInOtherWindow(changed.Now);
            case DraftOutcome.Saved saved:
                (Version, SavedAt) = (Version with { Draft = saved.Version }, saved.At);
                return null;
            default:
                return null;
        }
    }

    private PageResult ChangedInOtherWindow(Draft other)
    {
        Version = Version with { Draft = other.Version };
        return Conflicting(new TextForm(other.Text), Words["editor.theirs.window"], Words["editor.refused.window"]);
    }

    private PageResult Conflicting(TextForm other, string theirs, string sentence)
    {
        Conflict = TextDifference.Between(Form, other, theirs, Words);
        return Refused(sentence, StatusCodes.Status409Conflict);
    }

    private async Task FindStatusAsync(CancellationToken cancel)
    {
        try
        {
            Status = await Workflow.FindAsync(Open, Who, cancel);
            Links = await services.Links.ListForFileAsync(Path.Path, cancel);
        }
        catch (DatabaseUnavailableException)
        {
            Status = WorkflowStatus.Unknown;
        }
    }
}
