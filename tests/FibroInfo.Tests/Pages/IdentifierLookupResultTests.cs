using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Registries;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>What a reader is told of retractions, with the settings of the registries pointing at a stand-in.</summary>
public sealed class IdentifierLookupResultTests : IDisposable
{
    private const string Small = "/articles/small-page";

    private readonly StandIn _registries = new();

    public void Dispose() => _registries.Dispose();

    [Fact]
    public async Task A_source_and_its_article_say_since_when_no_retraction_is_known_P_16()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work();
        _registries.Summaries[Recorded.Pmid] = Recorded.Summary();
        using RunningSite site = Open();

        await site.UntilAsync(Small, (_, text) => text.Contains("No retraction is known, checked on 23 November 2026.", StringComparison.Ordinal));
        await site.UntilAsync("/references/albrecht2019", (_, text) => text.Contains("No retraction is known, checked on 23 November 2026.", StringComparison.Ordinal));
        Assert.Contains(_registries.Requests, request => request.Target.StartsWith("/crossref/works/10.1016%2Fj.bbi.2018.09.018", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_registry_that_fails_leaves_it_unknown_and_never_clear_P_16()
    {
        _registries.Instead = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        using RunningSite site = Open();

        await site.UntilAsync(Small, (_, text) => text.Contains("1 could not be checked.", StringComparison.Ordinal));
        await site.UntilAsync("/references/albrecht2019", (_, text) => text.Contains("It could not be checked for retractions, tried on 23 November 2026.", StringComparison.Ordinal));
        Assert.DoesNotContain("No retraction is known", await ReadAsync(site, Small), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_registries_nobody_looked_and_the_page_says_so_P_16()
    {
        using var site = new RunningSite(AddSmall);

        Assert.Contains("Not yet checked for retractions.", await ReadAsync(site, Small), StringComparison.Ordinal);
        Assert.Contains("Not yet checked for retractions.", await ReadAsync(site, "/references/albrecht2019"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retraction_that_crossref_tells_of_is_seen_by_a_reader_at_the_sentence_R_7()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work(work => work["updated-by"] = new JsonArray(Recorded.Update("retraction")));
        using RunningSite site = Open();

        await site.UntilAsync(Small, (_, text) => text.Contains("A source on this page was retracted.", StringComparison.Ordinal));

        IHtmlDocument page = Html.Parse(await ReadAsync(site, Small));
        Assert.Equal(("[1 retracted]", "Source 1, retracted"), (page.One(".cite").Words(), page.One(".cite").GetAttribute("aria-label")));
        Assert.Equal("1", page.One(".cite s").Words());
        Assert.Contains("RETRACTED on 27 May 2022.", page.One("#ref-albrecht2019").Words(), StringComparison.Ordinal);
        Assert.Contains("1 was retracted.", page.One("#references > .muted").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("No retraction is known", page.One("#references").Words(), StringComparison.Ordinal);
        JsonNode written = JsonNode.Parse(site.Content.Read("references.json"))!.AsArray().Single(item => item!["id"]!.GetValue<string>() == "albrecht2019")!["custom"]!["notice"]!;
        Assert.Equal("""{"kind":"retraction","date":"2022-05-27","doi":"10.1016/j.bbi.2022.05.001"}""", written.ToJsonString());
    }

    private RunningSite Open() => new(AddSmall, ("Registries:Crossref", _registries.Crossref.AbsoluteUri), ("Registries:PubMed", _registries.PubMed.AbsoluteUri));

    private static void AddSmall(ContentCopy content) =>
        EveryBlock.AddSmall(content, "small-page", "A small page", new DateOnly(2026, 1, 2), body: "A marker was higher. [@albrecht2019]");

    private static Task<string> ReadAsync(RunningSite site, string path) => site.Client.GetStringAsync(new Uri(path, UriKind.Relative));
}
