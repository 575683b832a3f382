using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.TestHost;

namespace FibroInfo.Benchmarks.Bare;

/// <summary>
/// The site itself, with the framework's output cache in the place of ours, in front of everything else as ours is. Its key contains what
/// was published and changed before the page runs, so it can't keep what was removed meanwhile (<c>decisions/0007</c>).
/// </summary>
internal sealed class OutputCachedSite(string content, string data) : WebApplicationFactory<PageCache>
{
    public static async Task<int> RunAsync(string address, string content, string data)
    {
        await using var site = new OutputCachedSite(content, data);
        site.UseKestrel(new Uri(address).Port);
        site.StartServer();
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseSetting("Paths:Content", Path.GetFullPath(content)).UseSetting("Paths:Data", data);
        builder.ConfigureTestServices(services =>
        {
            // Never of today's edition: ours keeps nothing and finds nothing.
            services.AddSingleton(provider => new PageCache(provider.GetRequiredService<ChangeNotifier>(), () => new object()));
            services.AddOutputCache(options => options.AddBasePolicy(policy => policy.AddPolicy<EveryReaderTheSame>(), excludeDefaultPolicy: true));
            services.AddSingleton<IStartupFilter, InFront>();
        });
    }

    private sealed class InFront : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseOutputCache();
            next(app);
        };
    }

    private sealed class EveryReaderTheSame(ContentStore store, ChangeNotifier changeNotifier) : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            HttpRequest request = context.HttpContext.Request;
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = HttpMethods.IsGet(request.Method);
            context.ResponseExpirationTimeSpan = TimeSpan.FromHours(1);
            CacheVaryByRules rules = context.CacheVaryByRules;
            rules.VaryByHost = false;
            rules.VaryByValues["version"] = string.Create(CultureInfo.InvariantCulture, $"{store.Current.Number} {changeNotifier.Count}");
            rules.VaryByValues["coding"] = ContentCodings.BestFor(request.Headers.AcceptEncoding).Header() ?? "";
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.AllowCacheStorage = context.HttpContext.Response is { StatusCode: StatusCodes.Status200OK, Headers.SetCookie.Count: 0 };
            return ValueTask.CompletedTask;
        }
    }
}
