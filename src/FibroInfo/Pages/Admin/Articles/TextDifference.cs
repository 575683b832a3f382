using FibroInfo.Editing.Documents;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Two versions of one text, side by side where they differ.</summary>
/// <param name="Theirs">Who wrote the other one, in words.</param>
public sealed record TextDifference(string Theirs, IReadOnlyList<(string Label, string Mine, string Other)> Rows)
{
    /// <summary>Where the other one can be taken instead; null when it is gone.</summary>
    public string? Take { get; init; }

    public static TextDifference Between(TextForm mine, TextForm other, string theirs, UiText words)
    {
        if (mine.Matter is not { } own || other.Matter is not { } its)
        {
            return new TextDifference(theirs, [Lines(words["editor.whole"], mine.Body, other.Body)]);
        }

        IEnumerable<string> keys = FrontMatterForm.Changed(own, its);
        return new TextDifference(theirs,
        [
            .. keys.Where(key => key != "text").Select(key => (Label(key, words), Said(own, key), Said(its, key))),
            .. own.Body == its.Body ? [] : new[] { Lines(words["editor.text"], own.Body, its.Body) },
        ]);
    }

    private static string Label(string key, UiText words) => words.Find($"editor.field.{key}") ?? key;

    private static string Said(ArticleDocument matter, string key) =>
        (FrontMatterFields.All.FirstOrDefault(field => field.Name == key) is { } field ? FrontMatterForm.Show(matter, field)
            : null) ?? matter.Written(key) ?? "";

    private static (string, string, string) Lines(string label, string mine, string other)
    {
        (string own, string its) = LineDiff.Between(mine, other);
        return (label, own, its);
    }
}

/// <summary>The lines in which two texts differ, as a person compares them: what both say is left out.</summary>
public static class LineDiff
{
    private const string Gap = "…";

    // Beyond it comparing every line with every other takes too long; then all between the first and the last difference is shown.
    private const int MaxComparisons = 2_000_000;

    public static (string Mine, string Other) Between(string mine, string other)
    {
        string[] own = mine.Split('\n'), its = other.Split('\n');
        int most = Math.Min(own.Length, its.Length), head = 0, tail = 0;
        while (head < most && own[head] == its[head])
        {
            head++;
        }

        while (tail < most - head && own[^(tail + 1)] == its[^(tail + 1)])
        {
            tail++;
        }

        (own, its) = (own[head..^tail], its[head..^tail]);
        return (long)own.Length * its.Length > MaxComparisons ? (string.Join('\n', own), string.Join('\n', its)) : Pieces(own, its);
    }

    private static (string Mine, string Other) Pieces(string[] own, string[] its)
    {
        int[,] same = Common(own, its);
        List<string> mine = [], other = [];
        for (int i = 0, j = 0; i < own.Length || j < its.Length;)
        {
            if (i < own.Length && j < its.Length && own[i] == its[j])
            {
                (i, j) = (i + 1, j + 1);
                mine.AddRange(mine is [.., Gap] ? [] : [Gap]);
                other.AddRange(other is [.., Gap] ? [] : [Gap]);
            }
            else if (j == its.Length || (i < own.Length && same[i + 1, j] >= same[i, j + 1]))
            {
                mine.Add(own[i++]);
            }
            else
            {
                other.Add(its[j++]);
            }
        }

        return (string.Join('\n', mine), string.Join('\n', other));
    }

    // How many lines the rest of both has in common, from each pair of places on.
    private static int[,] Common(string[] own, string[] its)
    {
        int[,] same = new int[own.Length + 1, its.Length + 1];
        for (int i = own.Length - 1; i >= 0; i--)
        {
            for (int j = its.Length - 1; j >= 0; j--)
            {
                same[i, j] = own[i] == its[j] ? same[i + 1, j + 1] + 1 : Math.Max(same[i + 1, j], same[i, j + 1]);
            }
        }

        return same;
    }
}
