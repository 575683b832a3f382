using System.Text.Json.Nodes;
using FibroInfo.References.Formats;

namespace FibroInfo.Editing.Documents;

/// <summary>How a field of a source is typed.</summary>
public enum SourceFormFieldKind { Line, Long, Names, Date, Number, Doi, Pmid, Type, Evidence, Yes }

/// <summary>One field of the form of a source: its text as people see it, and the way back into the item.</summary>
/// <param name="Name">As CSL, or our own facts under <c>custom</c>, call it; the form's field has the same name.</param>
/// <param name="IsFact">True for what we say about the source ourselves.</param>
public sealed record SourceFormField(string Name, SourceFormFieldKind Kind, bool IsFact = false)
{
    /// <summary>The text that stands in the form; empty when the item has none.</summary>
    public string Show(JsonObject item)
    {
        JsonNode? node = (IsFact ? item["custom"] as JsonObject : item)?[Name];
        return Kind switch
        {
            _ when node is null => "",
            SourceFormFieldKind.Names => string.Join('\n', SourceFormNames.Lines(node)),
            SourceFormFieldKind.Date => SourceFormDates.Show(node),
            SourceFormFieldKind.Yes => node is JsonValue yes && yes.TryGetValue(out bool isSo) && isSo ? "yes" : "",
            _ => node is JsonValue ? node.ToString() : "",
        };
    }

    /// <summary>Writes what was typed, when it is another text than stands there.</summary>
    /// <returns>Why it cannot be taken, one sentence; null when all is well.</returns>
    public string? Write(JsonObject item, string typed)
    {
        string before = Show(item);
        if (SourceFormValueParser.Same(before, typed))
        {
            return null;
        }

        (JsonNode? node, string? fault) = typed.Length == 0 ? (null, null) : SourceFormValueParser.Read(this, item, typed);
        if (fault is null)
        {
            Put(item, node);
        }

        return fault;
    }

    private void Put(JsonObject item, JsonNode? node)
    {
        JsonObject place = item;
        if (IsFact && item["custom"] is not JsonObject)
        {
            item["custom"] = new JsonObject();
        }

        if (IsFact)
        {
            place = item["custom"]!.AsObject();
        }

        if (node is null)
        {
            place.Remove(Name);
        }
        else if (place.ContainsKey(Name))
        {
            place[Name] = node;
        }
        else
        {
            place.Insert(place.TakeWhile(field => CslFieldOrder.IndexOf(field.Key) <= CslFieldOrder.IndexOf(Name)).Count(), Name, node);
        }
    }
}
