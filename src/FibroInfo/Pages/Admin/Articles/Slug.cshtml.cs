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
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Another address for a text, with what will come of it.</summary>
public sealed class SlugModel(EditingSessionLoader sessionLoader, DraftValidator validator, SlugRenamer renaming, UiText words) : StaffPage
{
    public ContentPath Path { get; private set; } = null!;

    public string Title { get; private set; } = "";

    /// <summary>Where readers find it today.</summary>
    public string Now { get; private set; } = "";

    public IReadOnlyList<string> Aliases { get; private set; } = [];

    /// <summary>Files of texts that link there.</summary>
    public IReadOnlyList<string> Linking { get; private set; } = [];

    /// <summary>The file that the next post is about.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>What was typed.</summary>
    public string To { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>What can be taken instead of what was typed.</summary>
    public string? Suggestion { get; private set; }

    public string Prefix => Now[..(Now.LastIndexOf('/') + 1)];

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string folder, [FromQuery] string? lang, [FromQuery] string? to, CancellationToken cancel)
    {
        bool isThere = await FindAsync(folder, lang, cancel);
        To = Slug.TryParse(to, out _) ? to : Now[(Now.LastIndexOf('/') + 1)..];
        return isThere ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        if (!await FindAsync(folder, lang, cancel))
        {
            return NotFound();
        }

        (To, Reason) = (post["to"].Trim(), FrontMatterForm.Clean(post["reason"]).ReplaceLineEndings(" "));
        if (Reason.Length > ArticleEditor.MaxReasonCharacters)
        {
            return Refused(words["address.refused.long-reason", ArticleEditor.MaxReasonCharacters], StatusCodes.Status400BadRequest);
        }

        try
        {
            return Answer(await renaming.RenameAsync(Path, post["seen"], To, Reason, User.Actor(), cancel));
        }
        catch (DatabaseUnavailableException)
        {
            return Refused(words["review.refused.away"], StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<bool> FindAsync(string folder, string? lang, CancellationToken cancel)
    {
        if (await sessionLoader.FindAsync(Request.Path, folder, lang, cancel) is not { } path)
        {
            return false;
        }

        Path = path.IsNext ? ScheduledChanges.GetMainPath(path) : path;
        EditingSession session = sessionLoader.OpenWithoutDatabase(Path);
        if (session.OnDisk is not { } text)
        {
            return false;
        }

        DraftValidation validation = sessionLoader.Read(Path, text);
        string title = ArticleDocument.Parse(text)?.Text("title") is { Length: > 0 } said ? said : Path.Folder.Value;
        Title = PlainText.Start(title, 80);
        Now = validation.Address ?? (Path.IsArticle ? Routes.Articles.For(Path.Folder) : $"/{Path.Folder}");
        Aliases = validation.Article?.Aliases ?? validation.Page?.Aliases ?? [];
        Linking = LinkingTextFinder.FindLinksTo(validator.CreateContext(), Path, Now);
        Seen = session.Seen;
        return true;
    }

    private IActionResult Answer(EditResult result) => result switch
    {
        EditResult.Saved => new SeeOtherResult(StaffRoutes.Articles.After(Path, "renamed")),
        EditResult.Conflict => Refused(words["address.refused.changed", Now], StatusCodes.Status409Conflict),
        EditResult.Failed failed => Refused(failed.Why, StatusCodes.Status503ServiceUnavailable),
        EditResult.Invalid => Misfit(words["address.refused.faulty"]),
        RenameRefused { Why: RenameRefusal.Taken } taken => Misfit(words["address.refused.taken", taken.Detail]),
        RenameRefused { Why: RenameRefusal.InvalidSlug } unfit => Misfit(words["address.refused.unfit"], unfit.Detail),
        RenameRefused { Why: RenameRefusal.ReservedBySite } => Misfit(words["address.refused.ofthesite"]),
        RenameRefused { Why: RenameRefusal.Same } => Misfit(words["address.refused.same"]),
        RenameRefused { Why: RenameRefusal.NotEditableByForm } => Misfit(words["address.refused.odd"]),
        _ => throw new InvalidOperationException($"No answer for {result}."),
    };

    private PageResult Misfit(string sentence, string mended = "")
    {
        Suggestion = mended.Length > 0 ? mended : null;
        return Refused(sentence, StatusCodes.Status400BadRequest);
    }
}
