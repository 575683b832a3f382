using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>A topic by which articles are grouped.</summary>
public sealed record Topic(string Id, LocalText Title, LocalText Description)
{
    public static Topic Read(string id, YamlMap map)
    {
        var title = new Dictionary<string, string>(StringComparer.Ordinal);
        var description = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string language, YamlMap texts) in map.Entries())
        {
            title[language] = texts.Required("title");
            description[language] = texts.Required("description");
            texts.RefuseOthers();
        }

        return new Topic(id, new LocalText(title), new LocalText(description));
    }
}
