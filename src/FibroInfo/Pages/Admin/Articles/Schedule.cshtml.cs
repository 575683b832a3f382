using FibroInfo.Editing;
using FibroInfo.Editing.Workflow;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A text is to appear at a day and time in the clinic's time zone, or no longer.</summary>
public sealed class ScheduleModel(EditorServices services) : EditorPage(services)
{
    public Task<IActionResult> OnGetAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        LeadToEditorAsync(folder, lang, cancel);

    public Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        ActAsync(folder, lang, () => ScheduleAsync(cancel), "planned", cancel);

    public Task<IActionResult> OnPostCancelAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        ActAsync(folder, lang, () => Workflow.CancelScheduleAsync(Open, Words["next.unplanned"], Who, cancel), "unplanned", cancel);

    private async Task<EditResult> ScheduleAsync(CancellationToken cancel)
    {
        switch (LocalScheduleTime.Read(Typed.Day, Typed.Hour, Typed.Which, Site.TimeZone))
        {
            case LocalScheduleTime.Found found when found.Moment > Now:
                return await Workflow.ScheduleAsync(Open, found.Moment, Typed.Remarks, Who, cancel);
            case LocalScheduleTime.Found:
                return new NotUnderstood(Words["next.refused.past", Site.TimeZone.Id]);
            case LocalScheduleTime.Skipped gap:
                return new NotUnderstood(Words["next.refused.skipped", $"{gap.Before:HH:mm}", $"{gap.After:HH:mm}", Site.TimeZone.Id]);
            case LocalScheduleTime.Twice twice:
                Doubled = twice;
                return new NotUnderstood(Words["next.refused.twice", Site.TimeZone.Id]);
            default:
                return new NotUnderstood(Words["next.refused.hour"]);
        }
    }
}
