using System.Text.Json.Nodes;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>A source typed field by field, with the number that was pasted already in its place.</summary>
public sealed class ByHandModel(CurrentContentLoader contentLoader, SourceEditor editor, UiText words) : RefusingModel(words)
{
    public SourceFormView Sheet { get; private set; } = null!;

    public string Key { get; private set; } = "";

    /// <summary>The form: empty at first, which is no fault.</summary>
    public SourceFormView Shown => HttpMethods.IsPost(Request.Method) ? Sheet : Sheet with { Problems = [] };

    public void OnGet([FromQuery] string? doi, [FromQuery] string? pmid, [FromQuery] string? pmcid) =>
        Sheet = SourceFormView.From(Blank(Doi.TryParse(doi, out Doi known) ? known.Value : null, PubMedIdParser.Pmid(pmid), PubMedIdParser.Pmcid(pmcid)));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        (Sheet, Key) = (SourceFormView.From(Blank(null, null, null), post), post["key"].Trim());
        if (post["action"] is "preview" or "live")
        {
            return post["action"] == "live" ? Partial("_Preview", Sheet.Source) : Page();
        }

        if (!Sheet.IsSound)
        {
            return Refused(StatusCodes.Status400BadRequest);
        }

        JsonObject item = Sheet.Item;
        item["id"] = Key.Length > 0 ? Key : new CitationKeyGenerator(
            (await contentLoader.GetSnapshotAsync(cancel)).Bibliography.All.Select(source => source.Id)).CreateKey(item);
        EditResult outcome = await editor.AddAsync([item], User.Actor(), cancel);
        return outcome is SourceSaved done ? new SeeOtherResult(StaffRoutes.Sources.After(done.Key, "added")) : SourceRefusalMessages.Answer(this, outcome);
    }

    private static JsonObject Blank(string? doi, string? pmid, string? pmcid)
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

        if (pmcid is not null)
        {
            item["PMCID"] = pmcid;
        }

        return item;
    }
}
