using FibroInfo.Pages.Shared;
using FibroInfo.Editing.Sources;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>A whole file of sources at once.</summary>
[RequestSizeLimit(SourceFileDecoder.MaxBytes + (64 * 1024))]
public sealed class ImportModel(SourceImport import, UiText words) : RefusingModel(words)
{
    /// <summary>More lines than this nobody reads; the file has the rest.</summary>
    public const int MaxShown = 100;

    [BindProperty]
    [FromForm(Name = "file")]
    public IFormFile? Upload { get; set; }

    public SourceImportResult? Result { get; private set; }

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>What the records have and a source has no place for.</summary>
    public IReadOnlyList<NotKeptField> NotKept { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        PastedSources read = await SourceFileUpload.ReadAsync(Upload, cancel) ?? new PastedSources(PastedSourceFormat.Nothing, [], []);
        (Problems, NotKept) = ([.. read.Problems, .. read.FoundInFile(Upload?.FileName ?? PastedSources.Box)], read.NotKept);
        if (read.Sources.Count == 0)
        {
            Refusal = Words["sources.import-nothing"];
            return Refused(StatusCodes.Status400BadRequest);
        }

        SourceImportResult result = await import.AddAsync(read.Sources, User.Actor(), cancel);
        if (result.Outcome is SourceSaved)
        {
            Result = result;
            return Page();
        }

        return SourceRefusalMessages.Answer(this, result.Outcome);
    }
}
