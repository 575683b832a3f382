using System.Text.Json.Nodes;
using FibroInfo.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.Publishing;
using FibroInfo.Publishing.Sheet;
using FibroInfo.References;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Makes one source of two: shows both side by side, and asks which stays.</summary>
public sealed class MergeModel(FreshShelf shelf, SourceEditor editor, Words words) : PageModel
{
    public Reference Source { get; private set; } = null!;

    /// <summary>Null until one is named that is there.</summary>
    public Reference? Other { get; private set; }

    public string With { get; private set; } = "";

    public string? Refusal { get; private set; }

    /// <summary>Sources that seem to be the same, to choose from.</summary>
    public Reference? Suggested { get; private set; }

    /// <summary>Every field that one of them has.</summary>
    public IReadOnlyList<(string Label, string Ours, string Theirs)> Rows { get; private set; } = [];

    public (int Ours, int Theirs) Uses { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery] string? with, CancellationToken cancel)
    {
        if (!await FindAsync(key, with ?? "", cancel))
        {
            return NotFound();
        }

        Refusal = With.Length > 0 && Other is null ? words["sources.merge-unknown", With] : null;
        return Refusal is null ? Page() : new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadStaffPostAsync();
        if (!await FindAsync(key, post["with"], cancel))
        {
            return NotFound();
        }

        if (Other is null || (post["keep"] != Source.Id && post["keep"] != Other.Id))
        {
            Refusal = words["sources.merge-choose"];
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        string drop = post["keep"] == Source.Id ? Other.Id : Source.Id;
        SourceOutcome outcome = await editor.MergeAsync(post["keep"], drop, User.Actor(), cancel);
        if (outcome is SourceOutcome.Done done)
        {
            return new SeeOther(SourceAddress.After(done.Key, "merged"));
        }

        Refusal = Refusals.Sentence(outcome, words);
        return new PageResult { StatusCode = Refusals.Status(outcome) };
    }

    private async Task<bool> FindAsync(string key, string with, CancellationToken cancel)
    {
        Holdings all = await shelf.AllAsync(cancel);
        if (all.Bibliography.FindCanonical(key) is not { } source)
        {
            return false;
        }

        SourceIndex index = SourceIndex.Of(all);
        (Source, With) = (source, with.Trim());
        Other = With.Length > 0 && all.Bibliography.FindCanonical(With.TrimStart('[', '@').TrimEnd(']')) is { } other && other.Id != source.Id ? other : null;
        Suggested = index.Doubles.Find(source)?.Known;
        Rows = Other is null ? [] : Side(source, Other);
        Uses = (index.PlacesOf(source.Id).Count, Other is null ? 0 : index.PlacesOf(Other.Id).Count);
        return true;
    }

    private IReadOnlyList<(string, string, string)> Side(Reference ours, Reference theirs)
    {
        SheetView left = SheetView.Of(JsonNode.Parse(ours.Json)!.AsObject()), right = SheetView.Of(JsonNode.Parse(theirs.Json)!.AsObject());
        return
        [
            .. left.Fields.Union(right.Fields).Concat(SourceSheet.Facts)
                .Where(field => field.Show(left.Item) + field.Show(right.Item) != "")
                .Select(field => (left.Label(field), left.Said(field, words), right.Said(field, words))),
        ];
    }
}
