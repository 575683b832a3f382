using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace FibroInfo.Web;

/// <summary>The proxies in front of the site, by address or by network; an address is a network of one.</summary>
public static class KnownProxies
{
    // An IPv4 address that is written as an IPv6 one: ::ffff:10.0.0.1.
    private const int BitsBeforeMappedAddress = 96;

    /// <summary>
    /// Believes the sender's address and scheme when a proxy of the settings says so, and nobody else (T20, T27). Never the
    /// host: links come from <see cref="SiteSettings.BaseUrl"/>.
    /// </summary>
    public static void UseKnownProxies(this IApplicationBuilder app, SiteSettings settings)
    {
        // With no proxy named, the framework's own answer to an empty list is not relied on: nothing is read at all.
        if (settings.KnownProxies is [])
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (IPNetwork network in settings.KnownProxies)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>Whether it is a known proxy's, by the same rule as for what it forwards.</summary>
    public static bool IsKnownProxy(this SiteSettings settings, IPAddress address) =>
        settings.KnownProxies.Any(network => network.Contains(address))
        || (address.IsIPv4MappedToIPv6 && settings.KnownProxies.Any(network => network.Contains(address.MapToIPv4())));

    /// <summary>Reads <c>10.0.0.1</c>, <c>10.0.0.0/8</c>, <c>2001:db8::1</c> or <c>2001:db8::/32</c>.</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        network = default;
        string[] parts = text.Split('/', 2);
        if (!TryParseAddress(parts[0], out IPAddress? address))
        {
            return false;
        }

        string prefix = parts is [_, var given] ? given : address.AddressFamily == AddressFamily.InterNetwork ? "32" : "128";
        // Whoever writes 10.0.0.1/8 may mean one machine or sixteen million: that is not for us to guess.
        if (!IPNetwork.TryParse($"{address}/{prefix}", out network) || !network.BaseAddress.Equals(address))
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6 && network.PrefixLength >= BitsBeforeMappedAddress)
        {
            network = new IPNetwork(address.MapToIPv4(), network.PrefixLength - BitsBeforeMappedAddress);
        }

        return true;
    }

    internal static IPNetwork[] Read(IConfiguration configuration) =>
        [.. SettingKeys.Values(configuration, "Proxies:Known").SelectMany(Listed).Select(text => TryParse(text, out IPNetwork network)
            ? network
            : throw new FormatException($"'{text}' is no address and no network."))];

    internal static string[] Listed(string value) => SettingKeys.Listed(value.Replace(',', ';'));

    // The framework also takes "10.1", "0x7f.1" and "[::1]:80": in a list of who is trusted, they are mistakes.
    private static bool TryParseAddress(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address)
        && (address.AddressFamily == AddressFamily.InterNetwork
            ? address.ToString() == text
            : text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.'));
}
