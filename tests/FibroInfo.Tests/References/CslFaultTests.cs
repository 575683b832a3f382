using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.References;

/// <summary>Contract §1: every fault names line, column and mend, and none throws.</summary>
public class CslFaultTests
{
    private const string Sound = """{"id": "a", "type": "book", "title": "T"}""";

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("   ", 1, 4)]
    [InlineData("hello", 1, 1)]
    [InlineData("[\n {\"id\": \"a\",}\n]", 2, 13)]
    [InlineData("[\n {\"id\": \"å\" \"type\"}\n]", 2, 13)]
    [InlineData("[{\"id\": \"a\"", 1, 12)]
    [InlineData("[] []", 1, 4)]
    [InlineData("[\0]", 1, 2)]
    [InlineData("[{\"id\": \"a\0\"}]", 1, 11)]
    [InlineData("\uFEFFx", 1, 1)]
    public void What_is_no_json_is_named_with_its_place(string json, int line, int column)
    {
        Problem problem = Assert.Single(Reading.Faulty(json));
        Assert.Equal(("reference.json", Severity.Error), (problem.Rule, problem.Severity));
        Assert.StartsWith("The file is not JSON: ", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("{}", "reference.json", "isn't a list of sources")]
    [InlineData("null", "reference.json", "isn't a list of sources")]
    [InlineData("[3]", "reference.json", "This isn't a source")]
    [InlineData("[null]", "reference.json", "This isn't a source")]
    [InlineData("[[]]", "reference.json", "This isn't a source")]
    [InlineData("[{}]", "reference.key", "has no id")]
    [InlineData("""[{"type": "book", "title": "T"}]""", "reference.key", "has no id")]
    [InlineData("""[{"id": "a b", "type": "book", "title": "T"}]""", "reference.key", "'a b' can't be used as a citation key")]
    [InlineData("""[{"id": "../x", "type": "book", "title": "T"}]""", "reference.key", "can't be used as a citation key")]
    [InlineData("""[{"id": "..", "type": "book", "title": "T"}]""", "reference.key", "can't be used as a citation key")]
    [InlineData("""[{"id": {}, "type": "book", "title": "T"}]""", "reference.key", "has no id")]
    [InlineData("""[{"id": "a", "title": "T"}]""", "reference.key", "'a' has no type")]
    [InlineData("""[{"id": "a", "type": "book"}]""", "reference.key", "'a' has no title")]
    [InlineData("""[{"id": "a", "type": "book", "title": "<i></i>"}]""", "reference.key", "'a' has no title")]
    [InlineData("""[{"id": "a", "type": "book", "title": ["T"]}]""", "reference.key", "'a' has no title")]
    [InlineData("""[{"id": "a", "type": "book", "title": "half \ud83d"}]""", "reference.json", "half of a character")]
    [InlineData("""[{"id": "a", "type": "book", "title": "T", "\ud83d": 1}]""", "reference.json", "half of a character")]
    [InlineData("""[{"id": "a", "type": "book", "title": "T", "DOI": "10.1000/x", "DOI": "10.1000/y"}]""", "reference.json", "the field 'DOI' twice")]
    [InlineData("""[{"id": "a", "type": "book", "title": "T", "custom": {"status": "verified", "status": "unverified"}}]""", "reference.json", "the field 'status' twice")]
    [InlineData("""[{"id": "a", "type": "book", "title": "T", "author": [{"family": "A", "family": "B"}]}]""", "reference.json", "the field 'family' twice")]
    public void What_is_no_source_is_refused(string json, string rule, string says) => AssertOne(json, rule, Severity.Error, says);

    [Theory]
    [InlineData("\"DOI\": \"10.1016/j.bbi.2018.09.018.\"", "reference.doi", "ends with '.'")]
    [InlineData("\"DOI\": \"see PubMed\"", "reference.doi", "doesn't start with '10.'")]
    [InlineData("\"PMID\": \"PMID30223011\"", "reference.pmid", "'PMID30223011'")]
    [InlineData("\"PMID\": -5", "reference.pmid", "'-5'")]
    [InlineData("\"PMID\": 1.5", "reference.pmid", "'1.5'")]
    [InlineData("\"PMID\": 0", "reference.pmid", "'0'")]
    [InlineData("\"author\": [{}]", "reference.json", "has an author without a name")]
    [InlineData("\"author\": [\"Bell T\"]", "reference.json", "has an author without a name")]
    [InlineData("\"author\": \"Bell T\"", "reference.json", "has an author without a name")]
    [InlineData("\"editor\": {\"family\": \"Bell\"}", "reference.json", "has an editor without a name")]
    [InlineData("\"custom\": \"moderate\"", "reference.facts", "aren't an object")]
    [InlineData("\"custom\": {\"participants\": \"58 people\"}", "reference.facts", "aren't a whole number")]
    [InlineData("\"custom\": {\"participants\": -1}", "reference.facts", "aren't a whole number")]
    [InlineData("\"custom\": {\"participants\": 99999999999}", "reference.facts", "aren't a whole number")]
    [InlineData("\"custom\": {\"indirect\": \"yes\"}", "reference.facts", "neither true nor false")]
    [InlineData("\"custom\": {\"notice\": \"retraction\"}", "reference.facts", "has no kind")]
    [InlineData("\"custom\": {\"notice\": {\"doi\": \"10.1000/x\"}}", "reference.facts", "has no kind")]
    [InlineData("\"custom\": {\"notice\": {\"kind\": \"concern\", \"doi\": \"x\"}}", "reference.doi", "doesn't start with '10.'")]
    [InlineData("\"custom\": {\"notice\": {\"kind\": \"concern\", \"date\": \"2024\"}}", "reference.date", "date date that is not on the calendar: '2024'")]
    [InlineData("\"custom\": {\"checked\": \"2026-02-30\"}", "reference.date", "checked date that is not on the calendar: '2026-02-30'")]
    public void A_wrong_field_keeps_the_file_off_the_air(string field, string rule, string says) =>
        AssertOne(With(field), rule, Severity.Error, says);

    [Theory]
    [InlineData("\"issued\": {\"date-parts\": [[2019, 13]]}")]
    [InlineData("\"issued\": {\"date-parts\": [[2019, 2, 30]]}")]
    [InlineData("\"issued\": {\"date-parts\": [[\"19\"]]}")]
    [InlineData("\"issued\": {\"date-parts\": [[2019, null, 3]]}")]
    [InlineData("\"issued\": {\"date-parts\": [[1, 2, 3, 4]]}")]
    [InlineData("\"issued\": {\"date-parts\": [[]]}")]
    [InlineData("\"issued\": {\"date-parts\": []}")]
    [InlineData("\"issued\": {\"date-parts\": [2019]}")]
    [InlineData("\"issued\": {\"date-parts\": {\"year\": 2019}}")]
    [InlineData("\"issued\": {}")]
    [InlineData("\"issued\": 2019")]
    [InlineData("\"issued\": \"last spring\"")]
    [InlineData("\"accessed\": {\"raw\": \"2026-13-01\"}")]
    public void A_date_off_the_calendar_is_left_out_and_told(string field) =>
        AssertOne(With(field), "reference.date", Severity.Warning, "not on the calendar");

    [Fact]
    public void A_strange_pmcid_is_left_out_and_told() => AssertOne(With("\"PMCID\": \"none\""), "reference.pmid", Severity.Warning, "'none'");

    [Theory]
    [InlineData("\"evidence\": \"Strong\"", "Strong", "strong")]
    [InlineData("\"status\": \"verifyed\"", "verifyed", "verified")]
    [InlineData("\"notice\": {\"kind\": \"retracted\"}", "retracted", "retraction")]
    public void An_unknown_word_is_refused_with_the_nearest_known_one(string fact, string written, string meant)
    {
        Problem problem = AssertOne(With($"\"custom\": {{{fact}}}"), "reference.facts", Severity.Error, $"'{written}', which is not one of ");
        Assert.Equal($"Did you mean '{meant}'? Use one of these words.", problem.Fix);
    }

    // A guess that is a guess only ("medium" for "moderate") would be taken for advice.
    [Theory]
    [InlineData("\"evidence\": \"medium\"", "medium")]
    [InlineData("\"status\": true", "true")]
    [InlineData("\"notice\": {\"kind\": \"erratum-correction\"}", "erratum-correction")]
    public void A_word_unlike_every_known_one_is_refused_with_the_list_of_them(string fact, string written)
    {
        Problem problem = AssertOne(With($"\"custom\": {{{fact}}}"), "reference.facts", Severity.Error, $"'{written}', which is not one of ");
        Assert.Equal("Use one of these words.", problem.Fix);
    }

    [Fact]
    public void A_misspelt_fact_is_told_but_other_programs_facts_are_not()
    {
        Problem problem = AssertOne(With("\"custom\": {\"desgin\": \"x\", \"vancouver\": \"y\"}"), "reference.facts", Severity.Warning, "'desgin'");
        Assert.Equal("Did you mean 'design'?", problem.Fix);
    }

    [Theory]
    [InlineData("\"id\": \"a\"", "", "'a' is used twice, first on line 2.")]
    [InlineData("\"id\": \"b\", \"DOI\": \"https://doi.org/10.1000/X\"", "\"DOI\": \"10.1000/x\"", "'b' has the same DOI as 'a' on line 2: 10.1000/x.")]
    [InlineData("\"id\": \"b\", \"PMID\": \"77\"", "\"PMID\": 77", "'b' has the same PMID as 'a' on line 2: 77.")]
    public void R4_What_must_stand_once_names_both_when_it_stands_twice(string second, string first, string says)
    {
        string comma = first.Length > 0 ? ", " : "";
        string json = $$"""
            [
              {"id": "a", "type": "book", "title": "T"{{comma}}{{first}}},
              {{{second}}, "type": "book", "title": "T"}
            ]
            """;
        Problem problem = AssertOne(json, "reference.doubled", Severity.Error, says);
        Assert.Equal((3, 3), (problem.Line, problem.Column));
    }

    [Fact]
    public void A_fault_is_told_at_the_item_that_has_it()
    {
        string json = $"[\n {Sound}, {{\"id\": \"å\", \"type\": \"book\", \"title\": \"T\"}}, 7,\n\n   8\n]";
        Assert.Equal([(2, 88), (4, 4)], Reading.Faulty(json).Select(problem => (problem.Line, problem.Column)));
    }

    [Fact]
    public void Every_fault_is_told_at_once() => Assert.Equal(
        ["reference.doi", "reference.pmid", "reference.facts", "reference.key"],
        Reading.Faulty("""
            [{"id": "a", "type": "book", "title": "T", "DOI": "x", "PMID": "y", "custom": {"evidence": "z"}}, {"id": "b"}]
            """).Select(problem => problem.Rule).Distinct());

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\", \"custom\": {\"x\": [")]
    public void A_file_that_only_opens_brackets_is_refused(string opening)
    {
        Assert.Equal("reference.json", Assert.Single(Reading.Faulty(string.Concat(Enumerable.Repeat(opening, 50_000)))).Rule);
    }

    [Fact]
    public void Deep_but_closed_nesting_is_refused() => AssertOne(
        With($"\"x\": {new string('[', 500)}{new string(']', 500)}"), "reference.json", Severity.Error, "The file is not JSON");

    [Fact]
    public void A_file_too_large_is_refused_unread() => AssertOne(
        $"[{new string(' ', CslJson.MaxCharacters)}]", "reference.json", Severity.Error, "larger than 16 MB");

    [Theory]
    [InlineData("\"DOI\": \"{0}\"")]
    [InlineData("\"PMID\": \"{0}\"")]
    [InlineData("\"issued\": \"{0}\"")]
    [InlineData("\"custom\": {\"evidence\": \"{0}\"}")]
    [InlineData("\"custom\": {\"checked\": \"{0}\"}")]
    public void A_megabyte_in_one_field_gives_a_short_message(string field) =>
        Assert.Single(Reading.Faulty(With(field.Replace("{0}", new string('x', 1_000_000), StringComparison.Ordinal))));

    [Fact]
    public void Two_megabytes_of_faulty_items_are_told_in_seconds()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(200_000, Reading.Faulty($"[{string.Join(", ", Enumerable.Repeat("12345678", 200_000))}]").Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void No_damage_to_the_shipped_file_throws()
    {
        int tried = 0;
        Gen<(int, string)> damage = Gen.Choose(0, Sources.Json.Length - 1).Zip(Gen.Elements("", "\"", "{", "}", "[", "]", ",", ":", "\\", "\0", "7", "null", "\\ud800", "\ud800", "é"));
        Prop.ForAll(damage.ToArbitrary(), cut =>
        {
            (int at, string put) = cut;
            tried++;
            (Bibliography bibliography, IReadOnlyList<Problem> problems) = CslJson.Read(Sources.Json[..at] + put + Sources.Json[(at + 1)..], Sources.File);
            return bibliography.IsReadable == problems.All(problem => problem.Severity != Severity.Error);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
        Assert.True(tried >= 400);
    }

    private static string With(string field) => $$"""[{"id": "a", "type": "book", "title": "T", {{field}}}]""";

    private static Problem AssertOne(string json, string rule, Severity severity, string says)
    {
        Problem problem = Assert.Single(Reading.Faulty(json));
        Assert.Equal((rule, severity), (problem.Rule, problem.Severity));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        return problem;
    }
}
