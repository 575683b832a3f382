using System.Text;
using FibroInfo.Content;
using FibroInfo.References;
using FibroInfo.References.Formats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>The whole library as a file for another program.</summary>
public sealed class ExportModel(CurrentContentLoader contentLoader) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromRoute] string format, CancellationToken cancel)
    {
        ContentSnapshot all = await contentLoader.GetSnapshotAsync(cancel);
        IReadOnlyList<Reference> sources = all.Bibliography.All;
        (string text, string type) = format switch
        {
            "bib" => (BibTeX.Write(sources), "application/x-bibtex; charset=utf-8"),
            "ris" => (Ris.Write(sources), "application/x-research-info-systems; charset=utf-8"),
            _ => (CslJson.Serialize(sources), "application/vnd.citationstyles.csl+json; charset=utf-8"),
        };
        return File(Encoding.UTF8.GetBytes(text), type, $"sources.{format}");
    }
}
