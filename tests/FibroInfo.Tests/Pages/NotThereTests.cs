using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>Pages that moved, were taken away, cannot be read or are not public yet.</summary>
public sealed class NotThereTests(NotThereTests.Odd site) : IClassFixture<NotThereTests.Odd>
{
    private const string Canary = "xylographic";

    [Theory]
    [InlineData("/articles/old-name", "/articles/renamed")]
    [InlineData("/articles/old-name?view=easy", "/articles/renamed?view=easy")]
    [InlineData("/2019/05/a-post", "/articles/renamed")]
    [InlineData("/who-we-are", "/about")]
    public async Task An_old_address_is_sent_on_for_good(string old, string today)
    {
        using HttpResponseMessage answer = await site.AskAsync(old);
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(today, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_slug_of_its_own_takes_the_place_of_the_folder() =>
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await site.StatusAsync("/articles/renamed"), await site.StatusAsync("/articles/folder-name")));

    [Theory]
    [InlineData("/articles/taken-away")]
    [InlineData("/articles/taken-away?view=easy")]
    public async Task A_withdrawn_article_is_gone_and_says_so(string address)
    {
        using HttpResponseMessage answer = await site.AskAsync(address);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("We have removed this page", page.One("h1").Words());
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.NotNull(page.QuerySelector(".site-footer"));
    }

    [Theory]
    [InlineData("/articles/broken")]
    [InlineData("/broken-page")]
    public async Task A_file_broken_at_the_start_answers_503_in_the_sites_clothes(string address)
    {
        using HttpResponseMessage answer = await site.AskAsync(address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(60), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("This page is not available right now", Html.Parse(await answer.Content.ReadAsStringAsync()).One("h1").Words());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles")]
    [InlineData(Shipped.Study)]
    [InlineData("/about")]
    public async Task Everything_else_is_served_beside_a_broken_file(string address) =>
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(address));

    [Theory]
    [InlineData("/articles/no-such-article")]
    [InlineData("/no-such-page")]
    [InlineData("/no/such/page")]
    [InlineData("/people/nobody")]
    [InlineData("/references/nothing2000")]
    [InlineData("/articles/no-such-article.md")]
    [InlineData("/articles/no-such-article/references.txt")]
    [InlineData($"{Shipped.Study}/references.pdf")]
    [InlineData($"{Shipped.Study}/en.md")]
    [InlineData("/topics/no-such-topic/feed.xml")]
    [InlineData("/errors/404")]
    [InlineData("/nb/articles/fibro-fog")]
    public async Task What_is_not_there_is_404_with_a_way_on(string address)
    {
        using HttpResponseMessage answer = await site.AskAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.EndsWith("</html>", text.TrimEnd(), StringComparison.Ordinal);
        IHtmlDocument page = Html.Parse(text);
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
        Assert.NotEmpty(page.Some("main a[href='/']"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task Nothing_of_a_draft_or_of_tomorrow_is_on_any_public_address_T9()
    {
        string[] secret =
        [
            "/articles/a-draft", "/articles/a-review", "/articles/tomorrow", "/articles/a-draft.md", "/articles/tomorrow.md", "/articles/a-draft/canary.svg", "/articles/tomorrow/canary.svg",
            "/articles/a-draft/references.txt", "/articles/tomorrow/references.json", "/articles/tomorrow?view=easy", "/articles/draft-alias", "/articles/tomorrow-alias",
        ];
        foreach (string address in secret)
        {
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(address));
        }

        string[] open =
        [
            "/", "/articles", "/topics", "/topics/research", "/references", "/references/uncited2020", "/people/ingrid-solheim", "/people/jonas-berg", "/glossary", "/corrections", "/clinics",
            Shipped.Study, $"{Shipped.Study}.md", $"{Shipped.Study}/references.json", "/articles/renamed", .. secret,
        ];
        foreach (string address in open)
        {
            using HttpResponseMessage answer = await site.AskAsync(address);
            string text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("/articles/tomorrow", text, StringComparison.Ordinal);
        }

        Assert.Contains("No article uses it yet.", (await site.PageAsync("/references/uncited2020")).One("main").Words(), StringComparison.Ordinal);
    }

    public sealed class Odd() : RunningSite(content =>
    {
        DateOnly day = new(2026, 1, 1);
        EveryBlock.AddSource(content, "uncited2020");
        EveryBlock.AddSmall(content, "folder-name", "Renamed", day, "slug: renamed\naliases: [old-name, /2019/05/a-post]\nrelated: [{article: tomorrow, why: None.}]");
        content.Replace("pages/about/en.md", "\n---\n", "\naliases: [who-we-are]\n---\n");
        EveryBlock.AddSmall(content, "taken-away", "Taken away", day);
        content.Replace("articles/taken-away/en.md", "status: published", "status: withdrawn");
        EveryBlock.AddSmall(content, "broken", "Broken", day, "no-such-key: 1");
        content.Write("pages/broken-page/en.md", "---\ntitle: Broken\nno-such-key: 1\n---\n\nText.\n");
        foreach ((string slug, string status) in new[] { ("a-draft", "draft"), ("a-review", "review"), ("tomorrow", "published") })
        {
            DateOnly due = slug == "tomorrow" ? new DateOnly(2026, 11, 24) : day;
            EveryBlock.AddSmall(content, slug, $"A {Canary} title", due, $"aliases: [{slug.Replace("a-", "", StringComparison.Ordinal)}-alias]\ncorrections: [{{date: 2026-11-01, what: A {Canary} word., why: So.}}]", $"The {Canary} text. [@uncited2020]\n\n![A {Canary} drawing](canary.svg \"Caption\")");
            content.Replace($"articles/{slug}/en.md", "status: published", $"status: {status}");
            content.Write($"articles/{slug}/canary.svg", $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><title>{Canary}</title></svg>");
        }
    });
}
