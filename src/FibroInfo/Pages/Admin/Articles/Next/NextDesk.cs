using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Previews;
using FibroInfo.Editing.Schedules;
using FibroInfo.Editing.Signing;
using FibroInfo.Accounts;

namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>Says where a text stands.</summary>
public sealed class NextDesk(ReviewStore reviews, SignOffGate gate, PlannedChanges plans, PreviewStore links, Library library, TimeProvider clock)
{
    public async Task<NextStep> FindAsync(Sitting sitting, TextForm form, Article? onDisk, SignedIn who, CancellationToken cancel)
    {
        try
        {
            List<ReviewRequest> requests = await reviews.OfAsync(sitting.Path.Path, cancel);
            ReviewRequest? own = requests.Find(request => request.Account == who.Account);
            string text = await gate.LatestAsync(sitting.OnDisk, form.Text, cancel);
            SignOffState sign = await gate.AskAsync(sitting.OnDisk, text, library.Site.Policy.SignOffRequired, cancel);
            bool isLive = onDisk?.IsPublicAt(clock.GetUtcNow()) ?? false;
            Article? planned = sitting.Path.IsNext ? null : plans.Find(sitting.Path);
            return new NextStep(
                StepOf(sitting, form, onDisk, isLive, own, sign), own, [.. requests.Where(request => IsFor(request, who))], planned)
            {
                IsOfLive = isLive || sitting.Path.IsNext,
                Links = await links.OfAsync(sitting.Path.Path, cancel),
            };
        }
        catch (StoreAwayException)
        {
            return NextStep.Unknown;
        }
    }

    private static Step StepOf(Sitting sitting, TextForm form, Article? onDisk, bool isLive, ReviewRequest? own, SignOffState sign) =>
        sitting.OnDisk == form.Text && Resting(onDisk, isLive) is { } resting ? resting
        : own?.State == ReviewState.Waiting ? own.Signature == SignOff.HashOf(form.Text) ? Step.Waiting : Step.Overtaken
        : sign switch
        {
            SignOffState.Signed => Step.Signed,
            SignOffState.NotGiven => Step.NotGiven,
            _ when own?.State == ReviewState.SentBack => Step.SentBack,
            SignOffState.ChangedSince => Step.ChangedSince,
            SignOffState.Missing => Step.Unsigned,
            _ => Step.Free,
        };

    // What nobody is changing just now.
    private static Step? Resting(Article? onDisk, bool isLive) => onDisk?.Status switch
    {
        ArticleStatus.Published => isLive ? Step.Live : Step.Scheduled,
        ArticleStatus.Withdrawn => Step.Withdrawn,
        _ => null,
    };

    private static bool IsFor(ReviewRequest request, SignedIn who) =>
        request.State == ReviewState.Waiting && request.Account != who.Account && (who.Roles & Role.Reviewer) != Role.None;
}
