using FibroInfo.Content;
using FibroInfo.Editing;
using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Shared;

/// <summary>The room that looks sources up, and what it is told of the content: by functions, because it may not name it.</summary>
public static class RegistryRooms
{
    public static void AddRegistries(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(new RegistryAddresses(settings.Crossref, settings.PubMed)
        {
            // A made-up address on this machine would be no politeness.
            Contact = settings.BaseUrl.IsLoopback ? null : settings.Mail.From.Address,
        });
        services.AddSingleton<RetractionStatusCache>().AddSingleton<SourcePages>();
        services.AddSingleton(provider => Make<LookUpStore>(provider, TagsOf(provider)));
        services.AddSingleton(provider => Make<NoticePublisher>(provider, SourcesOf(provider), PenOf(provider)));
        services.AddScoped<RegistryNames>().AddScoped<Admin.Sources.PastedNumber>().AddSingleton<KeptFields>().AddSingleton<ComparedSources>();
        services.AddSingleton(provider => Make<RegistryUpdates>(provider, TodayOf(provider)));
        services.AddSingleton(provider => Make<LookUps>(provider, settings.BaseUrl));
        services.AddSingleton(provider => Make<LookUpRound>(provider, SourcesOf(provider)));
        services.AddHostedService<LookUpJob>();
    }

    private static Func<IReadOnlyCollection<RegistryQuery>, IReadOnlyCollection<string>> TagsOf(IServiceProvider provider) =>
        provider.GetRequiredService<SourcePages>().TagsOf;

    private static Func<IReadOnlyList<FoundNotice>, CancellationToken, Task<bool>> PenOf(IServiceProvider provider) =>
        (found, cancel) => provider.GetRequiredService<RegistryUpdates>().WriteAsync(found, cancel);

    private static Func<Bibliography> SourcesOf(IServiceProvider provider)
    {
        ContentStore shelf = provider.GetRequiredService<ContentStore>();
        return () => shelf.All.Bibliography;
    }

    private static Func<DateOnly> TodayOf(IServiceProvider provider)
    {
        (ContentStore shelf, TimeProvider clock) = (provider.GetRequiredService<ContentStore>(), provider.GetRequiredService<TimeProvider>());
        return () => shelf.Site.Today(clock.GetUtcNow());
    }

    private static T Make<T>(IServiceProvider provider, params object[] given) => ActivatorUtilities.CreateInstance<T>(provider, given);
}

/// <summary>Which pages show how a question about a source was answered, by the words under which their changes are told.</summary>
public sealed class SourcePages(ContentStore shelf)
{
    public static string TagOf(Reference source) => $"source:{source.Id}";

    public static string TagOf(Slug article) => $"sources:{article}";

    public IReadOnlyCollection<string> TagsOf(IReadOnlyCollection<RegistryQuery> questions)
    {
        PublishedContent library = shelf.Current;
        HashSet<RegistryQuery> asked = [.. questions];
        HashSet<string> tags = new(StringComparer.Ordinal);
        foreach (Reference source in asked.Count == 0 ? [] : library.Bibliography.All.Where(source => RegistryQuery.Of(source).Any(asked.Contains)))
        {
            tags.Add(TagOf(source));
            tags.UnionWith(library.UsesOf(source.Id).Select(use => TagOf(use.Article.Key)));
        }

        return tags;
    }
}
