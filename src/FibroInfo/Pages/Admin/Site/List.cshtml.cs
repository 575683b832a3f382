using System.Text.Json.Nodes;
using FibroInfo.Content;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.SiteData;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Site;

/// <param name="About">What else it says, shortened.</param>
/// <param name="Uses">How many texts name it.</param>
public sealed record EntryListItem(string Id, string Name, string About, int Uses, int Errors);

/// <summary>The entries of a yaml file in its order, found by name and id.</summary>
public sealed class EntryListModel(SiteDataFileLoader fileLoader, UiText words) : PageModel
{
    private const int MaxSearched = 200;
    private const int MaxAbout = 120;

    private readonly List<Problem> _problems = [];

    public SiteDataFile Entries { get; private set; } = null!;

    public string Search { get; private set; } = "";

    public IReadOnlyList<EntryListItem> Shown { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Why no form can change this file.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    public async Task<IActionResult> OnGetAsync([FromQuery] string? q, CancellationToken cancel)
    {
        Search = q?.Trim() ?? "";
        if (Search.Length > MaxSearched)
        {
            return NotFound();
        }

        ContentSnapshot holdings = await fileLoader.GetSnapshotAsync(cancel);
        Entries = PagePerFileConvention.FileOf(PageContext.ActionDescriptor.AttributeRouteInfo!.Template!);
        if (fileLoader.Open(Entries, _problems) is { } text)
        {
            Count = text.Data.Count;
            IReadOnlyList<Problem> findings = fileLoader.FindingsIn(Entries);
            Shown = [.. text.Data.Select(pair => Listed(pair.Key, pair.Value as JsonObject ?? [], text, findings, holdings)).Where(Fits)];
        }

        return Page();
    }

    private EntryListItem Listed(string id, JsonObject data, YamlFileText text, IReadOnlyList<Problem> findings, ContentSnapshot snapshot) => new(
        id, SiteDataFileLoader.NameOf(Entries, id, data, words.Language), About(data), EntryUsageFinder.Find(Entries, id, snapshot).Count,
        findings.Count(problem => problem.Severity == Severity.Error && text.PathAt(id, problem.Line) is not null));

    // Its second text, whatever that is: a meaning, a profession, a street.
    private string About(JsonObject data)
    {
        var sheet = new EntryFormSchema(Entries, [words.Language.Code], _ => null);
        string about = sheet.Show(data).SelectMany(part => part.Leaves).Where(part => part.Field.Kind is EntryFieldKind.Line or EntryFieldKind.Long)
            .Skip(1).Select(part => part.Value ?? "").FirstOrDefault(value => value.Length > 0, "");
        return PlainText.Start(about, MaxAbout);
    }

    private bool Fits(EntryListItem entry) => Search.Length == 0
        || entry.Name.Contains(Search, StringComparison.CurrentCultureIgnoreCase)
        || entry.Id.Contains(Search, StringComparison.OrdinalIgnoreCase)
        || entry.About.Contains(Search, StringComparison.CurrentCultureIgnoreCase);
}
