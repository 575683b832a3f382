using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Tests.References;

/// <summary>Section 9: the formats as other programs write them.</summary>
public class FormatReadingTests
{
    [Theory]
    [InlineData(@"author = {B{\""a}ckryd, E and Jo{\~a}o, M and {\O}stby, K and Yl\""onen, A and Sj{\aa}berg, B}", "Bäckryd E, João M, Østby K, Ylönen A, Sjåberg B")]
    [InlineData(@"author = {{World Health Organization and Friends}}", "World Health Organization and Friends")]
    [InlineData(@"author = {Jo A van der Berg and Carmen M. G{\'a}lvez-S{\'a}nchez}", "van der Berg JA, Gálvez-Sánchez CM")]
    [InlineData(@"author = {King, Jr, Martin}", "King M Jr")]
    [InlineData("author = \"Bell, Tyler\" # { and } # {Trost, Zina}", "Bell T, Trost Z")]
    public void Names_in_bibtex_lose_their_tex_and_keep_their_letters(string field, string printed) =>
        Assert.StartsWith($"{printed}. On fog.", Sentence($$$"""@article{x, {{{field}}}, title = {On {Fog}}, year = {2018}}""").Replace("On Fog", "On fog", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Strings_months_dashes_and_quotes_of_bibtex_are_read()
    {
        Reference source = One("""
            @string{jcen = "Journal of Clinical Neuropsychology"}
            @Article ( bell2018 ,
              Title = "Fog --- what {\textit{we}} know \& don't",
              journal = jcen # {, Part B}, year = 2018, month = sep, volume = {40}, number = {7},
              pages = {698--714}, doi = {https://doi.org/10.1080/13803395.2017.1422699}, eprint = {29388512}, eprinttype = {pubmed}
            )
            """);
        Assert.Equal("Fog — what we know & don't. Journal of Clinical Neuropsychology, Part B. 2018;40(7):698-714. doi: 10.1080/13803395.2017.1422699. PMID: 29388512.", VancouverStyle.Sentence(source));
        Assert.Equal("bell2018", source.Id);
    }

    [Theory]
    [InlineData("T2  - Brain, Behavior\nJA  - Brain Behav", "Brain, Behavior", "Brain Behav")]
    [InlineData("JO  - Brain Behav", "Brain Behav", null)]
    [InlineData("JF  - Brain, Behavior\nJO  - Brain Behav", "Brain, Behavior", "Brain Behav")]
    public void The_journal_of_ris_is_found_under_any_of_its_tags(string tags, string full, string? brief)
    {
        Reference source = One($"TY  - JOUR\nT1  - On fog\n{tags}\nER  -\n");
        Assert.Equal((full, brief), (source.ContainerTitle, source.ContainerTitleShort));
    }

    [Fact]
    public void Ris_of_other_programs_is_read()
    {
        Reference source = One("Provider: Somebody\n\nTY - JOUR\nA1 - Bell, Tyler\nA1 - Trost, Z.\nT1 - A long title that\ngoes on\nY1 - 2018/09/01/\nVL - 40\nIS - 7\nSP - 698\nEP - 714\n"
            + "UR - https://doi.org/10.1000/ab\nDB - PubMed\nAN - 29388512\nN2 - An abstract\nER - \n");
        Assert.Equal("Bell T, Trost Z. A long title that goes on. 2018;40(7):698-714. doi: 10.1000/ab. PMID: 29388512.", VancouverStyle.Sentence(source));
    }

    [Fact]
    public void A_number_of_another_database_is_no_pmid() =>
        Assert.Null(One("TY  - JOUR\nTI  - On fog\nDB  - Embase\nAN  - 29388512\nER  - \n").Pmid);

    [Fact]
    public void Two_records_of_pubmed_are_read_with_their_groups_and_lines_that_go_on()
    {
        PastedSources pasted = PastedSources.Read("""

            PMID- 30223011
            OWN - NLM
            DP  - 2019 Jan
            TI  - Brain glial activation in fibromyalgia - A multi-site positron emission
                  tomography investigation.
            PG  - 72-83
            LID - S0889-1591(18)30242-3 [pii]
            LID - 10.1016/j.bbi.2018.09.018 [doi]
            FAU - Albrecht, Daniel S
            AU  - Albrecht DS
            FAU - Berg, Anne
            AU  - Berg A
            CN  - Karolinska Fibromyalgia Group
            PT  - Journal Article
            TA  - Brain Behav Immun
            JT  - Brain, behavior, and immunity
            VI  - 75
            PMC - PMC6541932

            PMID- 12345
            TI  - [Schmerz und Nebel].
            AU  - Müller K
            DP  - 1999 Winter
            TA  - Schmerz
            """);
        Assert.Empty(pasted.Problems);
        Assert.Equal(
            [
                "Albrecht DS, Berg A; Karolinska Fibromyalgia Group. Brain glial activation in fibromyalgia - A multi-site positron emission tomography investigation. Brain Behav Immun. 2019;75:72-83. doi: 10.1016/j.bbi.2018.09.018. PMID: 30223011; PMCID: PMC6541932.",
                "Müller K. [Schmerz und Nebel]. Schmerz. 1999. PMID: 12345.",
            ], pasted.Sources.Select(VancouverStyle.Sentence));
        Assert.Equal(["albrecht2019", "muller1999"], pasted.Sources.Select(source => source.Id));
    }

    [Theory]
    [InlineData("Bell T, Trost Z. Is it “real”? J Clin Exp Neuropsychol. 2018 Sep;40(7):698-714. doi:10.1080/x. PMID: 29388512; PMCID: PMC123.", "Bell T, Trost Z. Is it “real”? J Clin Exp Neuropsychol. 2018;40(7):698-714. doi: 10.1080/x. PMID: 29388512; PMCID: PMC123.")]
    [InlineData("Bell T. On fog. J Sleep. 2018;40:318-28.", "Bell T. On fog. J Sleep. 2018;40:318-28.")]
    [InlineData("NICE. Chronic pain guide. London: NICE; 2021. Available from: https://www.nice.org.uk/ng193", "NICE. Chronic pain guide [Internet]. London: NICE; 2021. Available from: https://www.nice.org.uk/ng193")]
    [InlineData("Berg A, Bo C, editors. Pain in words. Oslo: Press; 2020.", "Berg A, Bo C, editors. Pain in words. Oslo: Press; 2020.")]
    public void A_printed_line_is_taken_apart(string line, string printed) => Assert.Equal(printed, Sentence(line));

    private static Reference One(string text)
    {
        PastedSources pasted = PastedSources.Read(text);
        Assert.Empty(pasted.Problems);
        return Assert.Single(pasted.Sources);
    }

    private static string Sentence(string text) => VancouverStyle.Sentence(One(text));
}
