using FibroInfo.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>One text: its keys as fields, its words, what the checks say, and what readers will see. A post keeps it as the draft.</summary>
public sealed class EditModel(EditorServices services) : EditorPage(services)
{
    // What the editor can say that was done.
    private static readonly string[] Messages =
        "saved begun published discarded asked taken-back planned unplanned withdrawn signed signed-file still-right renamed advertised".Split(' ');

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string folder, [FromQuery] string? lang, [FromQuery] string? done, [FromQuery] long? from,
        [FromQuery] long? beside, CancellationToken cancel)
    {
        done = Messages.Contains(done) ? done : null;
        if (!await OpenAsync(folder, lang, cancel) || Session.IsEmpty)
        {
            return NotFound();
        }

        if (lang is not null && lang != StaffRoutes.Articles.FileNameFor(Path))
        {
            return new SeeOtherResult(StaffRoutes.Articles.After(Path, done));
        }

        Done = done;
        Show(new TextForm(Session.Find(from)?.Text ?? Session.Text));
        Conflict = Session.Find(beside) is { } other
            ? TextDifference.Between(Form, new TextForm(other.Text), other.Writer, Words) with { Take = $"{StaffRoutes.Articles.For(Path)}&from={other.Id}" }
            : null;
        return Page();
    }

    public Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) => KeepAsync(
        folder, lang,
        () => Task.FromResult<IActionResult>(Typed.IsPreview ? Page() : new SeeOtherResult(StaffRoutes.Articles.After(Path, "saved"))), cancel);
}
