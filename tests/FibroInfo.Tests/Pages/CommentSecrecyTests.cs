using System.Net;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Tests.Comments;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FibroInfo.Tests.Pages;

/// <summary>C-1: what nobody approved is public nowhere.</summary>
public sealed class CommentSecrecyTests
{
    private const string Canary = "kanarihvisken";
    private const string Shown = "sangfuglen";
    private static readonly string[] States = ["waiting", "waiting reply", "rejected", "spam", "honeypot", "edited", "erased", "redacted"];

    [Fact]
    public async Task No_public_address_and_no_log_tells_what_nobody_approved_C_1_C_17()
    {
        using var site = new EveryLinkTests.Crawled(
            [("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:SecondsBetweenComments", "0"), ("Limits:CommentsPerReaderPerHour", "0"), ("Serilog:MinimumLevel:Override:Microsoft", "Information")]);
        using var log = new Heard();
        site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var visitor = new Visitor(site);
        // Eleven threads, so that there is a second page of them; on the first stands the newest.
        long first = await ApprovedAsync(site, visitor, $"The oldest {Shown} of all.");
        for (int number = 2; number <= 11; number++)
        {
            await ApprovedAsync(site, visitor, $"Number {number} of the {Shown} kind.");
        }

        long[] hidden = await HideAsync(site, visitor, first);
        Assert.Equal(States.Length, hidden.Length);
        await site.InitializeAsync();

        string[] addresses = [.. Addresses(site, hidden)];
        int withShown = 0;
        foreach (string address in addresses)
        {
            string text = await BodyAsync(site, address);
            Assert.False(text.Contains(Canary, StringComparison.OrdinalIgnoreCase), $"{address} tells what nobody approved.");
            withShown += text.Contains(Shown, StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(addresses.Length > 70, "The walk did not get far.");
        // Both pages of comments, at least: else the walk would have passed by all comments.
        Assert.True(withShown >= 2, "What was approved is not found either.");
        Assert.Contains(log.Lines, line => line.Contains("/articles/{slug}/comments", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    // What links lead to, every address of the contract also before it has a page, and those that name a hidden comment.
    private static IEnumerable<string> Addresses(EveryLinkTests.Crawled site, long[] hidden)
    {
        string[] articles =
        [
            .. site.Pages.Keys.Where(path => path.StartsWith("/articles/", StringComparison.Ordinal) && !path.Contains('?', StringComparison.Ordinal)),
        ];
        Assert.True(articles.Length >= 3, "There are fewer articles than are shipped.");
        // The search repeats what was asked, so it is asked for the beginning of the word, which finds the whole one.
        string[] ofSite = ["/feed.xml", "/corrections.xml", "/sitemap.xml", "/robots.txt", $"/search?q={Canary[..^1]}", "/health/live", "/health/ready", "/admin"];
        string[] ofArticle =
        [
            "", "?view=easy", "?view=easy&part=all", "?comments=1", "?comments=2", "?comments=3", ".md", "/handout", "/comments", "/references.json",
        ];
        IEnumerable<string> ofHidden = hidden.SelectMany(id => new[] { $"/comments?reply-to={id}", $"/reports?comment={id}", $"/comments/{id}" });
        return ofSite.Concat(site.Answers.Keys)
            .Concat(articles.SelectMany(article => ofArticle.Select(part => $"{article}{part}")))
            .Concat(ofHidden.Select(part => $"{Shipped.Fog}{part}"))
            .Distinct(StringComparer.Ordinal);
    }

    private static async Task<string> BodyAsync(RunningSite site, string address)
    {
        using HttpResponseMessage answer = await site.AskAsync(address);
        // The staff's room sends strangers to its door; the address of a comment that was redacted leads to what is left of it.
        HttpStatusCode[] expected = [HttpStatusCode.OK, HttpStatusCode.NotFound, address == "/admin" ? HttpStatusCode.SeeOther : HttpStatusCode.Found];
        Assert.True(expected.Contains(answer.StatusCode), $"{address} answers {(int)answer.StatusCode}.");
        return $"{answer.Headers}{await answer.Content.ReadAsStringAsync()}";
    }

    // One in every state in which a comment is not shown, each by the way that leads there.
    private static async Task<long[]> HideAsync(RunningSite site, Visitor visitor, long top)
    {
        var ids = new List<long>();
        foreach (string state in States)
        {
            string own = await PostedAsync(
                visitor, $"{Canary} is {state}.", Canary, ("website", state == "honeypot" ? "x" : ""), ("reply-to", state == "waiting reply" ? $"{top}" : ""));
            ids.Add((await FindAsync(site, own)).Id);
            await MakeAsync(site, visitor, own, state);
        }

        // And what was refused is in no log: a name that is too long, a text that is asked about.
        foreach ((string, string)[] refused in new[] { Fields($"Ring 41 23 45 67, {Canary}.", Canary), Fields($"{Canary}.", new string('x', 61) + Canary) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync($"{Shipped.Fog}/comments", refused)).StatusCode);
        }

        return [.. ids];
    }

    private static async Task MakeAsync(RunningSite site, Visitor visitor, string own, string state)
    {
        if (state is "rejected" or "spam")
        {
            await DecideAsync(site, own, state == "spam" ? ModerationDecision.Spam : ModerationDecision.Reject(CommentRoom.Because($"It tells of {Canary}.")));
        }
        else if (state is "edited" or "erased" or "redacted")
        {
            await DecideAsync(site, own, ModerationDecision.Approve);
            if (state == "redacted")
            {
                Assert.True(DisplayName.TryParse("Lyng", out DisplayName name, out _));
                Assert.Equal(ModerationOutcome.Done, await site.Services.GetRequiredService<Redaction>().RedactAsync(
                    await WordingAsync(site, own), CommentRoom.Text("Taken out."), name, new ScreeningResult([]), Actor.CommandLine, CancellationToken.None));
                return;
            }

            (string, string)[] deed = state == "erased" ? [("action", "erase")] : [("action", "edit"), ("body", $"{Canary} is written anew.")];
            Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync(own, deed)).StatusCode);
        }
    }

    private static async Task<long> ApprovedAsync(RunningSite site, Visitor visitor, string body)
    {
        string own = await PostedAsync(visitor, body, "Lyng");
        await DecideAsync(site, own, ModerationDecision.Approve);
        return (await FindAsync(site, own)).Id;
    }

    private static async Task DecideAsync(RunningSite site, string own, ModerationDecision verdict) => Assert.Equal(ModerationOutcome.Done,
        await site.Services.GetRequiredService<Moderation>().DecideAsync(await WordingAsync(site, own), verdict, Actor.CommandLine, CancellationToken.None));

    private static async Task<CommentVersion> WordingAsync(RunningSite site, string own) => (await site.CommentAsync((await FindAsync(site, own)).Id)).CurrentVersion;

    private static async Task<OwnComment> FindAsync(RunningSite site, string own) =>
        (await site.Services.GetRequiredService<CommentStore>().FindAsync(own.Split('/')[^1], CancellationToken.None))!;

    private static async Task<string> PostedAsync(Visitor visitor, string body, string name, params (string, string)[] more)
    {
        (string, string)[] fields = [.. Fields(body, name), .. more.Where(field => field.Item2 != "")];
        using HttpResponseMessage answer = await visitor.PostAsync($"{Shipped.Fog}/comments", fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }

    private static (string, string)[] Fields(string body, string name) => [("name", name), ("body", body), ("consent", "on"), ("adult", "on")];
}
