using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>A whole file of sources at once.</summary>
[RequestSizeLimit(SourceBytes.MostBytes + (64 * 1024))]
public sealed class ImportModel(SourceImport import, UiText words) : RefusingModel(words)
{
    /// <summary>More lines than this nobody reads; the file has the rest.</summary>
    public const int MostShown = 100;

    public ImportResult? Result { get; private set; }

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await HttpContext.ReadStaffPostAsync();
        Pasted read = await PastedFile.ReadAsync(Request, cancel) ?? new Pasted(PastedKind.Nothing, [], []);
        Problems = read.Problems;
        if (read.Sources.Count == 0)
        {
            Refusal = Words["sources.import-nothing"];
            return Refused(StatusCodes.Status400BadRequest);
        }

        ImportResult result = await import.AddAsync(read.Sources, User.Actor(), cancel);
        if (result.Outcome is SourceOutcome.Done)
        {
            Result = result;
            return Page();
        }

        return Refusals.Answer(this, result.Outcome);
    }
}
