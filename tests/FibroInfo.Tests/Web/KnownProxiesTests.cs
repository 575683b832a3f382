namespace FibroInfo.Tests.Web;

/// <summary>T20, T27, ASVS 4.1.3.</summary>
public sealed class KnownProxiesTests
{
    [Theory]
    [InlineData("", "http")]
    [InlineData("203.0.113.7", "http")]
    [InlineData("127.0.0.1;::1", "https192.0.2.1")]
    public async Task Only_a_proxy_of_the_settings_is_believed(string known, string begins)
    {
        SmallSite site = await SmallSite.StartAsync(("Proxies:Known", known));
        string seen = await (await site.GetAsync("/scheme", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.1"))).Content.ReadAsStringAsync();

        Assert.StartsWith(begins, seen, StringComparison.Ordinal);
        Assert.Equal(begins.Length > 4, seen.Contains("192.0.2.1", StringComparison.Ordinal));
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_host_is_not_even_believed_from_a_known_proxy()
    {
        SmallSite site = await SmallSite.StartAsync(("Proxies:Known", "127.0.0.1;::1"));

        Assert.Equal(System.Net.HttpStatusCode.OK, (await site.GetAsync("/about", ("X-Forwarded-Host", "evil.example"))).StatusCode);
        await site.DisposeAsync();
    }
}
