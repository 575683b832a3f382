using System.Net;

namespace FibroInfo.Tests.Web;

public sealed class HealthEndpointsTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Fact]
    public async Task Until_the_site_is_ready_it_says_when_to_ask_again()
    {
        site.IsReady = false;
        HttpResponseMessage waiting = await site.GetAsync("/health/ready");
        HttpResponseMessage live = await site.GetAsync("/health/live");
        site.IsReady = true;
        HttpResponseMessage ready = await site.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, waiting.StatusCode);
        Assert.NotNull(waiting.Headers.RetryAfter);
        Assert.Equal("""{"status":"starting"}""", await waiting.Content.ReadAsStringAsync());
        Assert.Equal("""{"status":"live"}""", await live.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("""{"status":"ready"}""", await ready.Content.ReadAsStringAsync());
        Assert.All([waiting, live, ready], answer => Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single()));
        Assert.All([waiting, live, ready], answer => Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString()));
    }

    [Fact]
    public async Task What_is_away_is_said_and_articles_are_served_without_it()
    {
        site.Away.Add("store");
        HttpResponseMessage answer = await site.GetAsync("/health/ready");
        site.Away.Clear();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"status":"ready","store":"away"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Head_is_answered_too() => Assert.Equal(HttpStatusCode.OK, (await site.SendAsync(HttpMethod.Head, "/health/ready")).StatusCode);
}
