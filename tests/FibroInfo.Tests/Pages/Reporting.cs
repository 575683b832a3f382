using System.Net;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Reports;
using FibroInfo.Tests.Comments;
using FibroInfo.Tests.Running;
using FibroInfo.Text;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>Posts to a running site what the form for a report posts, and looks into the store for what became of it.</summary>
internal static class Reporting
{
    public const string FogReports = $"{Shipped.Fog}/reports";

    public static readonly (string, string)[] Fine = [("kind", "error"), ("body", "The dose is wrong.")];

    /// <summary>As a browser does from the site's own page. The caller closes the answer.</summary>
    public static async Task<HttpResponseMessage> ReportAsync(
        this RunningSite site, IEnumerable<(string, string)> fields, string to = FogReports, string? cookie = null, string accept = "text/html", string from = "same-origin", string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.Add("Sec-Fetch-Site", from);
        request.Headers.Add("Accept", accept);
        request.Headers.Host = host;
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await site.Client.SendAsync(request);
    }

    public static async Task<HttpStatusCode> ReportStatusAsync(
        this RunningSite site, IEnumerable<(string, string)> fields, string to = FogReports, string? cookie = null, string from = "same-origin", string? host = null)
    {
        using HttpResponseMessage answer = await site.ReportAsync(fields, to, cookie, from: from, host: host);
        return answer.StatusCode;
    }

    public static string CookieOf(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];

    public static async Task<IReadOnlyList<StaffReport>> OpenReportsAsync(this RunningSite site) =>
        (await site.Services.GetRequiredService<ReportQueue>().PageAsync(new ReportSearch(IsOpen: true, Size: 1000), CancellationToken.None)).Reports;

    public static async Task DecideAsync(this RunningSite site, long id, string outcome, bool isPublic)
    {
        Assert.True(ReportText.TryParse(outcome, out ReportText text, out _));
        var decision = new ReportDecision(text, isPublic, new Uri(site.Address, Shipped.Fog), new UiText(Language.English), 30);
        Assert.Equal(ReportDecisionOutcome.Decided, await site.Services.GetRequiredService<ReportDecisions>().DecideAsync(id, decision, Actor.CommandLine, CancellationToken.None));
    }

    /// <summary>The number of a new comment on fibro fog.</summary>
    public static async Task<long> CommentAsync(this RunningSite site, string body, bool isShown, byte reader = 1)
    {
        Assert.True(DisplayName.TryParse("Kari", out DisplayName name, out _));
        var post = new NewComment(CommentRoom.Fog, null, name, CommentRoom.Text(body), new ScreeningResult([]), [reader], [reader], null, false, "2026-11");
        CommentStore comments = site.Services.GetRequiredService<CommentStore>();
        string token = Assert.IsType<CommentPostOutcome.Waiting>(await comments.PostAsync(post, CommentRoom.NoLimits, CancellationToken.None)).Token;
        long id = (await comments.FindAsync(token, CancellationToken.None))!.Id;
        if (isShown)
        {
            Assert.Equal(ModerationOutcome.Done, await site.Services.GetRequiredService<Moderation>().DecideAsync(new CommentVersion(id), ModerationDecision.Approve, Actor.CommandLine, CancellationToken.None));
        }

        return id;
    }

    /// <summary>Answers a shown comment as the clinic.</summary>
    public static async Task AnswerAsync(this RunningSite site, long comment, string body)
    {
        ClinicReplies replies = site.Services.GetRequiredService<ClinicReplies>();
        CommentText text = CommentRoom.Text(body);
        Assert.Equal(ModerationOutcome.Done, await replies.ReplyAsync(new CommentVersion(comment), text, "Ingrid Solheim", Actor.CommandLine, CancellationToken.None));
    }

    /// <summary>Takes the file of the store away, as a disk that is gone does.</summary>
    public static void TakeStoreAway(this RunningSite site) => File.Delete(site.Services.GetRequiredService<SqliteDatabaseFile>().Path);
}
