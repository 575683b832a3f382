using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>A file in two parts: the keys between the two lines of dashes, and the body below them.</summary>
/// <param name="BodyLine">The line of the file on which the body begins, 1-based.</param>
public sealed record FrontMatter(YamlMap Map, string Body, int BodyLine)
{
    public const int MaxBytes = 32 * 1024;

    private const string Fence = "---";

    /// <summary>Null, with its problem, when the text has no readable front matter.</summary>
    /// <param name="text">The whole file, with LF line endings.</param>
    /// <param name="maxBytes">
    /// For the keys. An editor passes more than the site accepts, so that the checks can say what is too long.
    /// </param>
    public static FrontMatter? Read(string text, string file, ICollection<Problem> problems, int maxBytes = MaxBytes)
    {
        var start = new FileLocation(file);
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(start.Error("file.empty", "This file is empty.", "Write the article, or delete the file."));
            return null;
        }

        string[] lines = text.Split('\n');
        int end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (lines[0].TrimEnd() != Fence || end < 0)
        {
            problems.Add(start.Error("file.front-matter", "This file has no front matter.",
                "Start it with a line '---', then 'title: …' and the other keys, then a line '---'."));
            return null;
        }

        string yaml = string.Join('\n', lines[1..end]);
        string body = string.Join('\n', lines[(end + 1)..]);
        if (UnprintableCharacter.Find(body, start with { Line = end + 2 }) is { } character)
        {
            problems.Add(character);
        }

        YamlMap? map = YamlMapParser.Read(yaml, start with { Line = 2 }, maxBytes, problems);
        return map is null ? null : new FrontMatter(map, body, end + 2);
    }
}
