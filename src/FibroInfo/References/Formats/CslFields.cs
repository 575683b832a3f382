using System.Text.Json;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>The fields of one JSON object, as plain text, with the place and the name that its problems are reported under.</summary>
internal sealed class CslFields(JsonElement json, Place place, List<Problem> problems)
{
    /// <summary>The citation key, once it is known.</summary>
    public string Name { get; set; } = "";

    /// <summary>Null when the field is missing, null, or blank; CSL lets a number stand for its digits.</summary>
    public string? Text(string field) => PlainText.OfField(Find(field));

    public string? Required(string field, string mend)
    {
        string? text = Text(field);
        if (text is null)
        {
            Error("reference.key", $"'{Name}' has no {field}.", mend);
        }

        return text;
    }

    public JsonElement? Find(string field) =>
        json.TryGetProperty(field, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public IEnumerable<string> Keys => json.EnumerateObject().Select(pair => pair.Name);

    /// <summary>The same item's problems, another object inside it.</summary>
    public CslFields Inside(JsonElement inner) => new(inner, place, problems) { Name = Name };

    public void Error(string rule, string message, string mend) => problems.Add(place.Error(rule, message, mend));

    public void Warn(string rule, string message, string mend) => problems.Add(place.Warning(rule, message, mend));
}
