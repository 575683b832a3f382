using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Documents;

/// <summary>The keys of a text as the fields of a form, and the fields of a form as keys again.</summary>
public static class FrontMatterForm
{
    /// <summary>What a field says; null where the key is written in a way that the field cannot show: it is left alone then.</summary>
    public static string? Show(ArticleDocument matter, FrontMatterField field)
    {
        YamlEntry? entry = matter.Find(field.Name);
        bool isList = field.Kind is FrontMatterFieldKind.Lines or FrontMatterFieldKind.Ids or FrontMatterFieldKind.Related;
        return entry is null or { Shape: YamlValueShape.Nothing } ? ""
            : !isList ? entry.IsText ? matter.Text(field.Name) : null
            : Items(matter, field, entry) is { } items ? string.Join('\n', items.Select(item => item.Typed)) : null;
    }

    /// <param name="matter">What is changed.</param>
    /// <param name="typed">By the name of a field; null for what was not sent. Where nothing else was typed than what stood there, nothing changes.</param>
    public static ArticleDocument Apply(ArticleDocument matter, Func<string, string?> typed)
    {
        foreach (FrontMatterField field in FrontMatterFields.All)
        {
            if (Show(matter, field) is { } shown && typed(field.Name) is { } said && Clean(said) is var wanted && wanted != Clean(shown))
            {
                matter = Set(matter, field, wanted);
            }
        }

        return matter;
    }

    /// <summary>The keys that differ, and <c>text</c> where the body does.</summary>
    public static IEnumerable<string> Changed(ArticleDocument before, ArticleDocument after) =>
        before.Entries.Concat(after.Entries).Select(entry => entry.Key).Distinct()
        .Where(key => before.Written(key) != after.Written(key)).Concat(before.Body == after.Body ? [] : ["text"]);

    /// <summary>As it is compared and kept: composed, and without what is no character.</summary>
    public static string Clean(string typed) => UnicodeNormalizer.Normalize(typed.ReplaceLineEndings("\n").Trim());

    private static ArticleDocument Set(ArticleDocument matter, FrontMatterField field, string wanted)
    {
        if (field.Kind is not (FrontMatterFieldKind.Lines or FrontMatterFieldKind.Ids or FrontMatterFieldKind.Related))
        {
            return FrontMatterRewriter.Set(matter, field.Name, wanted);
        }

        FrontMatterItem[] items = [.. wanted.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Item(field, line))];
        IReadOnlyList<FrontMatterItem> before = matter.Find(field.Name) is { } entry ? Items(matter, field, entry) ?? [] : [];
        return FrontMatterRewriter.Set(matter, field.Name, before, items, field.Kind != FrontMatterFieldKind.Lines);
    }

    private static FrontMatterItem Item(FrontMatterField field, string line) =>
        field.Kind == FrontMatterFieldKind.Related ? FrontMatterItem.Related(line) : FrontMatterItem.FromText(line);

    private static IReadOnlyList<FrontMatterItem>? Items(ArticleDocument matter, FrontMatterField field, YamlEntry entry)
    {
        if (entry.Shape is YamlValueShape.Other)
        {
            return null;
        }

        if (field.Kind == FrontMatterFieldKind.Related && entry.Shape is YamlValueShape.BlockList)
        {
            IReadOnlyList<YamlMap> maps = matter.Maps(field.Name, "article");
            return maps.Count == entry.Items.Count ? [.. maps.Select(map => new FrontMatterItem(OneLine(FrontMatterItem.Show(map)), []))] : null;
        }

        IReadOnlyList<string> texts = matter.List(field.Name);
        return entry.Shape == YamlValueShape.BlockList && texts.Count != entry.Items.Count ? null
            : [.. texts.Select(text => new FrontMatterItem(OneLine(text), []))];
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}

/// <summary>One item of a list in the keys: as a person types it on one line, and as lines of YAML behind a dash.</summary>
/// <param name="Typed">Without line ends.</param>
public sealed record FrontMatterItem(string Typed, IReadOnlyList<string> Lines)
{
    // Between a folder and why it is named.
    private const string Because = ": ";

    public static FrontMatterItem FromText(string text) => new(text, [YamlScalarWriter.Scalar(text)]);

    /// <summary>An article that is named with a reason: <c>fibro-fog: It tells of fog.</c></summary>
    public static FrontMatterItem Related(string typed)
    {
        string[] halves = typed.Split(':', 2, StringSplitOptions.TrimEntries);
        return halves is [var article, { Length: > 0 } why]
            ? new FrontMatterItem(article + Because + why, [$"article: {YamlScalarWriter.Scalar(article)}", $"why: {YamlScalarWriter.Scalar(why)}"])
            : FromText(halves[0]);
    }

    public static string Show(YamlMap related) =>
        related.Text("why") is { Length: > 0 } why ? $"{related.Text("article")}{Because}{why}" : related.Text("article") ?? "";
}
