using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Converts one item of a CSL-JSON array to a <see cref="Reference"/>.</summary>
internal static class CslItem
{
    /// <summary>Null, with an error added, when the item cannot be used.</summary>
    public static Reference? Read(JsonElement item, FileLocation place, List<Problem> problems)
    {
        try
        {
            return ReadItem(item, place, problems);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: the only fault that the JSON parser does not find, but reading the string does.
            problems.Add(place.Error(
                "reference.json", "A text in this item contains half of a character (one \\uD8.. code without its second).", "Write the whole character."));
            return null;
        }
    }

    private static Reference? ReadItem(JsonElement item, FileLocation place, List<Problem> problems)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            problems.Add(place.Error("reference.json", "This isn't a source: write an item in braces.", "Write {\"id\": …, \"type\": …, \"title\": …}."));
            return null;
        }

        if (Doubled(item) is { } doubled)
        {
            problems.Add(place.Error(
                "reference.json", $"This item has the field '{RegistryTextCleaner.Start(doubled)}' twice.", "Keep the one that is right."));
            return null;
        }

        var fields = new CslFields(item, place, problems);
        string? id = fields.Text("id");
        if (!CitationKeys.IsValid(id))
        {
            problems.Add(place.Error(
                "reference.key",
                id is null ? "This source has no id." : $"'{RegistryTextCleaner.Start(id)}' can't be used as a citation key.",
                "Give it an id of letters, digits and _ - . : that starts with a letter or digit, as in albrecht2019."));
            return null;
        }

        fields.Name = id;
        string? type = fields.Required("type", "Add the CSL type, as in article-journal, book, chapter, report or webpage.");
        string? title = fields.Required("title", "Add the title as the source has it.");
        return type is null || title is null ? null : Make(fields, new Reference(id, type, title, OneLine(item)) { Place = place });
    }

    private static Reference Make(CslFields fields, Reference named) => named with
    {
        Authors = CslNames.Read(fields, "author"),
        Editors = CslNames.Read(fields, "editor"),
        ContainerTitle = fields.Text("container-title"),
        ContainerTitleShort = fields.Text("container-title-short") ?? fields.Text("journalAbbreviation"),
        Issued = CslDates.Read(fields, "issued"),
        FirstIssued = CslDates.Read(fields, "original-date"),
        Accessed = CslDates.Read(fields, "accessed"),
        Volume = fields.Text("volume"),
        Issue = fields.Text("issue"),
        Page = fields.Text("page"),
        Number = fields.Text("number") ?? fields.Text("article-number"),
        Publisher = fields.Text("publisher"),
        PublisherPlace = fields.Text("publisher-place"),
        Edition = fields.Text("edition"),
        Isbn = fields.Text("ISBN"),
        Issn = fields.Text("ISSN"),
        Language = fields.Text("language"),
        Genre = fields.Text("genre"),
        Doi = CslIdentifiers.Doi(fields),
        Pmid = CslIdentifiers.Pmid(fields),
        Pmcid = CslIdentifiers.Pmcid(fields),
        Url = CslIdentifiers.Url(fields),
        Facts = CslSourceAppraisal.Read(fields),
    };

    // With two DOIs in one item, nobody knows which one is right. The parser can refuse duplicates too, but does not say where they are.
    internal static string? Doubled(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Select(Doubled).FirstOrDefault(name => name is not null),
        JsonValueKind.Object => json.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key
            ?? json.EnumerateObject().Select(field => Doubled(field.Value)).FirstOrDefault(name => name is not null),
        _ => null,
    };

    private static string OneLine(JsonElement item)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            item.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

/// <summary>Reads the fields of one JSON object as plain text, and reports problems with the item's location and name.</summary>
internal sealed class CslFields(JsonElement json, FileLocation place, List<Problem> problems)
{
    /// <summary>The citation key, once it is known.</summary>
    public string Name { get; set; } = "";

    /// <summary>Null when the field is missing, null, or empty. CSL allows a number in place of a text with digits.</summary>
    public string? Text(string field) => RegistryTextCleaner.CleanField(Find(field));

    public string? Required(string field, string fix)
    {
        string? text = Text(field);
        if (text is null)
        {
            Error("reference.key", $"'{Name}' has no {field}.", fix);
        }

        return text;
    }

    public JsonElement? Find(string field) =>
        json.TryGetProperty(field, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public IEnumerable<string> Keys => json.EnumerateObject().Select(pair => pair.Name);

    /// <summary>The fields of an object inside the item, with the same location, name and list of problems.</summary>
    public CslFields Inside(JsonElement inner) => new(inner, place, problems) { Name = Name };

    public void Error(string rule, string message, string fix) => problems.Add(place.Error(rule, message, fix));

    public void Warn(string rule, string message, string fix) => problems.Add(place.Warning(rule, message, fix));
}

/// <summary>Reads CSL names: people have <c>family</c> and <c>given</c>, groups have <c>literal</c> (Crossref: <c>name</c>).</summary>
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
            : author.Family is null ? null : WithOwnInitial(WithOwnParticle(author));
    }

    // Mendeley takes a middle initial for a particle that may be dropped: {"given": "Robert", "dropping-particle": "a"}.
    private static Author WithOwnInitial(Author author) => author.DroppingParticle?.TrimEnd('.') is [var letter] && char.IsLetter(letter)
        ? author with { Given = $"{author.Given} {char.ToUpperInvariant(letter)}".Trim(), DroppingParticle = null }
        : author;

    // "Berg, Jan van der": the particle stands behind the given names, but belongs to the family.
    private static Author WithOwnParticle(Author author)
    {
        string[] words = author.Given?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        int given = words.Length;
        while (given > 1 && NameParticles.All.Contains(words[given - 1]))
        {
            given--;
        }

        return given == words.Length || author.NonDroppingParticle is not null || author.DroppingParticle is not null
            ? author
            : author with { Given = string.Join(' ', words[..given]), NonDroppingParticle = string.Join(' ', words[given..]) };
    }
}

/// <summary>The words between a given and a family name that belong to the family name. In small letters only: "Van" may be a name.</summary>
internal static class NameParticles
{
    public static readonly FrozenSet<string> All = new[]
    {
        "van", "von", "vom", "der", "den", "de", "del", "della", "degli", "delle", "dei", "di", "da", "das", "do", "dos", "du", "des", "la", "le", "lo",
        "ten", "ter", "te", "'t", "’t", "af", "av", "zu", "zum", "zur", "bin", "ibn", "al", "el", "d'", "d’", "dal", "y",
    }.ToFrozenSet(StringComparer.Ordinal);
}
