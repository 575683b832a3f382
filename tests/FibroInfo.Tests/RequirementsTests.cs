using System.Text.RegularExpressions;

namespace FibroInfo.Tests;

/// <summary><c>src/requirements.md</c> explains every number that code and tests cite, and no other.</summary>
public sealed partial class RequirementsTests
{
    // RIS names its own fields T1 and T2.
    private const string OfRis = "/References/Formats/";

    private static readonly (string Folder, string Pattern)[] Cited =
    [
        ("src/FibroInfo", "*.cs"), ("src/FibroInfo", "*.cshtml"), ("src/FibroInfo", "*.resx"), ("tests", "*.cs"), ("wwwroot/js", "*.js"), ("wwwroot/css", "*.css"),
    ];

    [Fact]
    public void Every_requirement_that_is_cited_is_explained_once_and_every_one_explained_is_cited()
    {
        string[] explained = [.. Explained().Matches(File.ReadAllText(Repository.Folder("src/requirements.md"))).Select(match => match.Groups[1].Value)];
        string[] cited = [.. Cited.SelectMany(kind => Repository.Files(kind.Folder, kind.Pattern)).SelectMany(CitedIn).Distinct()];

        Assert.True(cited.Length > 100, "Too few numbers were found: the test looks for them in the wrong way.");
        Assert.Empty(cited.Except(explained));
        Assert.Empty(explained.Except(cited));
        Assert.Equal(explained.Distinct(), explained);
    }

    [Theory]
    [InlineData("// so that nobody waits (C-5, R12)", "C-5 SEC-R12")]
    [InlineData("    public void A_page_is_shown_P_6_T13()", "P-6 SEC-T13")]
    [InlineData("/// <summary>T2, T17: bodies nobody would write.</summary>", "SEC-T2 SEC-T17")]
    [InlineData("[\"E-6.claim\"] = \"A claim names a source.\"", "E-6")]
    [InlineData("public void It_is_as_ASVS_says_8_1_1()", "")]
    [InlineData("// ICD-10, U+2028, UTF-8 and L18", "")]
    [InlineData("var t4 = T4;", "")]
    public void A_number_is_found_wherever_it_is_usually_written(string line, string ids) => Assert.Equal(ids, string.Join(' ', IdsIn(line)));

    private static IEnumerable<string> CitedIn(string file) =>
        file.EndsWith("/RequirementsTests.cs", StringComparison.Ordinal) ? []
        : File.ReadLines(file).SelectMany(IdsIn).Where(id => !id.StartsWith("SEC-", StringComparison.Ordinal) || !file.Contains(OfRis, StringComparison.Ordinal));

    // Trust's numbers have a hyphen (an underline in a test's name), those of security none: so written, they are told apart.
    private static IEnumerable<string> IdsIn(string line) =>
    [
        .. OfTrust().Matches(line).Concat(OfTrustInName().Matches(line)).Select(match => $"{match.Groups[1].Value}-{match.Groups[2].Value}"),
        .. SecurityInName().Matches(line).Concat(Comment().IsMatch(line) ? OfSecurity().Matches(line) : Enumerable.Empty<Match>()).Select(match => $"SEC-{match.Groups[1].Value}"),
    ];

    [GeneratedRegex(@"^- ((?:SEC-[TR]|[A-Z]-)\d+): .+\.$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Explained();

    [GeneratedRegex(@"(?<![\w./+-])([PERSACTGLZ])-(\d{1,2})(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex OfTrust();

    [GeneratedRegex(@"(?<=_)([PERSACTGLZ])_(\d{1,2})(?=[_(])(?!_\d)", RegexOptions.CultureInvariant)]
    private static partial Regex OfTrustInName();

    [GeneratedRegex(@"(?<=_)([TR]\d{1,2})(?=[_(])", RegexOptions.CultureInvariant)]
    private static partial Regex SecurityInName();

    [GeneratedRegex(@"(?<![\w./+-])([TR]\d{1,2})(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex OfSecurity();

    [GeneratedRegex("//|@\\*", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
