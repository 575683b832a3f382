using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content;

public static class ContentSetup
{
    /// <summary>What was read, and what rooms that may not name it are told of it.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSingleton<ContentStore>();
        services.AddSingleton<CurrentSite>(provider => () => StoreOf(provider).Site);
        services.AddSingleton<CurrentArticles>(provider => () => ArticlesOf(provider));
        services.AddSingleton<ArticleAddress>(provider => article => StoreOf(provider).Current.FindByKey(article)?.Address);
        return services.AddSingleton<CurrentBibliography>(provider => () => StoreOf(provider).Snapshot.Bibliography);
    }

    /// <summary>Reads the folder, and again whenever a file of it changes. Only a site does.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="reader">It may have begun already.</param>
    /// <param name="root">The folder as the operator set it.</param>
    public static IServiceCollection AddContentFolder(this IServiceCollection services, ContentLoader reader, string root)
    {
        services.AddSingleton(reader.Folder).AddSingleton(reader);
        // What a page shows is of one moment.
        services.AddScoped(provider => StoreOf(provider).Current);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ContentWatcher>(provider, root));
        return services.AddHostedService(provider => provider.GetRequiredService<ContentWatcher>());
    }

    private static ContentStore StoreOf(IServiceProvider provider) => provider.GetRequiredService<ContentStore>();

    private static ArticleIndex ArticlesOf(IServiceProvider provider)
    {
        DateTimeOffset now = provider.GetRequiredService<TimeProvider>().GetUtcNow();
        ILookup<bool, Slug> withdrawn = StoreOf(provider).Snapshot.At(now)
            .ToLookup(article => article.Status == ArticleStatus.Withdrawn, article => article.Key);
        return new ArticleIndex([.. withdrawn[true]], [.. withdrawn[false]]);
    }
}
