using System.Net;
using FibroInfo.Web;
using Microsoft.Extensions.Configuration;

namespace FibroInfo.Tests.Web;

/// <summary>T20, T27, ASVS 4.1.3.</summary>
public sealed class KnownProxiesTests
{
    [Theory]
    [InlineData("", "http")]
    [InlineData("203.0.113.7", "http")]
    [InlineData("127.0.0.1;::1", "https192.0.2.1")]
    [InlineData("127.0.0.0/8", "https192.0.2.1")]
    [InlineData("127.0.0.1/32", "https192.0.2.1")]
    [InlineData("203.0.113.0/24, 127.0.0.0/31", "https192.0.2.1")]
    [InlineData("0.0.0.0/0", "https192.0.2.1")]
    [InlineData("::ffff:127.0.0.1", "https192.0.2.1")]
    [InlineData("::ffff:127.0.0.0/104", "https192.0.2.1")]
    [InlineData("127.0.0.2/31", "http")]
    [InlineData("127.128.0.0/9", "http")]
    [InlineData("203.0.113.0/24;2001:db8::/32", "http")]
    [InlineData("::/0", "http")]
    public async Task Only_a_proxy_of_the_settings_is_believed(string known, string begins)
    {
        SmallSite site = await SmallSite.StartAsync(("Proxies:Known", known));
        string seen = await (await site.GetAsync("/scheme", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.1"))).Content.ReadAsStringAsync();

        Assert.StartsWith(begins, seen, StringComparison.Ordinal);
        Assert.Equal(begins.Length > 4, seen.Contains("192.0.2.1", StringComparison.Ordinal));
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.255.255.255", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("::ffff:10.0.0.0/104", "10.1.2.3", true)]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1", true)]
    [InlineData("::ffff:10.0.0.1", "10.0.0.2", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::1", true)]
    [InlineData("2001:DB8:0:0::/32", "2001:db8::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::1", false)]
    [InlineData("2001:db8::1", "2001:db8::1", true)]
    [InlineData("2001:db8::1", "2001:db8::2", false)]
    [InlineData("2001:db8::/32,10.0.0.0/8", "10.0.0.1", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("", "10.0.0.1", false)]
    public void A_proxy_is_known_by_its_address_or_by_its_network(string known, string address, bool isKnown)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Proxies:Known", known), new("Paths:Content", Repository.Folder("content"))])
            .Build();
        SiteSettings settings = SiteSettings.Read(configuration, AppContext.BaseDirectory);

        Assert.Equal(isKnown, settings.IsKnownProxy(IPAddress.Parse(address)));
    }

    [Fact]
    public async Task A_host_is_not_even_believed_from_a_known_proxy()
    {
        SmallSite site = await SmallSite.StartAsync(("Proxies:Known", "127.0.0.1;::1"));

        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/about", ("X-Forwarded-Host", "evil.example"))).StatusCode);
        await site.DisposeAsync();
    }
}
