using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>One source: its form, what readers will see of it, and the sentences that lean on it.</summary>
public sealed class SourceEditModel(FreshShelf shelf, SourceEditor editor, SourceHistory history, UiText words) : RefusingModel(words)
{
    private static readonly string[] Deeds = ["saved", "added", "renamed", "merged", "taken"];

    /// <summary>As the file has it now.</summary>
    public Reference Source { get; private set; } = null!;

    public SheetView Sheet { get; private set; } = null!;

    public IReadOnlyList<SourcePlace> Places { get; private set; } = [];

    /// <summary>Texts that cite it and could not be read, or stand in another language: by file.</summary>
    public IReadOnlyList<string> OtherTexts { get; private set; } = [];

    /// <summary>Another source that seems to be the same.</summary>
    public SourceDouble? Double { get; private set; }

    /// <summary>What was done to it, newest first; empty while the store is away.</summary>
    public IReadOnlyList<PastChange> History { get; private set; } = [];

    public string? Done { get; private set; }

    public string Seen => SourceVersion.Of(Source);

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery] string? done, CancellationToken cancel)
    {
        if (!await FindAsync(SourceAddress.KeyIn(key), cancel))
        {
            return NotFound();
        }

        Done = Deeds.Contains(done) ? done : null;
        Sheet = SheetView.Of(Source.ToItem());
        return await WholeAsync(Page(), cancel);
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadStaffPostAsync();
        if (!await FindAsync(SourceAddress.KeyIn(key), cancel))
        {
            return NotFound();
        }

        Sheet = SheetView.Of(Source.ToItem(), post);
        return post["action"] switch
        {
            // At every pause of the typing: what stands beside it is left out, because it takes a look into every text.
            "live" => Partial("_Preview", Sheet.Source),
            "preview" => await WholeAsync(Page(), cancel),
            _ when !Sheet.IsSound => await WholeAsync(Refused(StatusCodes.Status400BadRequest), cancel),
            _ => await SaveAsync(post["seen"], cancel),
        };
    }

    private async Task<IActionResult> SaveAsync(string seen, CancellationToken cancel)
    {
        SourceOutcome outcome = await editor.ChangeAsync(Source.Id, seen, Sheet.Item, User.Actor(), cancel);
        switch (outcome)
        {
            case SourceOutcome.Done done:
                return new SeeOther(SourceAddress.After(done.Key, "saved"));
            case SourceOutcome.NotThere:
                return NotFound();
            case SourceOutcome.ChangedMeanwhile changed:
                Source = changed.Now;
                goto default;
            default:
                return await WholeAsync(Refusals.Answer(this, outcome, Sheet), cancel);
        }
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        Reference? shown = (await shelf.AllAsync(cancel)).Bibliography.FindCanonical(key);
        Source = (editor.Find(shown?.Id ?? key) ?? shown)!;
        return Source is not null;
    }

    // Where it is used, what seems to be the same, and what was done to it.
    private async Task<IActionResult> WholeAsync(PageResult page, CancellationToken cancel)
    {
        SourceIndex index = await shelf.SourcesAsync(cancel);
        (Places, Double) = (index.PlacesOf(Source.Id), index.Doubles.Find(Source));
        OtherTexts = [.. Refusals.OrNone(() => editor.TextsThatCite(Source.Id)).Except(Places.Select(place => place.File))];
        History = await history.OfAsync(Source.Id, cancel);
        return page;
    }
}

/// <summary>Something that was done to a source.</summary>
/// <param name="Deed">Its name in the audit: <c>source.change</c>.</param>
/// <param name="Detail">The fields, or the key it had before; null when the deed says all.</param>
public sealed record PastChange(DateTimeOffset At, string Who, string Deed, string? Detail);

/// <summary>What the audit knows of one source.</summary>
public sealed class SourceHistory(AuditReading audit)
{
    private const int Most = 20;

    /// <returns>Newest first; nothing while the store is away, as the source itself stands in a file.</returns>
    public async Task<IReadOnlyList<PastChange>> OfAsync(string key, CancellationToken cancel)
    {
        try
        {
            List<AuditEntry> entries = await audit.OfAsync($"source {key}", Most, cancel);
            return [.. entries.Select(entry => new PastChange(entry.At, entry.Who, entry.Deed, entry.Detail))];
        }
        catch (DatabaseUnavailableException)
        {
            return [];
        }
    }
}
