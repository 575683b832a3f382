using FibroInfo.Editing.Matter;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Two versions of one text, side by side where they differ.</summary>
/// <param name="Theirs">Who wrote the other one, in words.</param>
public sealed record Difference(string Theirs, IReadOnlyList<(string Label, string Mine, string Other)> Rows)
{
    /// <summary>Where the other one can be taken instead; null when it is gone.</summary>
    public string? Take { get; init; }

    public static Difference Between(TextForm mine, TextForm other, string theirs, Words words)
    {
        if (mine.Matter is not { } own || other.Matter is not { } its)
        {
            return new Difference(theirs, [Lines(words["editor.whole"], mine.Body, other.Body)]);
        }

        IEnumerable<string> keys = MatterSheet.Changed(own, its);
        return new Difference(theirs,
        [
            .. keys.Where(key => key != "text").Select(key => (Label(key, words), Said(own, key), Said(its, key))),
            .. own.Body == its.Body ? [] : new[] { Lines(words["editor.text"], own.Body, its.Body) },
        ]);
    }

    private static string Label(string key, Words words) => MatterFields.All.Any(field => field.Name == key) ? words[$"editor.field.{key}"] : key;

    private static string Said(MatterText matter, string key) =>
        (MatterFields.All.FirstOrDefault(field => field.Name == key) is { } field ? MatterSheet.Show(matter, field) : null) ?? matter.Written(key) ?? "";

    private static (string, string, string) Lines(string label, string mine, string other)
    {
        (string own, string its) = LineDifference.Between(mine, other);
        return (label, own, its);
    }
}
