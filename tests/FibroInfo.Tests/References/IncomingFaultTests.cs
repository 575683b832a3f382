using System.Text;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.References;

/// <summary>Files of sources that are broken, cut off, too large or of two minds about their letters.</summary>
public class IncomingFaultTests
{
    private const string Sound = "@article{good, title = {Good}, year = 2020}\n";

    [Theory]
    [InlineData("@article{a, title = {Cut", "does not end|broken at its field 'title'", 2)]
    [InlineData("@article{a, title = \"Cut}\n", "broken at its field 'title'", 2)]
    [InlineData("@article{a, title = {Whole}, year = 2020\n", "does not end", 2)]
    [InlineData("@article{a, title {No sign}}\n", "does not end", 2)]
    [InlineData("@article{a, title = {Brace {missing}, year = 2020}\n" + Sound, "does not end", 2)]
    public void A_broken_bibtex_entry_is_named_by_its_line_and_the_others_are_taken(string broken, string says, int line)
    {
        PastedSources pasted = PastedSources.Read("% a comment with a@b\n" + broken + (broken.Contains(Sound, StringComparison.Ordinal) ? "" : "\n" + Sound));
        Problem problem = Assert.Single(pasted.Problems);
        Assert.Matches(says, problem.Message);
        Assert.Equal((line, Severity.Error), (problem.Line, problem.Severity));
        Assert.Equal("Good", Assert.Single(pasted.Sources).Title);
    }

    [Theory]
    [InlineData("TY  - JOUR\nTI  - Cut off in the mid")]
    [InlineData("TY  - JOUR\nTI  - No end\nTY  - JOUR\nTI  - Good\nER  - \n")]
    public void A_ris_entry_without_its_end_is_left_out(string ris)
    {
        PastedSources pasted = PastedSources.Read(ris);
        Problem problem = Assert.Single(pasted.Problems);
        Assert.Equal((1, "import.ris"), (problem.Line, problem.Rule));
        Assert.All(pasted.Sources, source => Assert.Equal("Good", source.Title));
    }

    [Theory]
    [InlineData("PMID- 1\nOWN - NLM\nTI  - Good\nSO  - J Sleep. 2018.\n\nPMID- 2\nOWN - NLM\nTI  - Cut off in the mid")]
    [InlineData("PMID- 1\nOWN - NLM\nTI  - Good\nSO  - J Sleep. 2018.\n\nPMID- 2\nOWN - NLM\nTI  - Cut off behind its title\nFAU - Berg, A")]
    [InlineData("PMID- 1\nOWN - NLM\nTI  - Good\nSO  - J Sleep. 2018.\n\nPMID- 2\nOW")]
    public void A_record_of_pubmed_that_breaks_off_is_named_by_its_line_and_left_out(string nbib)
    {
        PastedSources pasted = PastedSources.Read(nbib);
        Problem problem = Assert.Single(pasted.Problems);
        Assert.Equal((6, Severity.Error), (problem.Line, problem.Severity));
        Assert.Equal("Good", Assert.Single(pasted.Sources).Title);
    }

    [Theory]
    [InlineData("[{\"type\": \"book\", \"title\": \"A\"},\n {\"type\": \"bo", 2)]
    [InlineData("{\"type\": \"book\",\n\"title\": \"A\" \"x\"}", 2)]
    [InlineData("[1, 2]", 1)]
    [InlineData("{\"title\": \"A\", \"title\": \"B\"}", 1)]
    [InlineData("[{\"type\": \"book\", \"title\": \"\\uD800\"}]", 1)]
    public void Broken_json_is_named_by_its_line(string json, int line)
    {
        PastedSources pasted = PastedSources.Read(json);
        Assert.Empty(pasted.Sources);
        Assert.Contains(pasted.Problems, problem => problem.Line == line && problem.Severity == Severity.Error);
    }

    [Fact]
    public void A_doi_that_is_none_costs_the_doi_and_not_the_source()
    {
        PastedSources pasted = PastedSources.Read("TY  - JOUR\nTI  - Good\nDO  - see the publisher\nER  - \n");
        Assert.Null(Assert.Single(pasted.Sources).Doi);
        Assert.Equal(("reference.doi", Severity.Warning), (Assert.Single(pasted.Problems).Rule, pasted.Problems[0].Severity));
    }

    [Fact]
    public void Fifty_megabytes_are_refused_unread()
    {
        var problems = new List<Problem>();
        Assert.Null(SourceFileDecoder.Read(new byte[50 * 1024 * 1024], "big.bib", problems));
        Assert.Contains("larger than 16 MB", Assert.Single(problems).Message, StringComparison.Ordinal);
        Assert.Contains("larger than 16 MB", Assert.Single(PastedSources.Read(new string('@', 50 * 1024 * 1024)).Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@article{")]
    [InlineData("@article{a, title = {")]
    [InlineData("{")]
    [InlineData("TY  - JOUR\n")]
    [InlineData("PMID- 1\n")]
    [InlineData("a. ")]
    [InlineData("A B, ")]
    [InlineData("\\'")]
    public async Task A_piece_repeated_for_megabytes_is_answered(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        // Within what a busy machine needs, far below what a reading that goes back and forth would take.
        PastedSources pasted = await Task.Run(() => PastedSources.Read(text)).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.NotEmpty(pasted.Problems);
    }

    [Theory]
    [InlineData("TY  - JOUR\nTI  - On 1\n", "XX  - 1\n", "ER  - \n")]
    [InlineData("TY  - JOUR\nTI  - On 1\nAB  - begins\n", "and goes on and on\n", "ER  - \n")]
    [InlineData("TY  - JOUR\nTI  - On 1\n", "AU  - Moe K., Lie S.\n", "ER  - \n")]
    [InlineData("PMID- 1\nTI  - On 1\n", "      and goes on and on\n", "SO  - x\n")]
    [InlineData("@misc{a, title = {On 1}, author = {", "Moe, K and ", "Lie, S}}")]
    [InlineData("@misc{a, title = {", "$\\alpha$ {\\o} ", "}}")]
    [InlineData("[{\"type\": \"book\", \"title\": \"On 1\", \"author\": \"", "Moe K., ", "Lie S.\"}]")]
    public async Task A_record_of_megabytes_is_answered(string start, string piece, string end)
    {
        string text = start + string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)) + end;
        PastedSources pasted = await Task.Run(() => PastedSources.Read(text)).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Single(pasted.Sources);
    }

    [Fact]
    public void Signs_that_cannot_be_seen_do_not_come_in()
    {
        PastedSources pasted = PastedSources.Read("TY  - JOUR\nTI  - On \u202Egof\u202C and\u200B sleep\u0007\nAU  - Mo\u2066e, K\nER  - \n");
        Assert.Equal("Moe K. On gof and sleep. [date unknown].", FibroInfo.References.VancouverStyle.Sentence(Assert.Single(pasted.Sources)));
        Assert.DoesNotContain("\u202E", pasted.Sources[0].Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_of_windows_and_of_utf8_in_one_file_are_both_read_with_a_warning_that_names_the_line()
    {
        var problems = new List<Problem>();
        byte[] mixed = [.. "AU  - B\u00e4ckryd, E\nAU  - "u8, 0x53, 0x74, 0xF8, 0x72, 0x65, .. "\n"u8];
        Assert.Equal("AU  - Bäckryd, E\nAU  - Støre\n", SourceFileDecoder.Read(mixed, "two.ris", problems));
        Assert.Equal((2, Severity.Warning), (Assert.Single(problems).Line, problems[0].Severity));
    }

    [Fact]
    public void The_marks_of_utf8_and_utf16_are_followed()
    {
        Encoding[] encodings = [new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];
        Assert.All(encodings, encoding =>
        {
            var problems = new List<Problem>();
            Assert.Equal("TI  - På\n", SourceFileDecoder.Read([.. encoding.GetPreamble(), .. encoding.GetBytes("TI  - På\r\n")], "x.ris", problems));
            Assert.Empty(problems);
        });
    }

    [Fact]
    public void A_picture_is_no_file_of_sources()
    {
        var problems = new List<Problem>();
        Assert.Null(SourceFileDecoder.Read([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13], "x.png", problems));
        Assert.Equal("import.encoding", problems[^1].Rule);
    }

    [Fact]
    public void Whatever_is_pasted_nothing_is_thrown_and_something_is_said()
    {
        string[] pieces =
        [
            "@article{", "a1,", " title = {", "}", "\"", "#", "{", "@string{x = ", "\n", ",", "TY  - ", "JOUR\n", "ER  - \n", "AU  - Berg, A\n", "TI  - ", "PMID- 12\n", "FAU - ",
            "[", "]", ":", "\\uD800", "\"title\"", "\"type\"", "\"id\": 7", "\"custom\": {\"participants\": -1}", "null", "10.1000/x", "doi:", "Bell T, et al. ", "On fog. ", "J Sleep. ", "2018;", "40(7):1-2.", "\\'", "\\", "~", "é", "\u0000", "💙", "\uD800",
        ];
        int taken = 0;
        Prop.ForAll(Gen.Elements(pieces).ListOf(14).Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            PastedSources pasted = PastedSources.Read(text);
            taken += pasted.Sources.Count;
            Assert.True(pasted.Sources.Count > 0 || pasted.Problems.Count > 0 || pasted.Doi is not null || pasted.Pmid is not null);
            Assert.Equal(pasted.Sources.Count, pasted.Sources.DistinctBy(source => source.Id, StringComparer.OrdinalIgnoreCase).Count());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        Assert.True(taken > 20, $"Only {taken} sources were read.");
    }
}
