using System.Text.Json.Nodes;
using FibroInfo.Registries;

namespace FibroInfo.Tests.Registries;

/// <summary>The seven states of a notice, and their order (trust.md, section 9; R-6).</summary>
public sealed class NoticeStateTests : IDisposable
{
    private readonly LookUpRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("retraction", NoticeState.Retracted)]
    [InlineData("Retraction", NoticeState.Retracted)]
    [InlineData("withdrawal", NoticeState.Retracted)]
    [InlineData("removal", NoticeState.Retracted)]
    [InlineData("partial_retraction", NoticeState.PartlyRetracted)]
    [InlineData("Partial Retraction", NoticeState.PartlyRetracted)]
    [InlineData("expression-of-concern", NoticeState.InDoubt)]
    [InlineData("expression_of_concern", NoticeState.InDoubt)]
    [InlineData("correction", NoticeState.Corrected)]
    [InlineData("erratum", NoticeState.Corrected)]
    [InlineData("corrigendum", NoticeState.Corrected)]
    [InlineData("new_version", NoticeState.CheckByHand)]
    [InlineData("something-of-tomorrow", NoticeState.CheckByHand)]
    public async Task Crossref_says_it_on_the_record_of_the_paper_R_6(string type, NoticeState state)
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work["updated-by"] = new JsonArray(Recorded.Update(type)));

        NoticeFinding found = (await _room.AskCrossrefAsync()).Notice;

        Assert.Equal((state, new DateOnly(2022, 5, 27), "10.1016/j.bbi.2022.05.001"), (found.State, found.Date, found.Doi?.Value));
    }

    [Fact]
    public async Task The_heaviest_of_several_counts_whoever_told_it_R_6()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work["updated-by"] = new JsonArray(
            Recorded.Update("erratum", "10.1234/erratum"), Recorded.Update("retraction", "10.1234/retraction", "retraction-watch"), Recorded.Update("expression_of_concern", "10.1234/concern")));

        NoticeFinding found = (await _room.AskCrossrefAsync()).Notice;

        Assert.Equal((NoticeState.Retracted, "10.1234/retraction"), (found.State, found.Doi?.Value));
    }

    [Fact]
    public async Task A_date_that_is_not_whole_is_left_out_R_6()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work =>
        {
            JsonObject update = Recorded.Update("retraction");
            update["updated"] = JsonNode.Parse("""{"date-parts":[[2022,5]]}""");
            work["updated-by"] = new JsonArray(update);
        });

        Assert.Null((await _room.AskCrossrefAsync()).Notice.Date);
    }

    [Fact]
    public async Task A_doi_that_is_itself_a_notice_is_no_paper_R_6()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work["update-to"] = new JsonArray(
            [.. Enumerable.Range(1, 42).Select(number => (JsonNode)Recorded.Update("retraction", $"10.1234/paper{number}"))]));

        Assert.Equal(NoticeState.IsNotice, (await _room.AskCrossrefAsync()).Notice.State);
    }

    [Fact]
    public async Task A_new_version_of_a_review_is_no_notice_but_for_a_person_to_see_R_6()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work["update-to"] = new JsonArray(Recorded.Update("new_version")));

        Assert.Equal(NoticeState.CheckByHand, (await _room.AskCrossrefAsync()).Notice.State);
    }

    [Fact]
    public async Task A_record_of_another_doi_says_nothing_about_ours_R_6()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work["DOI"] = "10.1016/j.bbi.2018.08.018");

        Assert.Equal(NoticeState.Unknown, (await _room.AskCrossrefAsync()).Notice.State);
    }

    [Theory]
    [InlineData("Retracted Publication", NoticeState.Retracted)]
    [InlineData("Retraction of Publication", NoticeState.IsNotice)]
    [InlineData("Published Erratum", NoticeState.IsNotice)]
    [InlineData("Expression of Concern", NoticeState.IsNotice)]
    [InlineData("Journal Article", NoticeState.None)]
    public async Task PubMed_says_it_among_the_kinds_of_publication_R_6(string kind, NoticeState state)
    {
        _room.StandIn.Summaries[Recorded.Pmid] = Recorded.Summary(summary => summary["pubtype"]!.AsArray().Add((JsonNode)kind));

        Assert.Equal(state, (await _room.AskPubMedAsync()).Notice.State);
    }

    [Theory]
    [InlineData("Retraction in", NoticeState.Retracted)]
    [InlineData("Partial retraction in", NoticeState.PartlyRetracted)]
    [InlineData("Expression of concern in", NoticeState.InDoubt)]
    [InlineData("Erratum in", NoticeState.Corrected)]
    [InlineData("Update in", NoticeState.CheckByHand)]
    [InlineData("Comment in", NoticeState.None)]
    public async Task PubMed_links_what_was_written_about_a_paper_R_6(string type, NoticeState state)
    {
        _room.StandIn.Summaries[Recorded.Pmid] = Recorded.Summary(summary => summary["references"] = new JsonArray(JsonNode.Parse(
            $$"""{"refsource":"Brain Behav Immun. 2022;1:1","reftype":"{{type}}","pmid":35000000,"note":""}""")));

        Assert.Equal(state, (await _room.AskPubMedAsync()).Notice.State);
    }

    [Fact]
    public async Task Nothing_found_is_none_and_a_network_that_fails_is_unknown_R_6()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work();
        Assert.Equal(NoticeState.None, (await _room.AskCrossrefAsync()).Notice.State);

        _room.StandIn.Dispose();
        Assert.Equal((LookupOutcome.Unreachable, NoticeState.Unknown), ((await _room.AskCrossrefAsync()).Answer, (await _room.AskCrossrefAsync()).Notice.State));
    }
}
