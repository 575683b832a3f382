using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Sources;
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
public sealed record SourceFormView(JsonObject Item, IReadOnlyList<SourceFormError> Faults, IReadOnlyList<Problem> Problems, PostForm? Post)
{
    public bool IsSound => Faults.Count == 0 && Problems.All(problem => problem.Severity != Severity.Error);

    /// <summary>As readers would see it; null while it has no title.</summary>
    public Reference? Source { get; private init; }

    public IReadOnlyList<SourceFormField> Fields => SourceForm.Fields(Item);

    public static SourceFormView From(JsonObject item) => Checked(item, [], null);

    public static SourceFormView From(JsonObject item, PostForm post)
    {
        (JsonObject wanted, IReadOnlyList<SourceFormError> faults) = SourceForm.Apply(item, name => post.Names.Contains(name) ? post[name] : null);
        return Checked(wanted, faults, post);
    }

    public string Text(SourceFormField field) => Fault(field) is null ? field.Show(Item) : Post![field.Name];

    public string? Fault(SourceFormField field) => Faults.FirstOrDefault(fault => fault.Field == field.Name)?.Sentence;

    /// <summary>Where the label differs by what the source stands in.</summary>
    public string Label(SourceFormField field) => field.Name != "container-title"
        ? $"sheet.{field.Name.ToLowerInvariant()}"
        : ReferenceTypes.FromCsl(Item["type"]?.ToString() ?? "") switch
        {
            ReferenceType.JournalArticle => "sheet.container-title",
            ReferenceType.Preprint => "sheet.server",
            ReferenceType.Chapter => "sheet.book",
            _ => "sheet.site",
        };

    /// <summary>What a field says, in words where it has a word of the record's own.</summary>
    public string Said(SourceFormField field, UiText words) => (field.Kind, field.Show(Item)) switch
    {
        (_, "") => words["sources.blank"],
        (SourceFormFieldKind.Type, var type) => SourceForm.Types.Contains(type) ? words[$"sheet.type.{type}"] : type,
        (SourceFormFieldKind.Evidence, var word) => words[$"evidence.{word}"],
        (SourceFormFieldKind.Yes, _) => words["sources.yes"],
        (_, var text) => text,
    };

    private static SourceFormView Checked(JsonObject item, IReadOnlyList<SourceFormError> faults, PostForm? post)
    {
        var problems = new List<Problem>();
        Reference? source = CslJson.ReadItem(item, default, problems);
        return new SourceFormView(item, faults, problems, post) { Source = source };
    }
}

/// <summary>A source as it stood on the page when somebody decided about it: sent whole, so that it can be shown beside what it is by now.</summary>
public record SourceAsSeen
{
    public string Was { get; init; } = "";

    public SourceVersionToken GetVersionToken(string key) => new(key, SourceHash.Compute(Was));

    /// <summary>For showing only; null for what is no item, which no page of ours has sent.</summary>
    public SourceFormView? Parse()
    {
        try
        {
            return JsonNode.Parse(Was) is JsonObject item && SourceFormView.From(item) is { IsSound: true } sheet ? sheet : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
