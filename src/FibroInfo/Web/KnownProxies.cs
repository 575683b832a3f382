using Microsoft.AspNetCore.HttpOverrides;

namespace FibroInfo.Web;

public static class KnownProxies
{
    /// <summary>
    /// Believes the sender's address and scheme when a proxy of the settings says so, and nobody else (T20, T27). Never the
    /// host: links come from <see cref="Settings.BaseUrl"/>.
    /// </summary>
    public static void UseKnownProxies(this IApplicationBuilder app, Settings settings)
    {
        // With no proxy named, the framework's own answer to an empty list is not relied on: nothing is read at all.
        if (settings.KnownProxies is [])
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (System.Net.IPAddress proxy in settings.KnownProxies)
        {
            options.KnownProxies.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }
}
