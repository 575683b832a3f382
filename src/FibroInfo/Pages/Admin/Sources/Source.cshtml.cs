using System.Text.Json.Nodes;
using FibroInfo.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.Publishing;
using FibroInfo.References;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>One source: its form, what readers will see of it, and the sentences that lean on it.</summary>
public sealed class SourceEditModel(FreshShelf shelf, SourceEditor editor, Words words) : PageModel
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

    public string? Done { get; private set; }

    /// <summary>What stands in the way of saving, in words.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Set when somebody else changed the source first: the fields in which theirs differs from what was typed.</summary>
    public Conflict? Conflict { get; private set; }

    public string Seen => SourceVersion.Of(Source);

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery] string? done, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        Done = Deeds.Contains(done) ? done : null;
        Sheet = SheetView.Of(Item());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadStaffPostAsync();
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        Sheet = SheetView.Of(Item(), post);
        return post["action"] == "preview" ? Page()
            : !Sheet.IsSound ? Refused(StatusCodes.Status400BadRequest)
            : await SaveAsync(post["seen"], cancel);
    }

    private async Task<IActionResult> SaveAsync(string seen, CancellationToken cancel)
    {
        switch (await editor.ChangeAsync(Source.Id, seen, Sheet.Item, User.Actor(), cancel))
        {
            case SourceOutcome.Done done:
                return new SeeOther(SourceAddress.After(done.Key, "saved"));
            case SourceOutcome.ChangedMeanwhile changed:
                (Source, Conflict) = (changed.Now, Conflict.Between(Sheet, changed.Now, words));
                return Refused(StatusCodes.Status409Conflict);
            case SourceOutcome.NotThere:
                return NotFound();
            case var other:
                Refusal = Refusals.Sentence(other, words);
                return Refused(Refusals.Status(other));
        }
    }

    private PageResult Refused(int status) => new() { StatusCode = status };

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        Holdings all = await shelf.AllAsync(cancel);
        SourceIndex index = SourceIndex.Of(all);
        string id = all.Bibliography.FindCanonical(key)?.Id ?? key;
        if ((editor.Find(id) ?? all.Bibliography.FindCanonical(key)) is not { } source)
        {
            return false;
        }

        (Source, Places, Double) = (source, index.PlacesOf(source.Id), index.Doubles.Find(source));
        OtherTexts = [.. Refusals.OrNone(() => editor.TextsThatCite(source.Id)).Except(Places.Select(place => place.File))];
        return true;
    }

    private JsonObject Item() => JsonNode.Parse(Source.Json)!.AsObject();
}
