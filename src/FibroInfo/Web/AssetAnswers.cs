using Microsoft.AspNetCore.Routing.Patterns;

namespace FibroInfo.Web;

/// <summary>Answers the files of <c>wwwroot</c>: under their fingerprint for ever, under their plain path for now.</summary>
public static class AssetAnswers
{
    // A name for the request log, which knows routes and no paths.
    private static readonly RouteEndpoint Route = new(
        _ => Task.CompletedTask, RoutePatternFactory.Parse("/assets/{file}"), 0, EndpointMetadataCollection.Empty, "Assets");

    public static void AddAssets(this IServiceCollection services, string webRoot) =>
        services.AddSingleton(provider => new Assets(webRoot, provider.GetRequiredService<ILogger<Assets>>()));

    public static void UseAssets(this IApplicationBuilder app)
    {
        // Asked for now, not at the first visit: a folder that cannot be read is said at the start.
        Assets assets = app.ApplicationServices.GetRequiredService<Assets>();
        app.Use((context, next) =>
        {
            string address = context.Request.Path.Value ?? "";
            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            {
                return next(context);
            }

            if (assets.Current.At(address) is { } asset)
            {
                context.SetEndpoint(Route);
                return SendAsync(context, asset, address);
            }

            // Browsers ask for it unasked; ours is drawn.
            if (address == "/favicon.ico" && assets.Current.AtPath("favicon.svg") is not null)
            {
                context.SetEndpoint(Route);
                context.Response.Redirect("/favicon.svg", permanent: true);
                return Task.CompletedTask;
            }

            return next(context);
        });
    }

    private static async Task SendAsync(HttpContext context, Asset asset, string address)
    {
        Packed packed = await asset.PackedAsync(ContentCodings.BestFor(context.Request.Headers.AcceptEncoding));
        context.Response.ContentType = asset.ContentType;
        context.Response.Headers.CacheControl = address == asset.Address ? "public, max-age=31536000, immutable" : "no-cache";
        if (asset.Path.EndsWith(".svg", StringComparison.Ordinal))
        {
            context.SandboxPicture();
        }

        await packed.SendAsync(context);
    }
}
