using System.Globalization;
using FibroInfo.Audit;
using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>All texts, 25 a page, and a new one from a template.</summary>
public sealed class TextListModel(
    CurrentContentLoader contentLoader, DraftValidator validator, DraftStore drafts, ArticleWorkflow workflow, ContentFileWriter files, UiText words)
    : PageModel
{
    private const int OnePage = 25;
    private const string Everything = "all";

    private TextListItem[] _fitting = [];

    public string Search { get; private set; } = "";

    public string Show { get; private set; } = Everything;

    public int Number { get; private set; } = 1;

    public string? Done { get; private set; }

    /// <summary>Each filter with how many of the found texts it shows.</summary>
    public IReadOnlyList<(string Name, int Count)> Pills { get; private set; } = [];

    public CheckContext Checks { get; private set; } = null!;

    /// <summary>What was typed for a new text.</summary>
    public NewTextForm New { get; private set; } = new("", "", "article", "");

    public string? Fault { get; private set; }

    /// <summary>True while nobody knows what is being written.</summary>
    public bool IsAway { get; private set; }

    public int Count => _fitting.Length;

    public int Last => Math.Max(1, (Count + OnePage - 1) / OnePage);

    public IEnumerable<TextListItem> Shown => _fitting.Skip((Number - 1) * OnePage).Take(OnePage);

    public bool IsReviewer => (User.Roles() & Role.Reviewer) != Role.None;

    public bool HasSeveralLanguages => Checks.Site.Languages.Count > 1;

    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string? q, [FromQuery] string? show, [FromQuery] string? page, [FromQuery] string? done, CancellationToken cancel)
    {
        (Search, Show, Done) = (q?.Trim() ?? "", show ?? Everything, done is "discarded" or "signed" or "sent-back" ? done : null);
        Number = page is null ? 1 : RouteNumber.Parse(page) ?? 0;
        if (Search.Length > 200 || (Show != Everything && !TextListItem.Filters.Contains(Show)))
        {
            return NotFound();
        }

        await ListAsync(cancel);
        return Number >= 1 && Number <= Last ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        await ListAsync(cancel);
        New = NewTextForm.FromPost(post, FrontMatterFieldParser.Kinds.ContainsKey(post["kind"]) ? post["kind"] : "", Checks.Site.DefaultLanguage.Code);
        (ContentPath? path, string? fault) = New.Find(Checks, path => _fitting.Any(text => text.Path.Path == path.Path) || files.Read(path.Path) is not null);
        if (path is null || IsAway)
        {
            Fault = IsAway ? words["editor.refused.away"] : words[fault!];
            return new PageResult { StatusCode = IsAway ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest };
        }

        string? person = User.GetStaff().Person is { } id && Checks.ContentSnapshot.SiteData.People.TryFind(id, out _) ? id : null;
        string condition = Checks.ContentSnapshot.SiteData.Conditions.TryFind(Checks.Site.Condition, out _) ? Checks.Site.Condition : "";
        await drafts.SaveAsync(path.Path, New.Begin(person, condition, words), ContentHash.None, 0, User.Actor(), cancel);
        return new SeeOtherResult(StaffRoutes.Articles.After(path, "begun"));
    }

    /// <summary>This list with something else chosen.</summary>
    public string Address(string? show = null, int page = 1)
    {
        (string Key, string Value, string Usual)[] keys =
            [("q", Search, ""), ("show", show ?? Show, Everything), ("page", page.ToString(CultureInfo.InvariantCulture), "1")];
        string query = string.Join('&', keys.Where(key => key.Value != key.Usual).Select(key => $"{key.Key}={Uri.EscapeDataString(key.Value)}"));
        return query.Length == 0 ? StaffRoutes.Articles.List : $"{StaffRoutes.Articles.List}?{query}";
    }

    private async Task ListAsync(CancellationToken cancel)
    {
        await contentLoader.GetSnapshotAsync(cancel);
        Checks = validator.CreateContext();
        TextListItem[] found = [.. TextListItem.All(true, Checks, await ListDraftsAsync(cancel), workflow, files).Where(text => text.Holds(Search))];
        // A state in which nothing is needs no place; but what somebody has asked for is said to be empty.
        Pills =
        [
            (Everything, found.Length),
            .. TextListItem.Filters.Select(filter => (Name: filter, Count: found.Count(text => text.Is(filter))))
                .Where(pill => pill.Count > 0 || pill.Name == Show),
        ];
        _fitting = Show == Everything ? found : [.. found.Where(text => text.Is(Show))];
    }

    /// <summary>What a filter is called: a state, as everywhere, or a word of this list.</summary>
    public string NameOf(string filter) => Enum.GetValues<ArticleState>().Where(state => state.Word() == filter).Select(state => words.State(state))
        .FirstOrDefault() ?? words[$"texts.show.{filter}"];

    private async Task<IReadOnlyList<DraftInWorkflow>> ListDraftsAsync(CancellationToken cancel)
    {
        try
        {
            return await workflow.ListDraftsAsync(cancel);
        }
        catch (DatabaseUnavailableException)
        {
            IsAway = true;
            return [];
        }
    }
}
