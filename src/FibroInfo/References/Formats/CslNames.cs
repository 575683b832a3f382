using System.Text.Json;

namespace FibroInfo.References.Formats;

/// <summary>CSL names: persons by <c>family</c> and <c>given</c>, groups by <c>literal</c> (Crossref: <c>name</c>).</summary>
internal static class CslNames
{
    public static IReadOnlyList<Author> Read(CslFields fields, string field)
    {
        if (fields.Find(field) is not { } names)
        {
            return [];
        }

        var authors = new List<Author>();
        foreach (JsonElement name in names.ValueKind == JsonValueKind.Array ? names.EnumerateArray() : default)
        {
            if (name.ValueKind == JsonValueKind.Object && Name(fields.Inside(name)) is { } author)
            {
                authors.Add(author);
            }
        }

        int written = names.ValueKind == JsonValueKind.Array ? names.GetArrayLength() : 1;
        if (authors.Count < written)
        {
            fields.Error(
                "reference.json",
                $"'{fields.Name}' has an {field} without a name.",
                "Write each as {\"family\": …, \"given\": …}, or {\"literal\": …} for a group.");
        }

        return authors;
    }

    private static Author? Name(CslFields name)
    {
        var author = new Author
        {
            Family = name.Text("family"),
            Given = name.Text("given"),
            NonDroppingParticle = name.Text("non-dropping-particle"),
            DroppingParticle = name.Text("dropping-particle"),
            Suffix = name.Text("suffix"),
        };
        return author.Family is null && (name.Text("literal") ?? name.Text("name") ?? author.Given) is { } whole
            ? new Author { Literal = whole }
            : author.Family is null ? null : author;
    }
}
