using System.Text.Json.Nodes;
using FibroInfo.Content;
using FibroInfo.Audit;
using FibroInfo.Pages.Admin.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.SiteData;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Site;

/// <summary>The form of one entry of a yaml file, of a new one, or of a file that has none.</summary>
public sealed class EntryModel(SiteDataFileLoader fileLoader, UiText words) : PageModel
{
    private static readonly string[] Deeds = ["saved", "added"];

    private readonly List<Problem> _problems = [];
    private YamlFileText? _text;
    private ContentSnapshot _holdings = ContentSnapshot.Empty;

    public SiteDataFile Entries { get; private set; } = null!;

    /// <summary>Null for a file without entries, and for an entry that is new.</summary>
    public string? Id { get; private set; }

    public bool IsNew { get; private set; }

    public PostedEntry Sent { get; private set; } = null!;

    public EntryForm Form { get; private set; } = null!;

    /// <summary>What the entry is called among people.</summary>
    public string Name { get; private set; } = "";

    public string Seen { get; private set; } = ContentHash.None;

    /// <summary>Why nothing was saved; null when it was, or nobody tried.</summary>
    public string? Refusal { get; private set; }

    public string? IdFault { get; private set; }

    /// <summary>Set when somebody else changed it first.</summary>
    public TextDifference? Difference { get; private set; }

    public bool WantsReason { get; private set; }

    public string? Done { get; private set; }

    /// <summary>False when no form can change the file: what is wrong with it stands in the findings.</summary>
    public bool CanChange => _text is not null;

    public IReadOnlyList<EntryUsage> Uses { get; private set; } = [];

    public IReadOnlyList<AuditEntry> History { get; private set; } = [];

    private JsonObject? Data => IsNew ? null : _text?.GetData(Id);

    public async Task<IActionResult> OnGetAsync([FromRoute] string? id, [FromQuery] string? done, CancellationToken cancel)
    {
        Done = Deeds.Contains(done) ? done : null;
        return await FindAsync(id, PostForm.From(), cancel) ? await ShowAsync(StatusCodes.Status200OK, [], cancel) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string? id, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        // What somebody took away meanwhile is told to who has it open.
        if (!await FindAsync(id, post, cancel) && Sent.ExpectedVersion.Length == 0)
        {
            return NotFound();
        }

        // Rows that are wanted are no save, and nothing is said against what is not typed yet.
        if (!Sent.IsSave)
        {
            return await ShowAsync(StatusCodes.Status200OK, [], cancel);
        }

        JsonObject wanted = Sent.Wanted(Data);
        IdFault = !IsNew || Slug.TryParse(Sent.Id, out _) ? null : words["entries.fault.id"];
        Refusal = IdFault ?? (Sent.IsTooLong(Data) ? words["entries.fault.long"] : YamlToJson.IsEmpty(wanted) ? words["entries.fault.empty"] : null);
        return Refusal is null ? await SaveAsync(wanted, cancel) : await ShowAsync(StatusCodes.Status400BadRequest, [], cancel);
    }

    private async Task<IActionResult> SaveAsync(JsonObject wanted, CancellationToken cancel)
    {
        string? id = IsNew ? Sent.Id : Id;
        var change = new EntryChange(Entries, id, IsNew ? ContentHash.None : Sent.ExpectedVersion, wanted, Sent.Reason, User.Actor());
        switch (await fileLoader.ApplyAsync(change, cancel))
        {
            case EditResult.Saved:
                return new SeeOtherResult($"{StaffRoutes.Site.For(Entries, id)}?done={(IsNew ? "added" : "saved")}");
            case EditResult.Conflict:
                _text = fileLoader.Open(Entries, _problems);
                Refusal = words[_text is null ? "entries.refused.no-file" : Data is null && !IsNew ? "entries.refused.gone" : "entries.refused.changed"];
                Difference = Sent.Differing(Data, Id, words);
                return await ShowAsync(StatusCodes.Status409Conflict, [], cancel);
            case EntryTaken:
                (IdFault, Refusal) = (words["entries.fault.taken", id!], words["entries.fault.taken", id!]);
                return await ShowAsync(StatusCodes.Status409Conflict, [], cancel);
            case var refused:
                WantsReason = refused is EntryNeedsReason;
                (Refusal, int status, IReadOnlyList<EntryProblem> findings) = EntryRefusalMessages.Describe(refused, Entries, id, Sent.Show(Data), words);
                return await ShowAsync(status, findings, cancel);
        }
    }

    private async Task<bool> FindAsync(string? id, PostForm post, CancellationToken cancel)
    {
        _holdings = await fileLoader.GetSnapshotAsync(cancel);
        Entries = PagePerFileConvention.FileOf(PageContext.ActionDescriptor.AttributeRouteInfo!.Template!);
        Sent = new PostedEntry(Entries, post, _holdings.SiteData);
        (IsNew, _text) = (id == StaffRoutes.Site.New, fileLoader.Open(Entries, _problems));
        Id = IsNew ? null : id;
        Name = Id is not null && Data is { } data ? SiteDataFileLoader.NameOf(Entries, Id, data, words.Language) : Id ?? "";
        return IsNew || _text is null || Data is not null;
    }

    private async Task<PageResult> ShowAsync(int status, IReadOnlyList<EntryProblem> findings, CancellationToken cancel)
    {
        IReadOnlyList<EntryFormField> parts = Sent.Show(Data);
        Form = new EntryForm(Entries, parts, findings.Count > 0 ? findings : [.. Standing(parts)], _holdings.SiteData);
        // What somebody decided on stays, until they are shown what it is by now.
        Seen = Sent.ExpectedVersion.Length > 0 && Difference is null ? Sent.ExpectedVersion : IsNew
            || _text is null ? ContentHash.None : EntryEditor.ComputeVersion(_text, Id);
        Uses = Id is null ? [] : EntryUsageFinder.Find(Entries, Id, _holdings);
        History = IsNew ? [] : await fileLoader.ListHistoryAsync(Entries, Id, cancel);
        return new PageResult { StatusCode = status };
    }

    // Of a file that no form can change, all that is wrong with it; else what is wrong with this entry as it stands.
    private IEnumerable<EntryProblem> Standing(IReadOnlyList<EntryFormField> parts) => !CanChange ? _problems.Select(problem => new EntryProblem(problem, null))
        : IsNew ? []
        : fileLoader.FindingsIn(Entries).Where(problem => Id is null || _text!.PathAt(Id, problem.Line) is not null)
            .Select(problem => EntryProblem.Create(problem, Entries, _text, Id, parts));
}
