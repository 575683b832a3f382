using System.Text.RegularExpressions;

namespace FibroInfo.Tests;

/// <summary>The plan of the house (<c>src/README.md</c>), held against the source.</summary>
public sealed partial class RoomTests
{
    private const string AllOthers = "Text Data References Site Markdown Content Checks Search Audit Mail Registries Ratings Comments Reports Privacy Accounts Editing Backup Web";
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
        ["Search"] = "Text Markdown References Site Content",
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

    // Each folder of Editing names only those above it; the first is the room itself.
    private static readonly string[] OrderInEditing = ["", "Documents", "Revisions", "Drafts", "Workflow", "Images", "Sources", "SiteData", "Reminders"];

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

    [Fact]
    public void A_folder_of_Editing_names_only_those_above_it()
    {
        Dictionary<string, string[]> files = OrderInEditing.ToDictionary(folder => folder, FilesInEditing, StringComparer.Ordinal);
        Assert.Equal(Repository.Files("src/FibroInfo/Editing", "*.cs").Where(file => !file.EndsWith("Setup.cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal), files.Values.SelectMany(inside => inside).Order(StringComparer.Ordinal));
        ILookup<string, string> folders = files.SelectMany(pair => pair.Value.SelectMany(file => AnyDeclaration().Matches(File.ReadAllText(file)).Select(match => (Type: match.Groups[1].Value, Folder: pair.Key))))
            .ToLookup(pair => pair.Type, pair => pair.Folder, StringComparer.Ordinal);

        foreach ((int at, string folder) in OrderInEditing.Index())
        {
            Assert.NotEmpty(files[folder]);
            foreach (string file in files[folder])
            {
                string code = CommentOrText().Replace(File.ReadAllText(file), "");
                IEnumerable<string> named = UsingInEditing().Matches(code).Select(match => match.Groups[1].Value)
                    .Concat(TypeWord().Matches(code).SelectMany(match => folders[match.Value]));
                Assert.True(named.All(other => Array.IndexOf(OrderInEditing, other) <= at), $"{file} names {string.Join(", ", named.Distinct().Where(other => Array.IndexOf(OrderInEditing, other) > at))}, which stand below it.");
            }
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
        string[] files =
            [.. Repository.Files("src", "*.cs").Where(file => !file.Contains(Migrations, StringComparison.Ordinal)), .. Repository.Files("src", "*.cshtml")];

        Assert.Contains(files, file => file.EndsWith(".cshtml", StringComparison.Ordinal));
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

    [Fact]
    public void No_two_folders_of_pages_name_each_other_in_a_circle()
    {
        string pages = Repository.Folder("src/FibroInfo/Pages");
        string FolderOf(string file) => Path.GetRelativePath(pages, Path.GetDirectoryName(file)!).Replace('\\', '/');
        // Setup puts the pages together, and stands beside the program in this.
        var files = Repository.Files("src/FibroInfo/Pages", "*.cs").Concat(Repository.Files("src/FibroInfo/Pages", "*.cshtml"))
            .Where(file => !file.EndsWith("PagesSetup.cs", StringComparison.Ordinal)).ToDictionary(file => file, WithoutComments, StringComparer.Ordinal);
        Dictionary<string, string> homes = files.SelectMany(file => TopDeclaration().Matches(file.Value).Select(match => (Type: match.Groups[1].Value, Folder: FolderOf(file.Key))))
            .GroupBy(one => one.Type, StringComparer.Ordinal).Where(group => group.Select(one => one.Folder).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Folder, StringComparer.Ordinal);
        ILookup<string, string> arrows = files.SelectMany(file => Word().Matches(file.Value).Select(match => homes.GetValueOrDefault(match.Value))
                .Concat(UsingOfPages().Matches(file.Value).Select(match => match.Groups[1].Value.Replace('.', '/')))
                .Concat(PartialOfPages().Matches(file.Value).Select(match => match.Groups[1].Value)).OfType<string>()
                .Select(named => (From: FolderOf(file.Key), To: named)))
            .Distinct().Where(arrow => arrow.From != arrow.To).ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);

        Assert.True(arrows.Count > 20);
        string[] circles = [.. arrows.SelectMany(from => from.Where(to => Reaches(arrows, to, from.Key)).Select(to => $"{from.Key} names {to}, which leads back"))];
        Assert.Equal([], circles);
    }

    [Fact]
    public void What_stands_before_an_id_in_an_address_is_written_in_one_class_only()
    {
        Assert.Equal([], LinesOutsideRoutes(LiteralAddress()));
    }

    [Fact]
    public void What_stands_after_the_address_of_an_article_is_written_in_one_class_only() => Assert.Equal([], LinesOutsideRoutes(BelowAnArticle()));

    private static string[] LinesOutsideRoutes(Regex literal)
    {
        string routes = Repository.Folder("src/FibroInfo/Text/Routes.cs");
        string[] files = [.. Repository.Files("src/FibroInfo", "*.cs").Concat(Repository.Files("src/FibroInfo", "*.cshtml")).Where(file => file != routes)];

        Assert.NotEmpty(files);
        Assert.Matches(literal, File.ReadAllText(routes));
        return [.. files.SelectMany(file => File.ReadLines(file).Index()
            .Where(line => !line.Item.StartsWith("@page", StringComparison.Ordinal) && !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal) && literal.IsMatch(line.Item))
            .Select(line => $"{file}:{line.Index + 1}"))];
    }

    private static bool Reaches(ILookup<string, string> arrows, string start, string end)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([start]);
        while (next.TryPop(out string? folder))
        {
            if (folder == end)
            {
                return true;
            }

            foreach (string to in seen.Add(folder) ? arrows[folder] : [])
            {
                next.Push(to);
            }
        }

        return false;
    }

    private static string WithoutComments(string file) => Comment().Replace(File.ReadAllText(file), "");

    private static IEnumerable<string> LongLines(string file) => File.ReadLines(file).Index()
        .Where(line => line.Item.Length > MostCharacters)
        .Select(line => $"{file}:{line.Index + 1}");

    private static string[] FilesOf(string room) => [.. Repository.Files($"src/FibroInfo/{room}", "*.cs").Where(file => !file.Contains(Migrations, StringComparison.Ordinal)), .. Repository.Files($"src/FibroInfo/{room}", "*.cshtml")];

    private static string[] FilesInEditing(string folder) =>
        [.. Repository.Files("src/FibroInfo/Editing", "*.cs").Where(file => !file.EndsWith("Setup.cs", StringComparison.Ordinal)).Where(file => Path.GetDirectoryName(file) == Path.TrimEndingDirectorySeparator(Path.Combine(Repository.Folder("src/FibroInfo/Editing"), folder)))];

    // "Content.PublishedContent" inside our own namespace names the room; "library.Content.Select" does not.
    private static bool IsType(Match match) => TypesOf.Value.Contains((match.Groups[1].Value, match.Groups[2].Value));

    private static readonly Lazy<HashSet<(string Room, string Type)>> TypesOf = new(() =>
    [
        .. Everything.Split(' ').SelectMany(room => Repository.Files($"src/FibroInfo/{room}", "*.cs")
            .SelectMany(file => Declaration().Matches(File.ReadAllText(file)).Select(match => (room, match.Groups[1].Value)))),
    ]);

    [GeneratedRegex(@"^public [\w ]*\b(?:class|record|struct|enum|interface) (?:struct |class )?(\w+)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^(?:public|internal) [\w ]*\b(?:class|record|struct|enum|interface) (?:struct |class )?(\w+)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex AnyDeclaration();

    [GeneratedRegex(@"^\s*//.*$|""(?:\\.|[^""\\\n])*""", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"^using FibroInfo\.Editing\.(\w+);", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex UsingInEditing();

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w+", RegexOptions.CultureInvariant)]
    private static partial Regex TypeWord();

    [GeneratedRegex(@"using Microsoft\.AspNetCore\.Html;", RegexOptions.CultureInvariant)]
    private static partial Regex UsingOfHtml();

    [GeneratedRegex(@"using Microsoft\.AspNetCore\.DataProtection[.\w]*;", RegexOptions.CultureInvariant)]
    private static partial Regex UsingOfKeys();

    [GeneratedRegex(@"^(?:public|internal) [\w ]*\b(?:class|record|struct|enum|interface) (?:struct |class )?(\w+)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex TopDeclaration();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"using FibroInfo\.Pages\.([\w.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex UsingOfPages();

    [GeneratedRegex(@"""~?/Pages/([\w/]+)/_\w+\.cshtml""", RegexOptions.CultureInvariant)]
    private static partial Regex PartialOfPages();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"""/(articles|admin|people|comments|account|setup|sign-in|sign-out|references|topics|preview|glossary|clinics|corrections)(?=[""/?#{@$])", RegexOptions.CultureInvariant)]
    private static partial Regex LiteralAddress();

    [GeneratedRegex(@"(?:\w|\}+|"")/(?:comments|rating|reports|changes|handout|references\.\w+)(?=[""?#/])", RegexOptions.CultureInvariant)]
    private static partial Regex BelowAnArticle();

    [GeneratedRegex(@"FibroInfo\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![\w.])([A-Z]\w+)\.([A-Z]\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex TypeOf();
}
