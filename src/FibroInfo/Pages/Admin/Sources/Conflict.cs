using System.Text.Json.Nodes;
using FibroInfo.Editing;
using FibroInfo.Editing.Sheet;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Two versions of one source, side by side where they differ.</summary>
/// <param name="IsTyped">Whether the first was typed into a form; else it is what stood on the page.</param>
public sealed record Conflict(IReadOnlyList<(string Label, string Yours, string Theirs)> Rows, bool IsTyped)
{
    public static Conflict Between(SheetView yours, Reference theirs, Words words)
    {
        SheetView now = SheetView.Of(theirs.ToItem());
        SheetField[] fields = [.. now.Fields.Union(yours.Fields).Concat(SourceSheet.Facts)];
        bool isTyped = yours.Post is not null;
        return new Conflict(
        [
            .. fields.Where(field => field.Show(yours.Item) != field.Show(now.Item))
                .Select(field => (words[yours.Label(field)], yours.Said(field, words), now.Said(field, words))),
            // What no form has, nobody typed: a status or a notice that a registry wrote meanwhile.
            .. (isTyped ? [] : ChangedFields.Between(yours.Item, now.Item)).Except(fields.Select(field => field.Name))
                .Select(name => (name, Raw(yours.Item, name, words), Raw(now.Item, name, words))),
        ], isTyped);
    }

    private static string Raw(JsonObject item, string name, Words words) => (item[name] ?? item["custom"]?[name]) switch
    {
        null => words["sources.blank"],
        JsonValue value => value.ToString(),
        var other => other.ToJsonString(),
    };
}
