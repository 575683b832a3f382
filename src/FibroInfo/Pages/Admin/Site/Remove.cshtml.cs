using System.Text.Json.Nodes;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.SiteData;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Site;

/// <summary>Asks before an entry goes, and says where it is used. Once it is gone, the page keeps it, to bring it back.</summary>
public sealed class EntryRemoveModel(SiteDataFileLoader fileLoader, UiText words) : PageModel
{
    private ContentSnapshot _holdings = ContentSnapshot.Empty;

    public SiteDataFile Entries { get; private set; } = null!;

    [BindProperty]
    [FromForm(Name = "")]
    public EntryRemovalInput Input { get; set; } = new();

    public string Id { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Seen { get; private set; } = "";

    /// <summary>As it stands in the file.</summary>
    public string Written { get; private set; } = "";

    public IReadOnlyList<EntryUsage> Uses { get; private set; } = [];

    public IReadOnlyList<EntryProblem> Findings { get; private set; } = [];

    public string? Refusal { get; private set; }

    public bool WantsReason { get; private set; }

    public bool IsGone { get; private set; }

    /// <summary>What the form of a new entry has to send so that it is there again.</summary>
    public IReadOnlyList<(string Name, string Value)> Again { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancel) => await FindAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        var change = new EntryChange(Entries, Id, Input.Seen, null, PostedEntry.ReasonIn(Input.Reason), User.Actor());
        EditResult outcome = await fileLoader.ApplyAsync(change, cancel);
        IsGone = outcome is EditResult.Saved;
        return IsGone ? Page() : Refuse(outcome);
    }

    private PageResult Refuse(EditResult outcome)
    {
        WantsReason = outcome is EntryNeedsReason;
        (Refusal, int status, Findings) = EntryRefusalMessages.Describe(outcome, Entries, null, [], words);
        return new PageResult { StatusCode = status };
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        _holdings = await fileLoader.GetSnapshotAsync(cancel);
        Entries = PagePerFileConvention.FileOf(PageContext.ActionDescriptor.AttributeRouteInfo!.Template!);
        if (fileLoader.Open(Entries, []) is not { } text || text.GetData(id) is not { } data)
        {
            return false;
        }

        (Id, Name, Seen, Written) = (id, SiteDataFileLoader.NameOf(Entries, id, data, words.Language), EntryEditor.ComputeVersion(text, id), text.Written(id)!);
        Uses = EntryUsageFinder.Find(Entries, id, _holdings);
        Again = [("id", id), .. Sent(data)];
        return true;
    }

    private IEnumerable<(string, string)> Sent(JsonObject data) =>
        new EntryFormSchema(Entries, SiteDataFileLoader.CodesOf(_holdings.SiteData.Site), _ => null).Show(data).SelectMany(part => part.All)
            .Where(part => part.Value is not null && (part.Parts.Count == 0 || part.Field.Kind == EntryFieldKind.Rows))
            .Select(part => (part.Name, part.Field.Kind == EntryFieldKind.Rows ? $"{part.Parts.Count}" : part.Value!));
}

public sealed record EntryRemovalInput
{
    /// <summary>The version that was on the page.</summary>
    public string Seen { get; init; } = "";

    public string Reason { get; init; } = "";
}
