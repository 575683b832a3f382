using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Tests.References;

/// <summary>The sources of these tests: the 29 records that ship with the site, and ones written for a single rule.</summary>
internal static class Sources
{
    public const string File = "references.json";

    public static string Json { get; } = Data(File);

    public static Bibliography Shipped { get; } = ReadShipped();

    public static Reference Get(string id) =>
        Shipped.TryFind(id, out Reference? reference) ? reference : throw new KeyNotFoundException($"No shipped source '{id}'.");

    /// <summary>A source of the given type, with more fields written as in the file: <c>"volume": "3", "page": "1-9"</c>.</summary>
    public static Reference Make(string type, string fields, string title = "On sleep")
    {
        string more = fields.Length > 0 ? ", " + fields : "";
        (Bibliography bibliography, IReadOnlyList<Problem> problems) =
            CslJson.Read($$"""[{"id": "x", "type": "{{type}}", "title": "{{title}}"{{more}}}]""", File);
        Assert.Empty(problems);
        return Assert.Single(bibliography.All);
    }

    public static Doi Doi(string written) => FibroInfo.References.Doi.TryParse(written, out Doi doi) ? doi : throw new FormatException(written);

    /// <summary>A journal article with the given fields.</summary>
    public static Reference Article(string fields, string title = "On sleep") => Make("article-journal", fields, title);

    public static string Data(string name) => System.IO.File.ReadAllText(DataPath(name));

    public static string DataPath(string name) => Path.Combine(DataFolder(), name);

    private static string DataFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string data = Path.Combine(folder.FullName, "tests", "FibroInfo.Tests", "References", "Data");
            if (Directory.Exists(data))
            {
                return data;
            }
        }

        throw new DirectoryNotFoundException("No tests/FibroInfo.Tests/References/Data above the tests.");
    }

    private static Bibliography ReadShipped()
    {
        (Bibliography bibliography, IReadOnlyList<Problem> problems) = CslJson.Read(Json, File);
        Assert.Empty(problems);
        return bibliography;
    }
}
