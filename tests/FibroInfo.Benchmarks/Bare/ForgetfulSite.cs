using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Ratings;
using FibroInfo.Tests.Durability;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace FibroInfo.Benchmarks.Bare;

/// <summary>The site itself, but that it makes each page anew: what a page costs that is not in the cache.</summary>
/// <param name="forgets"><see cref="ThePage"/>, <see cref="TheVotes"/> or <see cref="AllRows"/>.</param>
internal sealed class ForgetfulSite(string content, string data, string forgets) : WebApplicationFactory<PageCache>
{
    /// <summary>Nothing was changed; the page is only not there.</summary>
    public const string ThePage = "page";

    /// <summary>As after a vote.</summary>
    public const string TheVotes = "votes";

    /// <summary>As after a vote and a comment: all rows are read again.</summary>
    public const string AllRows = "rows";

    public static async Task<int> RunAsync(string address, string content, string data, string forgets)
    {
        await using var site = new ForgetfulSite(content, data, forgets);
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
            // Never of today's edition: not kept, and not found.
            services.AddSingleton(provider => new PageCache(provider.GetRequiredService<ChangeNotifier>(), () => new object()));
            services.AddSingleton<IStartupFilter>(provider => new Forgetting(provider.GetRequiredService<ChangeNotifier>(), forgets));
        });
    }

    private sealed class Forgetting(ChangeNotifier changeNotifier, string forgets) : IStartupFilter
    {
        private static readonly Slug Article = Slug.Parse(Post.Article);

        private readonly string[] _tags = forgets switch
        {
            ThePage => [],
            TheVotes => [RatingStore.TagOf(Article)],
            AllRows => [RatingStore.TagOf(Article), CommentStore.TagOf(Article)],
            _ => throw new ArgumentException($"Nothing is called '{forgets}'.", nameof(forgets)),
        };

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                changeNotifier.Notify(_tags);
                return then(context);
            });
            next(app);
        };
    }
}
