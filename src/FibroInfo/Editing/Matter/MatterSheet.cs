using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Matter;

/// <summary>The keys of a text as the fields of a form, and the fields of a form as keys again.</summary>
public static class MatterSheet
{
    /// <summary>What a field says; null where the key is written in a way that the field cannot show: it is left alone then.</summary>
    public static string? Show(MatterText matter, MatterField field)
    {
        YamlEntry? entry = matter.Find(field.Name);
        bool isList = field.Kind is MatterKind.Lines or MatterKind.Ids or MatterKind.Related;
        return entry is null or { Shape: YamlShape.Nothing } ? ""
            : !isList ? entry.IsText ? matter.Text(field.Name) : null
            : Items(matter, field, entry) is { } items ? string.Join('\n', items.Select(item => item.Typed)) : null;
    }

    /// <param name="matter">What is changed.</param>
    /// <param name="typed">By the name of a field; null for what was not sent. Where nothing else was typed than what stood there, nothing changes.</param>
    public static MatterText Apply(MatterText matter, Func<string, string?> typed)
    {
        foreach (MatterField field in MatterFields.All)
        {
            if (Show(matter, field) is { } shown && typed(field.Name) is { } said && Clean(said) is var wanted && wanted != Clean(shown))
            {
                matter = Set(matter, field, wanted);
            }
        }

        return matter;
    }

    /// <summary>The keys that differ, and <c>text</c> where the body does.</summary>
    public static IEnumerable<string> Changed(MatterText before, MatterText after) => before.Entries.Concat(after.Entries).Select(entry => entry.Key).Distinct()
        .Where(key => before.Written(key) != after.Written(key)).Concat(before.Body == after.Body ? [] : ["text"]);

    /// <summary>As it is compared and kept: composed, and without what is no character.</summary>
    public static string Clean(string typed) => UnicodeText.Normalize(typed.ReplaceLineEndings("\n").Trim());

    private static MatterText Set(MatterText matter, MatterField field, string wanted)
    {
        if (field.Kind is not (MatterKind.Lines or MatterKind.Ids or MatterKind.Related))
        {
            return MatterEdit.Set(matter, field.Name, wanted);
        }

        MatterItem[] items = [.. wanted.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Item(field, line))];
        IReadOnlyList<MatterItem> before = matter.Find(field.Name) is { } entry ? Items(matter, field, entry) ?? [] : [];
        return MatterEdit.Set(matter, field.Name, before, items, field.Kind != MatterKind.Lines);
    }

    private static MatterItem Item(MatterField field, string line) => field.Kind == MatterKind.Related ? MatterItem.Related(line) : MatterItem.Of(line);

    private static IReadOnlyList<MatterItem>? Items(MatterText matter, MatterField field, YamlEntry entry)
    {
        if (entry.Shape is YamlShape.Other)
        {
            return null;
        }

        if (field.Kind == MatterKind.Related && entry.Shape is YamlShape.BlockList)
        {
            IReadOnlyList<YamlMap> maps = matter.Maps(field.Name, "article");
            return maps.Count == entry.Items.Count ? [.. maps.Select(map => new MatterItem(OneLine(MatterItem.Show(map)), []))] : null;
        }

        IReadOnlyList<string> texts = matter.List(field.Name);
        return entry.Shape == YamlShape.BlockList && texts.Count != entry.Items.Count ? null : [.. texts.Select(text => new MatterItem(OneLine(text), []))];
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}

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
