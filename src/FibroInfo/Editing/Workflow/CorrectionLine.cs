using System.Globalization;
using FibroInfo.Editing.Documents;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Workflow;

/// <summary>What readers are told of a change (P-12).</summary>
public sealed record CorrectionLine(string What, string Why, bool IsClinical)
{
    public const int MaxCharacters = 300;

    private const string Key = "corrections";

    /// <summary>How many a text has; null when they are written in a way that none can be put before them.</summary>
    public static int? CountIn(ArticleDocument matter) => matter.Find(Key) switch
    {
        null or { Shape: YamlValueShape.Nothing } => 0,
        { Shape: YamlValueShape.BlockList } entry => entry.Items.Count,
        _ => null,
    };

    /// <summary>The same of a whole file, whose meaning is of today then; as it was when its keys cannot be told apart.</summary>
    public string PutInto(string text, DateOnly today) => ArticleDocument.Parse(text) is { } matter
        ? PutInto(matter, today).With("updated", Iso(today)).ToString() : text;

    /// <summary>The text with this line before its other corrections; as it was when <see cref="CountIn"/> says that it cannot be.</summary>
    public ArticleDocument PutInto(ArticleDocument matter, DateOnly today)
    {
        if (CountIn(matter) is not { } count)
        {
            return matter;
        }

        string[] lines =
        [
            $"date: {Iso(today)}",
            $"what: {YamlScalarWriter.Scalar(What)}",
            .. Why.Length > 0 ? [$"why: {YamlScalarWriter.Scalar(Why)}"] : Array.Empty<string>(),
            .. IsClinical ? ["clinical: true"] : Array.Empty<string>(),
        ];
        // Those that stand there are told apart by their place alone: none of them is written anew.
        FrontMatterItem[] before = [.. Enumerable.Range(0, count).Select(at => new FrontMatterItem($"{at}", []))];
        return FrontMatterRewriter.Set(matter, Key, before, [new FrontMatterItem("new", lines), .. before], isShort: false);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
