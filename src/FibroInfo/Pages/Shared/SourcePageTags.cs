using FibroInfo.Content;
using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

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
