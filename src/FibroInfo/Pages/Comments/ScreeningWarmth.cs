using FibroInfo.Comments;
using FibroInfo.Comments.Screening;

namespace FibroInfo.Pages.Comments;

/// <summary>The first look builds every pattern, which takes a second: nobody's comment should wait for it, nor should the first page.</summary>
public sealed class ScreeningWarmth(HouseScreening screening) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, stoppingToken);
        if (DisplayName.TryParse("Anyone", out DisplayName name, out _) && CommentText.TryParse("Any words.", out CommentText text, out _))
        {
            screening.Look(new CommentDraft(name, text, ""));
        }
    }
}
