using System.Text.RegularExpressions;

namespace FibroInfo.Tests;

/// <summary>The plan of the house (<c>src/README.md</c>), held against the source.</summary>
public sealed partial class RoomTests
{
    private const string AllOthers = "Text Data References Site Markdown Content Checks Audit Mail Registries Ratings Comments Reports Privacy Accounts Editing Backup Web";
    private const string Everything = $"{AllOthers} Commands Pages";

    private static readonly Dictionary<string, string> MayName = new(StringComparer.Ordinal)
    {
        ["Text"] = "",
        ["Data"] = "",
        ["References"] = "Text",
        ["Site"] = "Text",
        ["Markdown"] = "Text References Site",
        ["Content"] = "Text Markdown References Site",
        ["Checks"] = "Text Markdown References Site Content",
        ["Audit"] = "Text Data",
        ["Mail"] = "Text Data",
        ["Registries"] = "Text Data References Audit",
        ["Ratings"] = "Text Data Site Audit Mail",
        ["Reports"] = "Text Data Site Audit Mail",
        ["Comments"] = "Text Data Site Audit Mail",
        ["Accounts"] = "Text Data Site Audit Mail",
        ["Backup"] = "Data Content",
        ["Privacy"] = "Text Data Site Audit Mail Ratings Comments Reports",
        ["Editing"] = "Text Data Audit Mail Registries Markdown Content Checks References Site",
        ["Web"] = "Text Data",
        ["Commands"] = AllOthers,
        ["Pages"] = AllOthers,
    };

    // dotnet ef writes these as it likes.
    private const string Migrations = "/Data/Migrations/";

    private static readonly string[] OfHttp = ["Web", "Accounts", "Pages", "Commands"];

    // What stands further right is read in no review.
    private const int MostCharacters = 160;

    public static TheoryData<string> Rooms => [.. MayName.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_names_only_the_rooms_it_may(string room)
    {
        string[] allowed = [room, .. MayName[room].Split(' ')];
        string[] files = FilesOf(room);

        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            string text = File.ReadAllText(file);
            string[] named = [.. Using().Matches(text).Select(match => match.Groups[1].Value).Concat(TypeOf().Matches(text).Where(match => Everything.Split(' ').Contains(match.Groups[1].Value) && IsType(match)).Select(match => match.Groups[1].Value)).Where(Everything.Split(' ').Contains).Distinct()];
            Assert.True(named.All(allowed.Contains), $"{file} names {string.Join(", ", named.Except(allowed))}, and {room} may not.");
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Only_the_rooms_of_http_know_the_web_framework(string room)
    {
        string[] files = FilesOf(room);

        Assert.NotEmpty(files);
        foreach (string file in OfHttp.Contains(room) ? [] : files)
        {
            // What is encoded, and the keys of what is sealed, are the framework's.
            string text = (room == "Data" ? UsingOfKeys() : UsingOfHtml()).Replace(File.ReadAllText(file), "");
            Assert.False(text.Contains("Microsoft.AspNetCore", StringComparison.Ordinal), $"{file} names Microsoft.AspNetCore.");
        }
    }

    [Fact]
    public void The_plan_in_words_is_the_plan_of_this_test()
    {
        string plan = File.ReadAllText(Repository.Folder("src/README.md"));

        foreach ((string room, string allowed) in MayName.Where(pair => pair.Key is not ("Commands" or "Pages" or "Web" or "Text" or "Data")))
        {
            Assert.Matches($@"\| `{room}` \|.*\| {allowed.Replace(" ", ", ", StringComparison.Ordinal)} \|", plan);
        }
    }

    [Fact]
    public void Html_that_was_not_encoded_hole_by_hole_comes_from_the_markdown_renderer_alone()
    {
        string[] callers = [.. Repository.Files("src/FibroInfo", "*.cs").Where(file => File.ReadAllText(file).Contains("SafeHtml.FromMarkdown(", StringComparison.Ordinal))];

        Assert.Equal([Repository.Folder("src/FibroInfo/Markdown/SectionSplitter.cs")], callers);
    }

    [Fact]
    public void No_line_of_the_source_is_longer_than_a_screen_is_wide()
    {
        string[] files = [.. Repository.Files("src", "*.cs").Where(file => !file.Contains(Migrations, StringComparison.Ordinal))];

        Assert.NotEmpty(files);
        string[] tooLong = [.. files.SelectMany(LongLines)];
        Assert.True(tooLong is [], $"A line may have {MostCharacters} characters: {string.Join(", ", tooLong)}.");
    }

    [Fact]
    public void The_namespace_of_a_file_is_its_folder()
    {
        string[] files = [.. Repository.Files("src/FibroInfo", "*.cs").Where(file => !file.EndsWith("Program.cs", StringComparison.Ordinal) && !file.Contains(Migrations, StringComparison.Ordinal))];

        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            string folder = Path.GetRelativePath(Repository.Folder("src"), Path.GetDirectoryName(file)!).Replace('/', '.');
            Assert.Contains($"namespace {folder};", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> LongLines(string file) => File.ReadLines(file).Index()
        .Where(line => line.Item.Length > MostCharacters)
        .Select(line => $"{file}:{line.Index + 1}");

    private static string[] FilesOf(string room) => [.. Repository.Files($"src/FibroInfo/{room}", "*.cs").Where(file => !file.Contains(Migrations, StringComparison.Ordinal)), .. Repository.Files($"src/FibroInfo/{room}", "*.cshtml")];

    // "Content.PublishedContent" inside our own namespace names the room; "library.Content.Select" does not.
    private static bool IsType(Match match) => TypesOf.Value.Contains((match.Groups[1].Value, match.Groups[2].Value));

    private static readonly Lazy<HashSet<(string Room, string Type)>> TypesOf = new(() =>
    [
        .. Everything.Split(' ').SelectMany(room => Repository.Files($"src/FibroInfo/{room}", "*.cs")
            .SelectMany(file => Declaration().Matches(File.ReadAllText(file)).Select(match => (room, match.Groups[1].Value)))),
    ]);

    [GeneratedRegex(@"^public [\w ]*\b(?:class|record|struct|enum|interface) (?:struct |class )?(\w+)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"using Microsoft\.AspNetCore\.Html;", RegexOptions.CultureInvariant)]
    private static partial Regex UsingOfHtml();

    [GeneratedRegex(@"using Microsoft\.AspNetCore\.DataProtection[.\w]*;", RegexOptions.CultureInvariant)]
    private static partial Regex UsingOfKeys();

    [GeneratedRegex(@"FibroInfo\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![\w.])([A-Z]\w+)\.([A-Z]\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex TypeOf();
}
