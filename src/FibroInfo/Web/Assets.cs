using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace FibroInfo.Web;

/// <summary>
/// The style sheets, scripts and icons of <c>wwwroot</c>. A change on disk is seen at once, so that whoever works on one
/// reloads the page and sees it.
/// </summary>
public sealed partial class Assets : IDisposable
{
    private readonly string _folder;
    private readonly ILogger<Assets> _logger;
    private readonly PhysicalFileProvider _disk;
    private readonly IDisposable? _watch;
    private readonly Lock _reading = new();
    private volatile AssetSet _current;

    public Assets(string folder, ILogger<Assets> logger)
    {
        _folder = folder;
        _logger = logger;
        _current = AssetSet.Read(folder, AssetSet.Empty);
        _disk = new PhysicalFileProvider(folder);
        _watch = Watch();
    }

    public AssetSet Current => _current;

    /// <summary>The address for a page: <c>/assets/site.2f1c09ab34de.css</c> for <c>css/site.css</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such file: the page would be bare.</exception>
    public string Address(string path) => _current.AtPath(path)?.Address ?? throw new InvalidOperationException($"wwwroot holds no '{path}'.");

    public void Dispose()
    {
        _watch?.Dispose();
        _disk.Dispose();
    }

    private IDisposable? Watch()
    {
        try
        {
            return ChangeToken.OnChange(() => _disk.Watch("**/*"), Read);
        }
        catch (IOException unwatched)
        {
            // A machine can run out of watches; a site that serves must not stop for that.
            LogUnwatched(_logger, unwatched.Message);
            return null;
        }
    }

    private void Read()
    {
        lock (_reading)
        {
            try
            {
                _current = AssetSet.Read(_folder, _current);
            }
            catch (IOException unreadable)
            {
                // A file that is being written: the next change brings it.
                LogUnread(_logger, unreadable.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of wwwroot will be seen after a restart only: {Reason}")]
    private static partial void LogUnwatched(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "wwwroot could not be read again, the files in memory stay: {Reason}")]
    private static partial void LogUnread(ILogger logger, string reason);
}

/// <summary>Answers the files of <c>wwwroot</c>: under their fingerprint for ever, under their plain path for now.</summary>
public static class AssetMiddleware
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
        EncodedBody packed = await asset.CompressedAsync(ContentCodings.BestFor(context.Request.Headers.AcceptEncoding));
        context.Response.ContentType = asset.ContentType;
        context.Response.Headers.CacheControl = address == asset.Address ? "public, max-age=31536000, immutable" : "no-cache";
        if (asset.Path.EndsWith(".svg", StringComparison.Ordinal))
        {
            context.SandboxPicture();
        }

        await packed.SendAsync(context);
    }
}
