using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Admin.Articles;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Pages;

/// <summary>The plain pages, and a new one.</summary>
public sealed class PageListModel(
    CurrentContentLoader contentLoader, DraftValidator validator, DraftStore drafts, ArticleWorkflow workflow, ContentFileWriter files, UiText words)
    : PageModel
{
    public IReadOnlyList<TextListItem> Listed { get; private set; } = [];

    public CheckContext Checks { get; private set; } = null!;

    /// <summary>What was typed for a new page.</summary>
    public NewTextForm New { get; private set; } = new("", "", NewTextForm.PlainPage, "");

    public string? Fault { get; private set; }

    /// <summary>True while nobody knows what is being written.</summary>
    public bool IsAway { get; private set; }

    public bool IsDiscarded { get; private set; }

    public bool HasSeveralLanguages => Checks.Site.Languages.Count > 1;

    public async Task OnGetAsync([FromQuery] string? done, CancellationToken cancel)
    {
        IsDiscarded = done == "discarded";
        await ListAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        await ListAsync(cancel);
        New = NewTextForm.FromPost(post, NewTextForm.PlainPage, Checks.Site.DefaultLanguage.Code);
        (ContentPath? path, string? fault) = New.Find(Checks, path => Listed.Any(text => text.Path.Path == path.Path) || files.Read(path.Path) is not null);
        if (path is null || IsAway)
        {
            Fault = IsAway ? words["editor.refused.away"] : words[fault!];
            return new PageResult { StatusCode = IsAway ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest };
        }

        await drafts.SaveAsync(path.Path, New.Begin(null, "", words), ContentHash.None, 0, User.Actor(), cancel);
        return new SeeOtherResult(StaffRoutes.Articles.After(path, "begun"));
    }

    private async Task ListAsync(CancellationToken cancel)
    {
        await contentLoader.GetSnapshotAsync(cancel);
        Checks = validator.CreateContext();
        IReadOnlyList<DraftInWorkflow> written = [];
        try
        {
            written = await workflow.ListDraftsAsync(cancel);
        }
        catch (DatabaseUnavailableException)
        {
            IsAway = true;
        }

        Listed = TextListItem.All(false, Checks, written, workflow, files);
    }
}
