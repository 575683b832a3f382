using System.Net;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Ratings;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>Sends what readers send, a vote, a comment and a report, each from a new reader, and remembers what was acknowledged.</summary>
internal sealed class Voices(RunningSite site)
{
    private const string WholeArticle = "id=\"references\"";

    private readonly List<string> _acknowledged = [];
    private int _rounds;

    /// <summary>The site that they are sent to; another one on the same data goes on.</summary>
    public RunningSite Site { get; set; } = site;

    public async Task AreTakenAsync() => Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther], await SendAsync());

    /// <summary>Each is asked for again, and no article is less than whole meanwhile.</summary>
    public async Task AreRefusedAsync()
    {
        Task<HttpStatusCode[]> sent = SendAsync();
        Assert.Contains(WholeArticle, await Site.TextAsync(Shipped.Fog), StringComparison.Ordinal);
        Assert.Contains(WholeArticle, await Site.TextAsync(Shipped.Study), StringComparison.Ordinal);
        foreach (string path in new[] { $"{Shipped.Study}?view=easy", "/articles", "/" })
        {
            Assert.Equal(HttpStatusCode.OK, await Site.StatusAsync(path));
        }

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable], await sent);
    }

    /// <summary>Once nothing is in its way any more, the site takes them again by itself, and has all it acknowledged, once.</summary>
    public async Task ComeBackAsync()
    {
        await Site.UntilAsync("/health/ready", (_, text) => !text.Contains("away", StringComparison.Ordinal));
        await AreTakenAsync();
        await AreKeptAsync();
    }

    private async Task AreKeptAsync()
    {
        Assert.True(_acknowledged.Count >= 3, "Nothing was acknowledged, so nothing could be lost.");
        SiteDatabase store = Site.Services.GetRequiredService<SiteDatabase>();
        List<string> comments = await store.ReadAsync(db => db.Set<Comment>().Select(comment => comment.Body).ToListAsync());
        int votes = await store.ReadAsync(db => db.Set<Vote>().CountAsync());
        IEnumerable<string> reports = (await Site.OpenReportsAsync()).Select(report => report.Body!);
        IEnumerable<string> kept = [.. comments.Select(body => $"/comments {body}"), .. reports.Select(body => $"/reports {body}")];
        ILookup<bool, string> isVote = _acknowledged.ToLookup(post => post.StartsWith("/rating", StringComparison.Ordinal));
        Assert.Equal(isVote[false].Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        Assert.Equal(isVote[true].Count(), votes);
    }

    private async Task<HttpStatusCode[]> SendAsync()
    {
        string words = $"These are the words of round {++_rounds}.";
        return await Task.WhenAll(
            SendAsync("/rating", words, ("stars", "4")),
            SendAsync("/comments", words, ("name", "Lyng"), ("body", words), ("consent", "on"), ("adult", "on")),
            SendAsync("/reports", words, ("kind", "error"), ("body", words)));
    }

    private async Task<HttpStatusCode> SendAsync(string to, string words, params (string, string)[] fields)
    {
        using var visitor = new Visitor(Site);
        using HttpResponseMessage answer = await visitor.PostAsync($"{Shipped.Fog}{to}", fields);
        if (answer.StatusCode == HttpStatusCode.SeeOther)
        {
            lock (_acknowledged)
            {
                _acknowledged.Add($"{to} {words}");
            }
        }
        else
        {
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }

        return answer.StatusCode;
    }
}
