using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>One source: its form, what readers will see of it, and the sentences that lean on it.</summary>
public sealed class SourceEditModel(CurrentContentLoader contentLoader, SourceEditor editor, SourceHistory history, UiText words) : RefusingModel(words)
{
    private static readonly string[] Deeds = ["saved", "added", "renamed", "merged", "taken"];

    /// <summary>As the file has it now.</summary>
    public Reference Source { get; private set; } = null!;

    public SourceFormView Sheet { get; private set; } = null!;

    public IReadOnlyList<CitingText> Places { get; private set; } = [];

    /// <summary>Texts that cite it and could not be read, or stand in another language: by file.</summary>
    public IReadOnlyList<string> OtherTexts { get; private set; } = [];

    /// <summary>Another source that seems to be the same.</summary>
    public DuplicateSource? Double { get; private set; }

    /// <summary>What was done to it, newest first; empty while the store is away.</summary>
    public IReadOnlyList<SourceHistoryEntry> History { get; private set; } = [];

    public string? Done { get; private set; }

    public string Seen => SourceHash.Compute(Source);

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, [FromQuery] string? done, CancellationToken cancel)
    {
        if (!await FindAsync(StaffRoutes.Sources.KeyIn(key), cancel))
        {
            return NotFound();
        }

        Done = Deeds.Contains(done) ? done : null;
        Sheet = SourceFormView.From(Source.ToItem());
        return await WholeAsync(Page(), cancel);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string key, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        if (!await FindAsync(StaffRoutes.Sources.KeyIn(key), cancel))
        {
            return NotFound();
        }

        Sheet = SourceFormView.From(Source.ToItem(), post);
        return post["action"] switch
        {
            // At every pause of the typing: what stands beside it is left out, because it takes a look into every text.
            "live" => Partial("_Preview", Sheet.Source),
            "preview" => await WholeAsync(Page(), cancel),
            _ when !Sheet.IsSound => await WholeAsync(Refused(StatusCodes.Status400BadRequest), cancel),
            _ => await SaveAsync(post["seen"], cancel),
        };
    }

    private async Task<IActionResult> SaveAsync(string expectedVersion, CancellationToken cancel)
    {
        EditResult outcome = await editor.ChangeAsync(Source.Id, expectedVersion, Sheet.Item, User.Actor(), cancel);
        switch (outcome)
        {
            case SourceSaved done:
                return new SeeOtherResult(StaffRoutes.Sources.After(done.Key, "saved"));
            case EditResult.Conflict<Reference> { Current: null }:
                return NotFound();
            case EditResult.Conflict<Reference> { Current: { } now }:
                Source = now;
                goto default;
            default:
                return await WholeAsync(SourceRefusalMessages.Answer(this, outcome, Sheet), cancel);
        }
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        Reference? shown = (await contentLoader.GetSnapshotAsync(cancel)).Bibliography.FindCanonical(key);
        Source = (editor.Find(shown?.Id ?? key) ?? shown)!;
        return Source is not null;
    }

    // Where it is used, what seems to be the same, and what was done to it.
    private async Task<IActionResult> WholeAsync(PageResult page, CancellationToken cancel)
    {
        SourceIndex index = await contentLoader.GetSourceIndexAsync(cancel);
        (Places, Double) = (index.GetCitingTexts(Source.Id), index.Doubles.Find(Source));
        OtherTexts = [.. SourceRefusalMessages.EmptyOnFault(() => editor.TextsThatCite(Source.Id)).Except(Places.Select(place => place.File))];
        History = await history.ListAsync(Source.Id, cancel);
        return page;
    }
}

/// <summary>Something that was done to a source.</summary>
/// <param name="Action">Its name in the audit: <c>source.change</c>.</param>
/// <param name="Detail">The fields, or the key it had before; null when the deed says all.</param>
public sealed record SourceHistoryEntry(DateTimeOffset At, string Actor, string Action, string? Detail);

/// <summary>What the audit knows of one source.</summary>
public sealed class SourceHistory(AuditQueries audit)
{
    private const int MaxEntries = 20;

    /// <returns>Newest first; nothing while the store is away, as the source itself stands in a file.</returns>
    public async Task<IReadOnlyList<SourceHistoryEntry>> ListAsync(string key, CancellationToken cancel)
    {
        try
        {
            List<AuditEntry> entries = await audit.ListForSubjectAsync($"source {key}", MaxEntries, cancel);
            return [.. entries.Select(entry => new SourceHistoryEntry(entry.At, entry.ActorName, entry.Action, entry.Detail))];
        }
        catch (DatabaseUnavailableException)
        {
            return [];
        }
    }
}
