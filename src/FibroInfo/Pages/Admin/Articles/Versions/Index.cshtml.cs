using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Revisions;
using FibroInfo.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles.Versions;

/// <summary>Every version of a text: by whom, when, why, and what was signed.</summary>
public sealed class VersionsModel(EditingSessionLoader sessionLoader, RevisionStore revisions, DiskChangeRecorder disk) : PageModel
{
    private static readonly string[] Deeds = ["restored", "withheld", "shown"];

    public ContentPath Path { get; private set; } = null!;

    public IReadOnlyList<Revision> Shown { get; private set; } = [];

    public IReadOnlyDictionary<string, HiddenRevision> Withheld { get; private set; } = new Dictionary<string, HiddenRevision>(StringComparer.Ordinal);

    public int Count { get; private set; }

    public int Number { get; private set; } = 1;

    public string? Done { get; private set; }

    public int Last => Math.Max(1, (Count + RevisionStore.PerPage - 1) / RevisionStore.PerPage);

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string folder, [FromQuery] string? lang, [FromQuery] string? page, [FromQuery] string? done,
        [FromQuery] string? from, [FromQuery] string? to,
        CancellationToken cancel)
    {
        if (await sessionLoader.FindAsync(Request.Path, folder, lang, cancel) is not { } path)
        {
            return NotFound();
        }

        if (RouteNumber.Parse(from) is { } one && RouteNumber.Parse(to) is { } other)
        {
            return new SeeOtherResult(StaffRoutes.Articles.VersionFor(path, Math.Max(one, other), one == other ? null : Math.Min(one, other)));
        }

        (Path, Number, Done) = (path, page is null ? 1 : RouteNumber.Parse(page) ?? 0, Deeds.Contains(done) ? done : null);
        return await ListAsync(cancel);
    }

    public string PageAddress(int number) => string.Create(CultureInfo.InvariantCulture, $"{StaffRoutes.Articles.VersionsFor(Path)}&page={number}");

    private async Task<IActionResult> ListAsync(CancellationToken cancel)
    {
        try
        {
            await disk.RecordAsync(Path, cancel);
            Count = await revisions.CountAsync(Path, cancel);
            if (Count == 0 || Number < 1 || Number > Last)
            {
                return NotFound();
            }

            (Shown, Withheld) = (await revisions.PageAsync(Path, Number, cancel), await revisions.WithheldAsync(Path, cancel));
            return Page();
        }
        catch (DatabaseUnavailableException)
        {
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }
}
