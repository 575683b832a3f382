using FibroInfo.Content;
using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>Which pages show how a question about a source was answered, by the words under which their changes are told.</summary>
public sealed class SourcePages(Shelf shelf)
{
    public static string TagOf(Reference source) => $"source:{source.Id}";

    public static string TagOf(Slug article) => $"sources:{article}";

    public IReadOnlyCollection<string> TagsOf(IReadOnlyCollection<Question> questions)
    {
        Library library = shelf.Current;
        HashSet<Question> asked = [.. questions];
        HashSet<string> tags = new(StringComparer.Ordinal);
        foreach (Reference source in asked.Count == 0 ? [] : library.Bibliography.All.Where(source => Question.Of(source).Any(asked.Contains)))
        {
            tags.Add(TagOf(source));
            tags.UnionWith(library.UsesOf(source.Id).Select(use => TagOf(use.Article.Key)));
        }

        return tags;
    }
}
