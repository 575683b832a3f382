using System.Globalization;
using FibroInfo.Site;
using static FibroInfo.Editing.SiteData.EntryFieldKind;

namespace FibroInfo.Editing.SiteData;

/// <summary>
/// The yaml files and every key that the site reads in them. What is not here is never written by a form, whatever is posted.
/// </summary>
public static class SiteDataFileCatalogue
{
    public static readonly SiteDataFile Glossary = new("glossary", "glossary.yaml", Needed("term"), new("forms", Lines), new("also", Lines), Needed("meaning"))
    {
        IsByLanguage = true,
    };

    public static readonly SiteDataFile Topics = new("topics", "topics.yaml", Needed("title"), Needed("description", Long))
    {
        IsByLanguage = true,
    };

    public static readonly SiteDataFile Conditions = new("conditions", "conditions.yaml",
        Needed("names") with { IsLocal = true },
        new("codes", Rows, Needed("system"), Needed("code"), Needed("label"),
            Needed("relation", Word) with { Words = ["exact", "broader", "included-in"] }, new("checked", Day))
        {
            Short = "code",
        });

    public static readonly SiteDataFile People = new("people", "people.yaml",
        Needed("name"), Needed("profession") with { IsLocal = true }, new("registration", Line), new("qualifications", Lines),
        new("interests", Long) { IsLocal = true }, new("photo", Line), new("example", Yes));

    public static readonly SiteDataFile Clinics = new("clinics", "clinics.yaml",
        Needed("name"), new("address", Lines), new("phone", Line), new("booking", Line),
        new("hours", Rows, Local("days"), Local("time")) { Short = "days" },
        new("coordinates", Group, new("latitude", Line), new("longitude", Line)), Local("note", Long));

    public static readonly SiteDataFile Settings = new("settings", "site.yaml",
        new("name", Line), new("logo", Line), Local("headline"), Local("promise", Long), new("condition", EntryFieldKind.Condition), new("start", Line),
        new("languages", Lines), new("time-zone", Line),
        new("organisation", Group, Needed("name"), Local("statement", Long), new("email", Line), new("phone", Line)),
        new("navigation", Group, new EntryField("topics", Lines)), new("home", Group, new EntryField("topics", Lines)),
        new("social", Rows, Needed("name"), Needed("url")) { Short = "name" },
        new("video-hosts", Lines) { DefaultValue = string.Join('\n', SiteProfile.DefaultVideoHosts) },
        new("shop-hosts", Lines),
        new("policy", Group, [.. PolicyFields()]))
    {
        HasEntries = false,
    };

    /// <summary>
    /// When to get help, which is a part of site.yaml. It is not among the others: what is typed here waits for a reviewer (P-20).
    /// </summary>
    public static readonly SiteDataFile Urgency = new("urgency", "site.yaml",
        new EntryField("urgency", Group, Card("emergency"), Card("today"), Card("book"),
            new("talk", Rows, Needed("number"), Needed("label") with { IsLocal = true }, new("chat", Line), Local("when")) { Short = "number" }))
    {
        HasEntries = false,
        Alike = ["emergency", "today", "book"],
    };

    public static readonly IReadOnlyList<SiteDataFile> All = [Glossary, Topics, Conditions, People, Clinics, Settings];

    private static IEnumerable<EntryField> PolicyFields()
    {
        SitePolicy usual = SitePolicy.Default;
        ReadabilityLimits limits = usual.Readability;
        return
        [
            new("sign-off", Word) { Words = ["optional", "required"] }, new("spelling", Word) { Words = ["author", "reviewer"] },
            Number("review-months", usual.ReviewMonths),
            new("review-months-by-kind", Group, [.. new[] { "article", "study", "treatment" }.Select(kind => Number(kind, usual.MonthsFor(kind)))]),
            Number("ratings-shown-from", usual.RatingsShownFrom),
            new("comments", Word) { Words = ["open", "closed"] },
            new("comments-closed-topics", EntryFieldKind.Topics) { DefaultValue = string.Join('\n', usual.ClosedTopics) },
            Number("minimum-age", usual.MinimumAge),
            new("retention-days", Group, [.. usual.RetentionDays.Select(period => Number(period.Key, period.Value))]),
            new("readability", Group,
                Number("sentence-words", limits.SentenceWords), Number("paragraph-sentences", limits.ParagraphSentences),
                Number("paragraph-words", limits.ParagraphWords), Number("grade", limits.Grade), Number("lix", limits.Lix),
                Number("key-point-grade", limits.KeyPointGrade), Number("easy-sentence-words", limits.EasySentenceWords),
                Number("easy-grade", limits.EasyGrade), Number("easy-lix", limits.EasyLix)),
        ];
    }

    private static EntryField Card(string name) => new(name, Group,
        new("number", Line), Needed("do") with { IsLocal = true }, Signs("signs"), Signs("more"));

    private static EntryField Signs(string name) =>
        new(name, Rows, Needed("text") with { IsLocal = true }, new("words", Lines)) { Short = "text" };

    private static EntryField Needed(string name, EntryFieldKind kind = Line) => new(name, kind) { IsNeeded = true };

    private static EntryField Local(string name, EntryFieldKind kind = Line) => new(name, kind) { IsLocal = true };

    private static EntryField Number(string name, int usual) =>
        new(name, EntryFieldKind.Number) { DefaultValue = usual.ToString(CultureInfo.InvariantCulture) };
}

/// <summary>How a value of a yaml file is typed.</summary>
public enum EntryFieldKind
{
    Line,
    Long,

    /// <summary>A list, one item a line.</summary>
    Lines,
    Number,
    Day,

    /// <summary>One of some words.</summary>
    Word,

    /// <summary>A box to tick.</summary>
    Yes,

    /// <summary>Ids of topics, as boxes to tick.</summary>
    Topics,

    /// <summary>One id of a condition.</summary>
    Condition,

    /// <summary>A map with fields of its own.</summary>
    Group,

    /// <summary>A list of maps, each a row.</summary>
    Rows,
}

/// <summary>A key of a yaml file that the form has a field for.</summary>
public sealed record EntryField(string Name, EntryFieldKind Kind, params IReadOnlyList<EntryField> Fields)
{
    /// <summary>May be written once for each language.</summary>
    public bool IsLocal { get; init; }

    public bool IsNeeded { get; init; }

    /// <summary>Of a <see cref="EntryFieldKind.Word"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What holds when the key is not there; a list says it one a line.</summary>
    public string DefaultValue { get; init; } = "";

    /// <summary>Of rows: the key that a row has when it is written as a text alone.</summary>
    public string Short { get; init; } = "";

    public bool IsList => Kind is EntryFieldKind.Lines or EntryFieldKind.Topics;

    /// <summary>Of what is typed into it.</summary>
    public int MaxCharacters => Kind is EntryFieldKind.Line or EntryFieldKind.Number or EntryFieldKind.Day ? 300 : 4000;
}

/// <summary>One of the yaml files as its form has it.</summary>
/// <param name="Name">In addresses, in the audit and among the words.</param>
/// <param name="Path">Below the content folder.</param>
/// <param name="Fields">Of one entry, in the order of the shipped files; of the whole file where it has no entries.</param>
public sealed record SiteDataFile(string Name, string Path, params IReadOnlyList<EntryField> Fields)
{
    /// <summary>False for the one that says a single thing.</summary>
    public bool HasEntries { get; init; } = true;

    /// <summary>Groups whose fields are called and explained alike.</summary>
    public IReadOnlyList<string> Alike { get; init; } = [];

    /// <summary>An entry says everything once for each language.</summary>
    public bool IsByLanguage { get; init; }
}
