using System.Diagnostics;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Tests.References;

/// <summary>R-2: references as people paste them, from PubMed, from papers and from lists. Authors and titles are invented.</summary>
public class PrintedReferenceTests
{
    [Theory]
    // PubMed's "Cite" text.
    [InlineData("Moe K. On fog here. J Fog Res. 2018;3:1-9. doi: 10.5555/x. Epub 2018 Sep 14. PMID: 1.", "Moe K. On fog here. J Fog Res. 2018;3:1-9. doi: 10.5555/x. PMID: 1.")]
    [InlineData("Moe K, Lie S. On fog. J Fog Res. 2018 Sep;3(1):1-9. doi: 10.5555/x. PMID: 12; PMCID: PMC345.", "Moe K, Lie S. On fog. J Fog Res. 2018;3(1):1-9. doi: 10.5555/x. PMID: 12; PMCID: PMC345.")]
    [InlineData("Moe K. On fog. J Fog Res. 2018 Sep 14. doi: 10.5555/x. Epub ahead of print. PMID: 12.", "Moe K. On fog. J Fog Res. 2018 Sep 14. doi: 10.5555/x. PMID: 12.")]
    [InlineData("Moe K. On fog. J Fog Res. 2018 Sep 14:e123. doi: 10.5555/x. Online ahead of print.", "Moe K. On fog. J Fog Res. 2018 Sep 14:e123. doi: 10.5555/x.")]
    [InlineData("Moe K. [On fog]. J Fog Res. 2002;122(8):785-7. Norwegian. PMID: 12.", "Moe K. [On fog]. J Fog Res. 2002;122(8):785-7. Norwegian. PMID: 12.")]
    [InlineData("Moe K. On fog. fogRxiv [Preprint]. 2021 Mar 5:2021.03.01.252500. doi: 10.5555/2021.03.01.252500. PMID: 12.", "Moe K. On fog. fogRxiv [Preprint]. 2021 Mar 5:2021.03.01.252500. doi: 10.5555/2021.03.01.252500. PMID: 12.")]
    [InlineData("Moe K, Lie S. On fog. 2023 Jun 11. In: Naps [Internet]. Oslo: Press; 2024 Jan–. PMID: 12.", "Moe K, Lie S. On fog. In: Naps. Oslo: Press; 2024. PMID: 12.")]
    [InlineData("Moe K. On fog. In: Ruud T, Berg-Dahl A, editors. Naps. 2nd ed. Oslo: Press; 2020. p. 3-9.", "Moe K. On fog. In: Ruud T, Berg-Dahl A, editors. Naps. 2nd ed. Oslo: Press; 2020. p. 3-9.")]
    [InlineData("Moe K. Naps and fog. 3rd ed. Oslo: Press; 2020.", "Moe K. Naps and fog. 3rd ed. Oslo: Press; 2020.")]
    [InlineData("Fog Study Group. On fog. J Fog Res. 2018;3:1-9.", "Fog Study Group. On fog. J Fog Res. 2018;3:1-9.")]
    [InlineData("Moe K; Fog Study Group. On fog. J Fog Res. 2018;3:1-9.", "Moe K; Fog Study Group. On fog. J Fog Res. 2018;3:1-9.")]
    [InlineData("Prest ML Jr, van der Linden P. On fog. J Fog Res. 2018;42 Suppl 2:S6-12.", "Prest ML Jr, van der Linden P. On fog. J Fog Res. 2018;42 Suppl 2:S6-12.")]
    [InlineData("Moe K. Listening to fog [dissertation]. Oslo: Nowhere University; 2017.", "Moe K. Listening to fog [dissertation]. Oslo: Nowhere University; 2017.")]
    [InlineData("On fog and sleep. J Fog Res. 2018;3:1-9.", "On fog and sleep. J Fog Res. 2018;3:1-9.")]
    // Other publishers' forms.
    [InlineData("Moe K, Lie S. On fog. Lancet 2020; 396: 11–19.", "Moe K, Lie S. On fog. Lancet. 2020;396:11-9.")]
    [InlineData("Moe K, Lie S. On fog. BMJ 2020;370:m1234. doi:10.5555/bmj.m1234", "Moe K, Lie S. On fog. BMJ. 2020;370:m1234. doi: 10.5555/bmj.m1234.")]
    [InlineData("Moe, K., & Lie, S. Q. (2020). On fog and sleep. Journal of Fog Research, 4(2), 11–19. https://doi.org/10.5555/fog", "Moe K, Lie SQ. On fog and sleep. Journal of Fog Research. 2020;4(2):11-9. doi: 10.5555/fog.")]
    [InlineData("Moe K, Lie S (2020) On fog and sleep. J Fog Res 4:11–19. https://doi.org/10.5555/fog", "Moe K, Lie S. On fog and sleep. J Fog Res. 2020;4:11-9. doi: 10.5555/fog.")]
    [InlineData("K. Moe, S. Lie, On fog and sleep, J. Fog Res. 4 (2020) 11–19, https://doi.org/10.5555/j.fog.2020", "Moe K, Lie S. On fog and sleep. J. Fog Res. 2020;4:11-9. doi: 10.5555/j.fog.2020.")]
    [InlineData("Moe, K. and Lie, S. (2020) 'On fog and sleep', Journal of Fog Research, 4(2), pp. 11–19. doi: 10.5555/fog.", "Moe K, Lie S. On fog and sleep. Journal of Fog Research. 2020;4(2):11-9. doi: 10.5555/fog.")]
    [InlineData("Moe, K. & Lie, S. On fog and sleep. J. Fog Res. 4, 11–19 (2020).", "Moe K, Lie S. On fog and sleep. J. Fog Res. 2020;4:11-9.")]
    [InlineData("Moe, K., Lie, S. & Aas, B. On fog and sleep. Fog 4, 11–19 (2020).", "Moe K, Lie S, Aas B. On fog and sleep. Fog. 2020;4:11-9.")]
    [InlineData("Moe, Kari. 2020. “On Fog.” Journal of Fog Research 4 (2): 11–19.", "Moe K. On Fog. Journal of Fog Research. 2020;4(2):11-9.")]
    [InlineData("Moe K, Lie S, Aas B, et al. On fog. J Fog Res. 2018;3(1):1-9. doi:10.5555/x", "Moe K, Lie S, Aas B. On fog. J Fog Res. 2018;3(1):1-9. doi: 10.5555/x.")]
    [InlineData("Moe K. Fog vs. sleep in adults. J Fog Res. 2018 Sep-Oct;3(1 Suppl):S1-S12.", "Moe K. Fog vs. sleep in adults. J Fog Res. 2018;3(1 Suppl):S1-12.")]
    [InlineData("World Fog Organization. (2020). On fog. Fog Press. https://example.org/fog", "World Fog Organization. On fog [Internet]. Fog Press; 2020. Available from: https://example.org/fog")]
    [InlineData("Moe K. On fog. Final report. Oslo: Fog Agency; 2002 Feb. Report No.: FA-12.", "Moe K. On fog. Final report. Oslo: Fog Agency; 2002 Feb. Report No.: FA-12.")]
    [InlineData("Fog Helpline. What is fog? [Internet]. Oslo: Fog Helpline; 2020 [updated 2021 Jan 5; cited 2022 Feb 3]. Available from: https://example.org/fog", "Fog Helpline. What is fog? [Internet]. Oslo: Fog Helpline; 2020 [updated 2021 Jan 5; cited 2022 Feb 3]. Available from: https://example.org/fog")]
    [InlineData("Moe K. On fog. In: Proceedings of the Fog Days; 2019 May 3-5; Oslo, Norway. Oslo: Press; 2020. p. 12-21.", "Moe K. On fog. In: Proceedings of the Fog Days; 2019 May 3-5; Oslo, Norway. Oslo: Press; 2020. p. 12-21.")]
    [InlineData("van der Linden P, O'Dahl J, St. Moe K. On fog. J Fog Res. 2019;3:12-14.", "van der Linden P, O'Dahl J, St Moe K. On fog. J Fog Res. 2019;3:12-4.")]
    [InlineData("<p>Moe K. On fog &amp; sleep. <i>J Fog Res</i>. 2019;3:12-14.</p>", "Moe K. On fog & sleep. J Fog Res. 2019;3:12-4.")]
    [InlineData("12. Moe K. On fog.\n   J Fog Res. 2018;3:\n   1-9.", "Moe K. On fog. J Fog Res. 2018;3:1-9.")]
    [InlineData("Moe K\u202E. On\u200B fog. J Fog Res. 2018;3:1-9.", "Moe K. On fog. J Fog Res. 2018;3:1-9.")]
    public void A_reference_is_read(string pasted, string printed) => Assert.Equal(printed, VancouverStyle.Sentence(Assert.Single(PastedSources.Read(pasted).Sources)));

    [Fact]
    public void Et_al_is_no_author_and_the_others_are_asked_for()
    {
        PastedSources read = PastedSources.Read("Albrekt et al, 2019. On fog. J Fog Res. 2019 Jan:75:72-83.");
        Assert.Equal("Albrekt. On fog. J Fog Res. 2019;75:72-83.", VancouverStyle.Sentence(Assert.Single(read.Sources)));
        Assert.Equal("import.authors", Assert.Single(read.Problems).Rule);
    }

    [Theory]
    [InlineData("Moe K. On fog. J Fog Res. 2018;3:1-9. doi: 10.5555/x. Erratum in: J Fog Res. 2019 Jan 2;4(1):2. doi: 10.5555/y. PMID: 3.", NoticeKind.Correction)]
    [InlineData("Moe K. On fog. J Fog Res. 2018;3:1-9. doi: 10.5555/x. Retraction in: J Fog Res. 2019 Jan 2;4(1):2. doi: 10.5555/y. PMID: 7. PMID: 3.", NoticeKind.Retraction)]
    public void A_notice_behind_a_reference_comes_in_with_it(string pasted, NoticeKind kind)
    {
        Reference source = Assert.Single(PastedSources.Read(pasted).Sources);
        Assert.Equal(("Moe K. On fog. J Fog Res. 2018;3:1-9. doi: 10.5555/x. PMID: 3.", new Notice(kind, new DateOnly(2019, 1, 2), Sources.Doi("10.5555/y"))),
            (VancouverStyle.Sentence(source), source.Facts.Notice));
    }

    [Theory]
    [InlineData("https://onlinelibrary.wiley.com/doi/10.1002/ab.1234", "10.1002/ab.1234")]
    [InlineData("https://onlinelibrary.wiley.com/doi/full/10.1002/ab.1234", "10.1002/ab.1234")]
    [InlineData("https://onlinelibrary.wiley.com/doi/epdf/10.1002/ab.1234", "10.1002/ab.1234")]
    [InlineData("https://www.tandfonline.com/doi/full/10.1080/1234.5678?scroll=top", "10.1080/1234.5678")]
    [InlineData("https://link.springer.com/article/10.1007/s00000-019-0001-1#Sec1", "10.1007/s00000-019-0001-1")]
    [InlineData("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001&type=printable", "10.1371/journal.pone.0000001")]
    [InlineData("https://doi-org.ezproxy.example.org/10.1016/j.fog.2019.01", "10.1016/j.fog.2019.01")]
    [InlineData("https://doi.org/10.1016%2Fj.fog.2019.01", "10.1016/j.fog.2019.01")]
    [InlineData("https://journals.sagepub.com/doi/pdf/10.1177/0000000019", "10.1177/0000000019")]
    [InlineData("https://www.frontiersin.org/articles/10.3389/fog.2019.00001/full", "10.3389/fog.2019.00001")]
    [InlineData("Look at this paper (10.1016/j.fog.2019.01), it is good.", "10.1016/j.fog.2019.01")]
    [InlineData("Dear all,\nplease read https://doi.org/10.1016/S0000-0000(19)30001-2.\nKari", "10.1016/s0000-0000(19)30001-2")]
    [InlineData("see doi:10.1016/j.fog.2019.01; thanks", "10.1016/j.fog.2019.01")]
    public void A_doi_is_found_in_any_text_or_address(string pasted, string doi)
    {
        PastedSources read = PastedSources.Read(pasted);
        Assert.Equal((PastedSourceFormat.Doi, doi), (read.Kind, Assert.Single(read.Found).Doi?.Value));
        Assert.Empty(read.Problems);
    }

    [Theory]
    [InlineData("https://pubmed.ncbi.nlm.nih.gov/?term=30223011", "30223011", null)]
    [InlineData("https://pubmed.ncbi.nlm.nih.gov/30223011/#affiliation-1", "30223011", null)]
    [InlineData("https://www.ncbi.nlm.nih.gov/pubmed/?term=30223011", "30223011", null)]
    [InlineData("https://pubmed-ncbi-nlm-nih-gov.proxy.example.org/30223011/", "30223011", null)]
    [InlineData("https://europepmc.org/article/MED/30223011", "30223011", null)]
    [InlineData("I mean PMID 30223011, please.", "30223011", null)]
    [InlineData("PMC6541932", null, "PMC6541932")]
    [InlineData("https://pmc.ncbi.nlm.nih.gov/articles/PMC6541932/", null, "PMC6541932")]
    [InlineData("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6541932/pdf/x.pdf", null, "PMC6541932")]
    [InlineData("https://europepmc.org/article/PMC/PMC6541932", null, "PMC6541932")]
    public void A_number_of_pubmed_is_found_in_any_text_or_address(string pasted, string? pmid, string? pmcid)
    {
        FoundNumbers found = Assert.Single(PastedSources.Read(pasted).Found);
        Assert.Equal((null, pmid, pmcid), (found.Doi?.Value, found.Pmid, found.Pmcid));
    }

    [Theory]
    [InlineData("1. Moe K. On fog. J Fog Res. 2018;3:1-9.\n2. Lie S. On naps. J Fog Res. 2019;4:2-5.\n3. Aas B. On rest. J Fog Res. 2020;5:3-7.")]
    [InlineData("1. Moe K. On fog. J Fog Res. 2018;3:1-9.\n\n2. Lie S. On naps. J Fog Res. 2019;4:2-5.\n\n3. Aas B. On rest. J Fog Res. 2020;5:3-7.")]
    [InlineData("[1] Moe K. On fog. J Fog\n  Res. 2018;3:1-9.\n[2] Lie S. On naps. J Fog Res. 2019;4:2-5.\n[3] Aas B. On rest.\n J Fog Res. 2020;5:3-7.")]
    [InlineData("1: Moe K. On fog. J Fog Res. 2018;3:1-9. PMID: 1.\n\n2: Lie S. On naps. J Fog Res. 2019;4:2-5. PMID: 2.\n\n3: Aas B. On rest. J Fog Res. 2020;5:3-7. PMID: 3.")]
    [InlineData("1)\tMoe K. On fog. J Fog Res. 2018;3:1-9.\r\n2)\tLie S. On naps. J Fog Res. 2019;4:2-5.\r\n3)\tAas B. On rest. J Fog Res. 2020;5:3-7.")]
    [InlineData("1\tMoe K. On fog. J Fog Res. 2018;3:1-9.\n2\tLie S. On naps. J Fog Res. 2019;4:2-5.\n3\tAas B. On rest. J Fog Res. 2020;5:3-7.")]
    [InlineData("Moe K. On fog. J Fog Res. 2018;3:1-9.\n\nLie S. On naps. J Fog Res. 2019;4:2-5.\n\nAas B. On rest. J Fog Res. 2020;5:3-7.")]
    [InlineData("Moe K. On fog. J Fog Res. 2018;3:1-9. doi: 10.5555/a\nLie S. On naps. J Fog Res. 2019;4:2-5. doi: 10.5555/b\nAas B. On rest. J Fog Res. 2020;5:3-7. doi: 10.5555/c")]
    [InlineData("Moe K. On fog. J Fog Res. 2018;3:1-9. PMID: 1. Lie S. On naps. J Fog Res. 2019;4:2-5. PMID: 2. Aas B. On rest. J Fog Res. 2020;5:3-7. PMID: 3.")]
    [InlineData("1. Moe K. On fog. J Fog Res. 2018;3:1-9. 2. Lie S. On naps. J Fog Res. 2019;4:2-5. 3. Aas B. On rest. J Fog Res. 2020;5:3-7.")]
    [InlineData("References\n1. Moe K. On fog. J Fog Res. 2018;3:1-9.\n2. Lie S. On naps. J Fog Res. 2019;4:2-5.\n3. Aas B. On rest. J Fog Res. 2020;5:3-7.")]
    public void A_list_becomes_as_many_sources_as_it_has(string pasted) => Assert.Equal(
        ["On fog 2018", "On naps 2019", "On rest 2020"], PastedSources.Read(pasted).Sources.Select(source => $"{source.Title} {source.Issued?.Year}"));

    [Fact]
    public void Numbers_in_one_sentence_are_one_source_each_unless_they_come_in_pairs()
    {
        Assert.Equal(["10.5555/a", "10.5555/b", "30223011"], PastedSources.Read("Please see these: 10.5555/a and 10.5555/b, and PMID 30223011.").Found.Select(found => found.Value));
        Assert.Equal(("10.5555/a", "30223011"), Assert.Single(PastedSources.Read("See 10.5555/a (PMID 30223011).").Found) is var one ? (one.Doi?.Value, one.Pmid) : default);
    }

    [Fact]
    public void A_list_of_numbers_alone_is_one_source_each() => Assert.Equal(
        ["30223011", "10.5555/a", "30223012"], PastedSources.Read("30223011\nhttps://doi.org/10.5555/a\n\nhttps://pubmed.ncbi.nlm.nih.gov/30223012/\n30223011").Found.Select(found => found.Value));

    [Fact]
    public void What_cannot_be_read_in_a_list_is_named_or_found_by_its_number()
    {
        PastedSources read = PastedSources.Read("1. Moe K. On fog. J Fog Res. 2018;3:1-9.\n2. Something odd from 2019\n3. Lie: an odd thing, see 10.5555/odd");
        Assert.Equal("On fog", Assert.Single(read.Sources).Title);
        Assert.Equal("10.5555/odd", Assert.Single(read.Found).Value);
        Problem problem = Assert.Single(read.Problems);
        Assert.Equal(("import.line", 2), (problem.Rule, problem.Line));
    }

    [Fact]
    public void Two_hundred_references_at_once_are_two_hundred_sources()
    {
        var clock = Stopwatch.StartNew();
        string list = string.Join('\n', Enumerable.Range(1, 200).Select(n => $"{n}. Moe K, Lie S. On fog number {n}. J Fog Res. 2018;{n}:1-9. doi: 10.5555/fog.{n}. PMID: {70000000 + n}."));
        PastedSources read = PastedSources.Read(list);
        Assert.Equal((200, 0), (read.Sources.Count, read.Problems.Count));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
    }

    [Theory]
    [InlineData("Moe K. On fog. J Fog Res. 2018;3:1-9. ")]
    [InlineData("Moe K. On fog. J Fog Res. 2018;3:1-9.\n")]
    [InlineData("1. a 2018\n\n")]
    [InlineData("10.5555/a ")]
    [InlineData("((((((10.1/")]
    [InlineData("Moe, K., & ")]
    [InlineData("In: In: ed. ")]
    [InlineData("2018;2018:2018;")]
    [InlineData("\u202E\u0000\u0007Moe\u200B ")]
    public async Task A_megabyte_of_text_is_answered(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        PastedSources read = await Task.Run(() => PastedSources.Read(text)).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(read.Problems.Count + read.Sources.Count + read.Found.Count > 0);
    }

    [Theory]
    [InlineData("Moe K. Retraction: On fog. J Fog Res. 2018;3:1-9. Retraction of: J Fog Res. 2017;2:1.")]
    [InlineData("Moe K. Correction: On fog. J Fog Res. 2018;3:1-9. Erratum for: J Fog Res. 2017;2:1.")]
    public void A_notice_itself_is_refused(string pasted)
    {
        PastedSources read = PastedSources.Read(pasted);
        Assert.Empty(read.Sources);
        Assert.Equal("import.notice", Assert.Single(read.Problems).Rule);
    }
}
