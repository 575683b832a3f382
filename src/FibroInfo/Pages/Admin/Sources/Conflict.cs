using System.Text.Json.Nodes;
using FibroInfo.Publishing.Sheet;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Two versions of one source, side by side where they differ.</summary>
public sealed record Conflict(IReadOnlyList<(string Label, string Yours, string Theirs)> Rows)
{
    public static Conflict Between(SheetView yours, Reference theirs, Words words)
    {
        SheetView now = SheetView.Of(JsonNode.Parse(theirs.Json)!.AsObject());
        IEnumerable<SheetField> fields = now.Fields.Union(yours.Fields).Concat(SourceSheet.Facts);
        return new Conflict(
        [
            .. fields.Where(field => field.Show(yours.Item) != field.Show(now.Item))
                .Select(field => (yours.Label(field), yours.Said(field, words), now.Said(field, words))),
        ]);
    }
}
