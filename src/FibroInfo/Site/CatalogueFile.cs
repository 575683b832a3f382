using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>Reads a yaml file of the form <c>id: {…}</c>, and checks that every id can stand in an address.</summary>
public static class CatalogueFile
{
    public const int MostBytes = 1024 * 1024;

    public static Catalogue<T> Read<T>(string yaml, string file, Func<string, YamlMap, T> entry, ICollection<Problem> problems)
        where T : class
    {
        if (YamlText.Read(yaml, new Place(file), MostBytes, problems) is not { } root)
        {
            return Catalogue<T>.Unreadable;
        }

        var entries = new List<KeyValuePair<string, T>>();
        foreach ((string id, YamlMap map) in root.Entries())
        {
            if (!Slug.TryParse(id, out _))
            {
                problems.Add(root.PlaceOf(id).Error("file.id", $"'{id}' cannot stand in an address.", "Use lower-case letters, digits and hyphens."));
            }

            entries.Add(new(id, entry(id, map)));
            map.RefuseOthers();
        }

        return new Catalogue<T>(entries);
    }
}
