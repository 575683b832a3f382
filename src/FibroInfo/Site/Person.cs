using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>Somebody who writes or reviews articles.</summary>
/// <param name="Photo">The name of a file in the folder <c>people</c>.</param>
/// <param name="IsExample">An invented person, for the demonstration content.</param>
public sealed record Person(
    string Id, string Name, LocalText Profession, string? Registration, ValueList<LocalText> Qualifications,
    LocalText? Interests, string? Photo, bool IsExample)
{
    /// <summary>The first letters of the first and last name: "JB".</summary>
    public string Initials
    {
        get
        {
            string[] names = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return names.Length == 0 ? "" : names.Length == 1 ? names[0][..1] : $"{names[0][0]}{names[^1][0]}";
        }
    }

    public static Person Read(string id, YamlMap map) => new(
        id,
        map.Required("name"),
        map.Local("profession") ?? LocalText.Same(map.Required("profession")),
        map.Text("registration"),
        [.. map.List("qualifications").Select(LocalText.Same)],
        map.Local("interests"),
        map.Text("photo"),
        map.Flag("example") ?? false);
}
