using Microsoft.AspNetCore.HostFiltering;

namespace FibroInfo.Web;

/// <summary>Answers only under the site's own names, so that no link, cookie or cache is made for another (T23).</summary>
public static class AllowedHosts
{
    public static void AddAllowedHosts(this IServiceCollection services) =>
        // The framework reads the same key 'AllowedHosts', would refuse Site:BaseUrl, and answers before our headers are on.
        services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);

    public static void UseAllowedHosts(this IApplicationBuilder app, SiteSettings settings)
    {
        // Ports do not matter: behind a proxy they differ, and no address is ever made from a Host header.
        var hosts = settings.Hosts.ToHashSet(StringComparer.OrdinalIgnoreCase);
        string words = $"This site is at {settings.BaseUrl.GetLeftPart(UriPartial.Authority)} and does not answer under the name you asked for.\n";
        app.Use((context, next) =>
        {
            if (hosts.Contains(context.Request.Host.Host))
            {
                return next(context);
            }

            // Plain words, not a page: under a foreign name the page's own links would lead astray. A post that was too large
            // comes by again as its error page, and stays too large.
            context.Response.StatusCode = Math.Max(context.Response.StatusCode, StatusCodes.Status400BadRequest);
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(words, context.RequestAborted);
        });
    }
}
