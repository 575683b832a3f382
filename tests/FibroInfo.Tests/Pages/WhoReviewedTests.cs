using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>No invented person reviews anything, and no real review goes unsaid.</summary>
[Collection(WholeSite.Name)]
public sealed class WhoReviewedTests(WholeSite.Site site)
{
    private const string Demonstration = "Demonstration: not reviewed by a clinician.";

    public static TheoryData<string> Invented => [Shipped.Study, Shipped.Fog, "/articles/what-is-fibromyalgia", $"{Shipped.Study}?view=easy"];

    [Theory, MemberData(nameof(Invented))]
    public async Task An_article_of_invented_people_says_so_and_claims_no_review(string address)
    {
        string words = (await site.PageAsync(address)).One("main").Words();
        Assert.Contains(Demonstration, words, StringComparison.Ordinal);
        Assert.DoesNotContain("Clinically reviewed", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Last reviewed", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Reviewed by", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_claim_no_review_by_invented_people()
    {
        string[] shipped = [.. Directory.GetDirectories(Repository.Folder("content/articles")).Select(folder => $"/articles/{Path.GetFileName(folder)}")];
        foreach (string list in new[] { "/articles", "/", "/topics/research" })
        {
            IHtmlDocument page = await site.PageAsync(list);
            AngleSharp.Dom.IElement[] invented = [.. page.Some(".article-list li").Where(item => shipped.Any(article => item.QuerySelector($"a[href='{article}']") is not null))];
            Assert.NotEmpty(invented);
            Assert.All(invented, item => Assert.DoesNotContain("Reviewed", item.Words(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_article_of_real_people_names_who_reviewed_it_P_2()
    {
        IHtmlDocument page = await site.PageAsync(EveryBlock.Reviewed);
        Assert.Contains("Clinically reviewed by Bo Real, doctor.", page.One(".byline").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Demonstration", page.One("main").Words(), StringComparison.Ordinal);
        Assert.Contains("Reviewed by Bo Real on 2 January 2026.", (await site.PageAsync($"{EveryBlock.Reviewed}?view=easy")).One(".easy-about").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_on_a_retracted_source_has_lost_its_review_R_7()
    {
        IHtmlDocument page = await site.PageAsync(EveryBlock.Address);
        Assert.Contains("Its review no longer stands, because a source was retracted.", page.One(".byline").Words(), StringComparison.Ordinal);
        Assert.Contains("Bo Real, doctor, reviewed it before a source was retracted.", page.One("#who-made-this").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Clinically reviewed", page.One("main").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Last reviewed", page.One("main").Words(), StringComparison.Ordinal);

        IHtmlDocument easy = await site.PageAsync($"{EveryBlock.Address}?view=easy&part=all");
        Assert.DoesNotContain("Reviewed by", easy.One(".easy-about").Words(), StringComparison.Ordinal);
        Assert.StartsWith("A source on this page was retracted.", easy.One(".notice.retraction").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_invented_person_says_so_and_is_not_indexed()
    {
        IHtmlDocument page = await site.PageAsync("/people/jonas-berg");
        Assert.Contains("This person is invented.", page.One("main").Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task The_page_of_a_real_person_has_a_photo_and_is_indexed()
    {
        IHtmlDocument page = await site.PageAsync("/people/anna-real");
        Assert.Equal("/people/anna-real.svg", page.One("img.photo").GetAttribute("src"));
        Assert.Equal("Photo of Anna Real", page.One("img.photo").GetAttribute("alt"));
        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.Contains(EveryBlock.Address, page.Some(".article-list a").Select(link => link.GetAttribute("href")));
        using HttpResponseMessage photo = await site.AskAsync("/people/anna-real.svg");
        Assert.Equal("image/svg+xml", photo.Content.Headers.ContentType?.MediaType);
    }
}
