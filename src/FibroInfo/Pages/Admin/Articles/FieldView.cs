using FibroInfo.Editing.Matter;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>One field of the form.</summary>
/// <param name="Value">Null where the key is written in a way that no field can show.</param>
/// <param name="Options">What can be chosen, each by its id and in words.</param>
public sealed record FieldView(MatterField Field, string? Value, IReadOnlyList<(string Id, string Name)> Options)
{
    public string Id => $"f-{Field.Name}";

    public string HintId => $"hint-{Field.Name}";

    public IReadOnlyList<string> Chosen => Value?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static FieldView Of(string name, TextForm form, Handbook handbook, Words words)
    {
        MatterField field = MatterFields.Find(name);
        string? value = form.Value(field);
        IReadOnlyList<(string Id, string Name)> known = name switch
        {
            "authors" or "reviewer" => [.. handbook.People.Select(pair => (pair.Key, pair.Value.Name))],
            "topics" => [.. handbook.Topics.Select(pair => (pair.Key, pair.Value.Title.In(words.Language)))],
            "conditions" => [.. handbook.Conditions.Select(pair => (pair.Key, pair.Value.Names.In(words.Language)))],
            _ => [.. field.Words.Select(word => (word, words[$"editor.word.{name}.{word}"]))],
        };
        // What stands in the file and is not known there stays in sight, and in the file. Authors keep their order: the first is named first.
        IEnumerable<string> chosen = value?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
        IEnumerable<(string Id, string Name)> first = chosen.Select(id => (id, known.FirstOrDefault(option => option.Id == id).Name ?? id));
        return new FieldView(field, value, [.. (field.Kind == MatterKind.Ids ? first.Concat(known) : known.Concat(first)).DistinctBy(option => option.Id)]);
    }
}
