using System.Text.Json.Nodes;
using FibroInfo.Pages.Shared;
using FibroInfo.Publishing;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>A source typed field by field, with the number that was pasted already in its place.</summary>
public sealed class ByHandModel(FreshShelf shelf, SourceEditor editor, Words words) : PageModel
{
    public SheetView Sheet { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public string? Refusal { get; private set; }

    /// <summary>The form: empty at first, which is no fault.</summary>
    public SheetView Shown => HttpMethods.IsPost(Request.Method) ? Sheet : Sheet with { Problems = [] };

    public void OnGet([FromQuery] string? doi, [FromQuery] string? pmid) =>
        Sheet = SheetView.Of(Blank(Doi.TryParse(doi, out Doi known) ? known.Value : null, WrittenNumbers.Pmid(pmid)));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadStaffPostAsync();
        (Sheet, Key) = (SheetView.Of(Blank(null, null), post), post["key"].Trim());
        if (post["action"] == "preview")
        {
            return Page();
        }

        if (!Sheet.IsSound)
        {
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        JsonObject item = Sheet.Item;
        item["id"] = Key.Length > 0 ? Key : new KeyMint((await shelf.AllAsync(cancel)).Bibliography.All.Select(source => source.Id)).Mint(item);
        SourceOutcome outcome = await editor.AddAsync([item], User.Actor(), cancel);
        if (outcome is SourceOutcome.Done done)
        {
            return new SeeOther(SourceAddress.After(done.Key, "added"));
        }

        Refusal = Refusals.Sentence(outcome, words);
        return new PageResult { StatusCode = Refusals.Status(outcome) };
    }

    private static JsonObject Blank(string? doi, string? pmid)
    {
        var item = new JsonObject { ["id"] = "new", ["type"] = "article-journal" };
        if (doi is not null)
        {
            item["DOI"] = doi;
        }

        if (pmid is not null)
        {
            item["PMID"] = pmid;
        }

        return item;
    }
}
