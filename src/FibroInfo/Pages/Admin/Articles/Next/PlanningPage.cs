using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing.Schedules;
using FibroInfo.Editing.Signing;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>What happens later with a text, or not any more: planned, taken off the plan, withdrawn.</summary>
public abstract class PlanningPage(
    WritingDesk desk, NextDesk next, ReadyDesk ready, ReviewStore reviews, PlannedChanges plans, Words words, Library library, TimeProvider clock)
    : NextPage(desk, next, ready, reviews, words, library, clock)
{
    /// <summary>The hour that was typed comes twice.</summary>
    public WallHour.Twice? Doubled { get; private set; }

    protected override Task<IActionResult?> StepAsync(string action, CancellationToken cancel) => action switch
    {
        _ when !Path.IsArticle => PlainStepAsync(action, cancel),
        _ when Typed.Fault is not null => base.StepAsync(action, cancel),
        "plan" => Known(PlanAsync(cancel)),
        "unplan" => Known(UnplanAsync(cancel)),
        "withdraw" => Known(WithdrawAsync(cancel)),
        _ => base.StepAsync(action, cancel),
    };

    private static async Task<IActionResult?> Known(Task<IActionResult> deed) => await deed;

    private async Task<IActionResult> PlanAsync(CancellationToken cancel)
    {
        switch (WallHour.Read(Typed.Day, Typed.Hour, Typed.Which, Site.TimeZone))
        {
            case WallHour.Found found when found.Moment <= Now:
                return Refused(Words["next.refused.past", Site.TimeZone.Id], StatusCodes.Status400BadRequest);
            case WallHour.Found found:
                return await PublishAsync(found.Moment, cancel);
            case WallHour.Skipped gap:
                return Refused(
                    Words["next.refused.skipped", $"{gap.Before:HH:mm}", $"{gap.After:HH:mm}", Site.TimeZone.Id], StatusCodes.Status400BadRequest);
            case WallHour.Twice twice:
                Doubled = twice;
                return Refused(Words["next.refused.twice", Site.TimeZone.Id], StatusCodes.Status400BadRequest);
            default:
                return Refused(Words["next.refused.hour"], StatusCodes.Status400BadRequest);
        }
    }

    // What stands in the folder goes; whoever is writing in it keeps their words.
    private async Task<IActionResult> WithdrawAsync(CancellationToken cancel)
    {
        if (Typed.Why.Length == 0 || Sitting.OnDisk is not { } text)
        {
            return Refused(Words["next.refused.no-why"], StatusCodes.Status400BadRequest);
        }

        return Desk.IsThere(PlannedChanges.NextOf(Path)) ? Refused(Words["next.refused.planned-already"], StatusCodes.Status409Conflict)
            : await WriteAsync(Path, Version.Seen, Ready.Withdrawn(text, Typed.Why), Typed.Why, "withdrawn", cancel);
    }

    private async Task<IActionResult> UnplanAsync(CancellationToken cancel)
    {
        if (!Path.IsNext)
        {
            return Sitting.OnDisk is { } text && OnDisk is { Status: ArticleStatus.Published } known && !known.IsPublicAt(Now)
                ? await WriteAsync(Path, Version.Seen, ReadyDesk.OffThePlan(text), Words["next.unplanned"], "unplanned", cancel)
                : Refused(Words["next.refused.has-come"], StatusCodes.Status409Conflict);
        }

        return await plans.UnplanAsync(Path, Version.Seen, User.Actor(), cancel) switch
        {
            UnplanOutcome.Done => new SeeOther(TextAddress.After(PlannedChanges.MainOf(Path), "unplanned")),
            UnplanOutcome.HasCome => Refused(Words["next.refused.has-come"], StatusCodes.Status409Conflict),
            UnplanOutcome.HasDraft => Refused(Words["next.refused.has-draft"], StatusCodes.Status409Conflict),
            UnplanOutcome.ChangedMeanwhile => Refused(Words["editor.refused.file"], StatusCodes.Status409Conflict),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }
}
