using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.Editing;
using FibroInfo.Editing.Sheet;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>The form of a source, filled in.</summary>
/// <param name="Item">What the fields say; a field with a fault says what it said before.</param>
/// <param name="Faults">By field.</param>
/// <param name="Problems">What the whole record would be refused for.</param>
/// <param name="Post">What was sent, for the fields that could not be taken.</param>
public sealed record SheetView(JsonObject Item, IReadOnlyList<SheetFault> Faults, IReadOnlyList<Problem> Problems, PostForm? Post)
{
    public bool IsSound => Faults.Count == 0 && Problems.All(problem => problem.Severity != Severity.Error);

    /// <summary>As readers would see it; null while it has no title.</summary>
    public Reference? Source { get; private init; }

    public IReadOnlyList<SheetField> Fields => SourceSheet.Fields(Item);

    public static SheetView Of(JsonObject item) => Checked(item, [], null);

    public static SheetView Of(JsonObject item, PostForm post)
    {
        (JsonObject wanted, IReadOnlyList<SheetFault> faults) = SourceSheet.Apply(item, name => post.Names.Contains(name) ? post[name] : null);
        return Checked(wanted, faults, post);
    }

    public string Text(SheetField field) => Fault(field) is null ? field.Show(Item) : Post![field.Name];

    public string? Fault(SheetField field) => Faults.FirstOrDefault(fault => fault.Field == field.Name)?.Sentence;

    /// <summary>Where the label differs by what the source stands in.</summary>
    public string Label(SheetField field) => field.Name != "container-title"
        ? $"sheet.{field.Name.ToLowerInvariant()}"
        : ReferenceTypes.Of(Item["type"]?.ToString() ?? "") switch
        {
            ReferenceType.JournalArticle => "sheet.container-title",
            ReferenceType.Preprint => "sheet.server",
            ReferenceType.Chapter => "sheet.book",
            _ => "sheet.site",
        };

    /// <summary>What a field says, in words where it has a word of the record's own.</summary>
    public string Said(SheetField field, UiText words) => (field.Kind, field.Show(Item)) switch
    {
        (_, "") => words["sources.blank"],
        (SheetKind.Type, var type) => SourceSheet.Types.Contains(type) ? words[$"sheet.type.{type}"] : type,
        (SheetKind.Evidence, var word) => words[$"evidence.{word}"],
        (SheetKind.Yes, _) => words["sources.yes"],
        (_, var text) => text,
    };

    private static SheetView Checked(JsonObject item, IReadOnlyList<SheetFault> faults, PostForm? post)
    {
        var problems = new List<Problem>();
        Reference? source = CslJson.ReadItem(item, default, problems);
        return new SheetView(item, faults, problems, post) { Source = source };
    }
}

/// <summary>A source as it stood on the page when somebody decided about it: sent whole, so that it can be shown beside what it is by now.</summary>
internal static class SeenPost
{
    public static SourceVersionToken SeenOf(this PostForm post, string key, string field = "was") => new(key, SourceVersion.Of(post[field]));

    /// <summary>For showing only; null for what is no item, which no page of ours has sent.</summary>
    public static SheetView? ShowWas(this PostForm post, string field = "was")
    {
        try
        {
            return JsonNode.Parse(post[field]) is JsonObject item && SheetView.Of(item) is { IsSound: true } sheet ? sheet : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
