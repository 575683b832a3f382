using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Matter;

/// <summary>One item of a list in the keys: as a person types it on one line, and as lines of YAML behind a dash.</summary>
/// <param name="Typed">Without line ends.</param>
public sealed record MatterItem(string Typed, IReadOnlyList<string> Lines)
{
    // Between a folder and why it is named.
    private const string Because = ": ";

    public static MatterItem Of(string text) => new(text, [YamlWriting.Scalar(text)]);

    /// <summary>An article that is named with a reason: <c>fibro-fog: It tells of fog.</c></summary>
    public static MatterItem Related(string typed)
    {
        string[] halves = typed.Split(':', 2, StringSplitOptions.TrimEntries);
        return halves is [var article, { Length: > 0 } why]
            ? new MatterItem(article + Because + why, [$"article: {YamlWriting.Scalar(article)}", $"why: {YamlWriting.Scalar(why)}"])
            : Of(halves[0]);
    }

    public static string Show(YamlMap related) =>
        related.Text("why") is { Length: > 0 } why ? $"{related.Text("article")}{Because}{why}" : related.Text("article") ?? "";
}
