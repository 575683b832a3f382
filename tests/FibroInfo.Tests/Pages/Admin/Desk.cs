using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using FibroInfo.Tests.Running;
using FibroInfo.Text;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Admin;

/// <summary>What readers left on a running site, put there past its forms.</summary>
internal static class Desk
{
    public static readonly Slug Article = Slug.Parse("what-is-fibromyalgia");

    public static async Task<string> CommentAsync(this RunningSite site, string body, string? email = null, bool isDespair = false, string article = "what-is-fibromyalgia")
    {
        Assert.True(DisplayName.TryParse("Kari", out DisplayName name, out _));
        Assert.True(CommentText.TryParse(body, out CommentText text, out _));
        EmailAddress? to = email is not null && EmailAddress.TryParse(email, out EmailAddress address, out _) ? address : null;
        var found = new ScreeningResult(isDespair ? [new ScreeningFinding(ScreeningFindingKind.Despair, 0, 1, DraftField.Body)] : []);
        var post = new NewComment(Slug.Parse(article), null, name, text, found, [1, 2, 3], Guid.NewGuid().ToByteArray(), to, to is not null, "2026-11");
        return Assert.IsType<CommentPostOutcome.Waiting>(await site.Services.GetRequiredService<CommentStore>().PostAsync(post, new CommentLimits(0, 0, 0), CancellationToken.None)).Token;
    }

    public static Task ReportAsync(this RunningSite site, ReportKind kind, string body, string? email = null)
    {
        Assert.True(ReportQuote.TryParse("", out ReportQuote quote, out _));
        Assert.True(ReportText.TryParse(body, out ReportText text, out _));
        EmailAddress? to = email is not null && EmailAddress.TryParse(email, out EmailAddress address, out _) ? address : null;
        return site.Services.GetRequiredService<ReportStore>().PostAsync(new NewReport(Article, [1, 2, 3], kind, quote, text, null, to), CancellationToken.None);
    }

    public static Task VoteAsync(this RunningSite site, string stars) => site.Services.GetRequiredService<RatingStore>().RateAsync(
        Article, null, [1, 2, 3], Stars.TryParse(stars, out Stars given) ? given : throw new FormatException(stars), CancellationToken.None);

    public static Task NoteAsync(this RunningSite site, Actor actor, string action, string subject, int times = 1) => site.Services.GetRequiredService<SiteDatabase>().WriteAsync(
        transaction =>
        {
            for (int i = 0; i < times; i++)
            {
                site.Services.GetRequiredService<AuditTrail>().Record(transaction, actor, action, subject);
            }

            return Task.FromResult(true);
        }, CancellationToken.None);
}
