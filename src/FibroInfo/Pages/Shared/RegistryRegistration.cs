using FibroInfo.Content;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Shared;

/// <summary>The room that looks sources up, and what it is told of the content: by functions, because it may not name it.</summary>
public static class RegistryRegistration
{
    public static void AddRegistries(this IServiceCollection services, SiteSettings settings)
    {
        services.AddSingleton(new RegistryEndpoints(settings.Crossref, settings.PubMed)
        {
            // A made-up address on this machine would be no politeness.
            Contact = settings.BaseUrl.IsLoopback ? null : settings.Mail.From.Address,
        });
        services.AddSingleton<RetractionStatusCache>().AddSingleton<SourcePageTags>();
        services.AddSingleton(provider => Make<RegistryLookupStore>(provider, TagsOf(provider)));
        services.AddSingleton(provider => Make<NoticePublisher>(provider, SourcesOf(provider), PenOf(provider)));
        services.AddScoped<RegistryNames>().AddScoped<Admin.Sources.IdentifierLookup>().AddSingleton<AcceptedDifferences>().AddSingleton<SourceComparer>();
        services.AddSingleton(provider => Make<RegistryUpdates>(provider, TodayOf(provider)));
        services.AddSingleton(provider => Make<SourceLookup>(provider, settings.BaseUrl));
        services.AddSingleton(provider => Make<LookupSchedule>(provider, SourcesOf(provider)));
        services.AddHostedService<RegistryLookupJob>();
    }

    private static Func<IReadOnlyCollection<RegistryQuery>, IReadOnlyCollection<string>> TagsOf(IServiceProvider provider) =>
        provider.GetRequiredService<SourcePageTags>().GetTags;

    private static Func<IReadOnlyList<FoundNotice>, CancellationToken, Task<bool>> PenOf(IServiceProvider provider) =>
        (found, cancel) => provider.GetRequiredService<RegistryUpdates>().WriteAsync(found, cancel);

    private static Func<Bibliography> SourcesOf(IServiceProvider provider)
    {
        ContentStore shelf = provider.GetRequiredService<ContentStore>();
        return () => shelf.Snapshot.Bibliography;
    }

    private static Func<DateOnly> TodayOf(IServiceProvider provider)
    {
        (ContentStore shelf, TimeProvider clock) = (provider.GetRequiredService<ContentStore>(), provider.GetRequiredService<TimeProvider>());
        return () => shelf.Site.Today(clock.GetUtcNow());
    }

    private static T Make<T>(IServiceProvider provider, params object[] given) => ActivatorUtilities.CreateInstance<T>(provider, given);
}

/// <summary>Which pages show how a question about a source was answered, by the words under which their changes are told.</summary>
public sealed class SourcePageTags(ContentStore contentStore)
{
    public static string GetTag(Reference source) => $"source:{source.Id}";

    public static string GetTag(Slug article) => $"sources:{article}";

    public IReadOnlyCollection<string> GetTags(IReadOnlyCollection<RegistryQuery> questions)
    {
        PublishedContent library = contentStore.Current;
        HashSet<RegistryQuery> asked = [.. questions];
        HashSet<string> tags = new(StringComparer.Ordinal);
        foreach (Reference source in asked.Count == 0 ? [] : library.Bibliography.All.Where(source => RegistryQuery.ListFor(source).Any(asked.Contains)))
        {
            tags.Add(GetTag(source));
            tags.UnionWith(library.UsesOf(source.Id).Select(use => GetTag(use.Article.Key)));
        }

        return tags;
    }
}
