using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>P-7: what readers and staff see of evidence labels, and of sources that experts agreed on.</summary>
public sealed class EvidenceLabelTests(EvidenceLabelTests.Site site) : IClassFixture<EvidenceLabelTests.Site>
{
    private const string Agreed = "wolfe2016";

    [Fact]
    public async Task A_label_stands_in_words_behind_its_number_and_leads_to_its_explanation()
    {
        IHtmlDocument page = await site.PageAsync("/articles/labelled");

        IElement[] labels = [.. page.Some(".cite-label")];
        Assert.Equal(["weak evidence", "not known", "agreed by experts"], labels.Select(label => label.Words()));
        Assert.Equal(["[1] weak evidence", "[1, 3] not known", "[2] agreed by experts"], labels.Select(label => label.Closest(".cite-labelled")!.Words()));
        Assert.All(labels, label => Assert.Equal("/how-we-work#evidence-labels", label.GetAttribute("href")));
        Assert.All(labels, label => Assert.Contains(label.Words(), label.GetAttribute("aria-label"), StringComparison.Ordinal));
        Assert.DoesNotContain("{", page.One(".text").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_on_how_we_work_explains_the_levels_the_agreements_and_what_recommended_means()
    {
        IHtmlDocument page = await site.PageAsync("/how-we-work");

        string section = page.One("section:has(#evidence-labels), section#evidence-labels").Words();
        Assert.All(["Strong", "Moderate", "Weak", "Early", "Not known", "Agreed by experts", "Recommended is not the same as sure"],
            words => Assert.Contains(words, section, StringComparison.Ordinal));
        Assert.Contains("Each claim about an effect says how sure we are", (await site.PageAsync("/")).Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_experts_agreed_on_says_so_and_is_counted_among_no_levels()
    {
        IHtmlDocument article = await site.PageAsync("/articles/labelled");
        Assert.Contains("It isn’t evidence that something works.", article.One($"#card-{Agreed}").Words(), StringComparison.Ordinal);
        Assert.Null(article.One($"#card-{Agreed}").QuerySelector(".strands"));
        Assert.Contains("1 source gives what experts agreed on.", article.One("#who-made-this").Words(), StringComparison.Ordinal);
        Assert.Equal(2, CountedLevels(article.One("#who-made-this").Words()));

        Assert.Contains("Agreed by experts.", (await site.PageAsync($"/references/{Agreed}")).One("main").Words(), StringComparison.Ordinal);
        IElement listed = (await site.PageAsync("/references")).One($"#ref-{Agreed} .meta");
        Assert.Contains("Agreed by experts", listed.Words(), StringComparison.Ordinal);
        Assert.Null(listed.QuerySelector(".strands"));
    }

    [Fact]
    public async Task An_article_that_cites_only_agreements_names_no_level()
    {
        string made = (await site.PageAsync("/articles/agreed")).One("#who-made-this").Words();

        Assert.Contains("It rests on 1 source. 1 source gives what experts agreed on.", made, StringComparison.Ordinal);
        Assert.DoesNotContain("Evidence:", made, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_an_article_and_its_sources_are_exported_as_they_are_written()
    {
        Assert.Contains("It helps a little. [@theadom2015]{weak}", await site.TextAsync("/articles/labelled.md"), StringComparison.Ordinal);
        JsonArray sources = JsonNode.Parse(await site.TextAsync("/articles/labelled/references.json"))!.AsArray();
        Assert.Contains(sources, source => source!["id"]!.ToString() == Agreed && source["custom"]!["evidence"]!.ToString() == "consensus");
    }

    [Fact]
    public async Task Staff_find_agreed_sources_by_a_filter_and_choose_the_label_in_the_form()
    {
        IHtmlDocument list = Html.Parse(await site.Author.ReadAsync("/admin/sources?show=consensus"));
        Assert.All(list.Some("tbody .grade"), grade => Assert.Equal("Agreed by experts", grade.Words()));
        Assert.Contains($"/admin/sources/{Agreed}", list.Some("tbody th a").Select(link => link.GetAttribute("href")));

        const string Address = "/admin/sources/pascoe2017";
        IHtmlDocument form = Html.Parse(await site.Author.ReadAsync(Address));
        string seen = form.One("[name=seen]").GetAttribute("value")!;
        using HttpResponseMessage saved = await site.Author.PostAsync(Address, ("seen", seen), ("evidence", "consensus"), ("action", "save"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{Address}?done=saved"), (saved.StatusCode, saved.Headers.Location?.ToString()));
        Assert.Contains("\"evidence\": \"consensus\"", Item(site.Content.Read("references.json"), "pascoe2017").ToJsonString().Replace("\":\"", "\": \"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("consensus", Html.Parse(await site.Author.ReadAsync(Address)).One("[name=evidence][checked]").GetAttribute("value"));
    }

    private static int CountedLevels(string words) => System.Text.RegularExpressions.Regex
        .Matches(words, "([0-9]+) (?:strong|moderate|weak|early|not known)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))
        .Sum(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    private static JsonNode Item(string json, string key) => JsonNode.Parse(json)!.AsArray().Single(item => item!["id"]!.ToString() == key)!;

    /// <summary>A site with an article that has each way of labelling, and a source that experts agreed on.</summary>
    public sealed class Site : RunningSite
    {
        public Site()
            : base(content =>
            {
                JsonArray sources = JsonNode.Parse(content.Read("references.json"))!.AsArray();
                foreach ((string key, string label) in new[] { (Agreed, "consensus"), ("theadom2015", "weak"), ("nutma2023", "early") })
                {
                    sources.Single(source => source!["id"]!.ToString() == key)!["custom"]!["evidence"] = label;
                }

                content.Write("references.json", sources.ToJsonString());
                EveryBlock.AddSmall(content, "labelled", "A labelled page", new DateOnly(2026, 1, 2), body:
                    $"It helps a little. [@theadom2015]{{weak}} It was seen. [@{Agreed}]\n\nNobody knows. [@theadom2015; @nutma2023]{{not-known}} It counts. [@{Agreed}]{{consensus}}");
                EveryBlock.AddSmall(content, "agreed", "An agreed page", new DateOnly(2026, 1, 2), body: $"It counts. [@{Agreed}]{{consensus}}");
            })
        {
            Author = StaffVisitor.SignInAsync(this, Role.Author).GetAwaiter().GetResult();
        }

        public StaffVisitor Author { get; }

        protected override void Dispose(bool disposing)
        {
            Author.Dispose();
            base.Dispose(disposing);
        }
    }
}
