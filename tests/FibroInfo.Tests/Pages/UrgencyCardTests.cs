using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Pages.Texts;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>Readers see one text on when to get help, wherever they are (P-20).</summary>
public sealed class UrgencyCardTests : IDisposable
{
    private readonly RunningSite _site = new(content =>
    {
        content.Write("articles/none/en.md", TextSite.Good("none").Replace("::: help\ntoday: A painful rash\n:::\n", "", StringComparison.Ordinal));
        content.Write("articles/own/en.md", With("own", "emergency: A snake bite\ntoday: A painful rash\nbook: Hair loss"));
        content.Write("articles/lower/en.md", With("lower", "today: Chest pain that comes and goes\nbook: Loss of bladder control\nbook: Hair loss"));
        content.Write("articles/old/en.md", With("old", "Get help the same day if you have:\n\n- chest pain"));
    });

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(Shipped.Fog)]
    [InlineData(Shipped.Study)]
    [InlineData("/articles/none")]
    [InlineData("/articles/own")]
    [InlineData("/articles/lower")]
    [InlineData("/articles/old")]
    public async Task Every_article_shows_the_line_to_talk_and_the_same_three_cards_in_order_each_with_its_action_first(string address)
    {
        IElement help = (await _site.PageAsync(address)).One("section#when-to-get-help");

        Assert.Equal("When to get help", help.QuerySelector("h2")!.Words());
        Assert.Equal(["Thoughts of ending your life?", "Emergency", "Get help today", "Book an appointment"], help.QuerySelectorAll("h3").Select(title => title.Words()));
        Assert.Equal(["tel:113", "tel:116123", "tel:22400040", "tel:116117", "tel:80033321"], help.QuerySelectorAll(".talk li > a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["tel:113", "tel:116117"], help.QuerySelectorAll("a.urgency-call").Select(link => link.GetAttribute("href")));
        Assert.Equal(["/when-to-get-help#emergency", "/when-to-get-help#today", "/when-to-get-help#book"], help.QuerySelectorAll(".urgency-all a").Select(link => link.GetAttribute("href")));
        foreach (IElement card in help.QuerySelectorAll(".urgency-card"))
        {
            Assert.Equal(["urgency-title", "urgency-call", "urgency-signs", "urgency-all"], card.Children.Select(part => part.ClassName));
        }

        Assert.Equal("Suddenly: drooping face, weak arm or leg, or unclear speech", help.QuerySelector(".emergency li")!.Words());
        Assert.InRange(help.QuerySelectorAll(".emergency li").Length, 6, 7);
        Assert.DoesNotContain("same day", help.Words(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_articles_own_signs_come_last_in_their_card_and_one_that_the_site_has_higher_is_not_shown()
    {
        IHtmlDocument own = await _site.PageAsync("/articles/own"), lower = await _site.PageAsync("/articles/lower");

        Assert.Equal(["A snake bite", "A painful rash", "Hair loss"], new[] { "emergency", "today", "book" }.Select(card => own.Some($"#when-to-get-help .{card} li")[^1].Words()));
        Assert.Equal([5, 6], new[] { "today", "book" }.Select(card => lower.Some($"#when-to-get-help .{card} li").Count));
        Assert.DoesNotContain("Chest pain that comes", lower.One("#when-to-get-help").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Shipped.Fog)]
    [InlineData("/articles/none")]
    public async Task A_link_near_the_top_and_one_in_the_contents_lead_to_them(string address)
    {
        IHtmlDocument page = await _site.PageAsync(address);

        IElement link = page.One(".article-head a.get-help");
        Assert.Equal("Get help now", link.Words());
        Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
        Assert.Contains(page.Some(".contents a"), entry => entry.GetAttribute("href") == "#when-to-get-help");
        Assert.True(link.CompareDocumentPosition(page.One("#key-points")).HasFlag(DocumentPositions.Following));
    }

    [Fact]
    public async Task The_whole_list_has_every_sign_once_and_says_that_nobody_real_reviewed_it()
    {
        IHtmlDocument page = await _site.PageAsync("/when-to-get-help");

        Assert.Equal("When to get help", page.One("h1").Words());
        Assert.Equal(["talk", "emergency", "today", "book"], page.Some("main section[id]").Select(section => section.Id));
        string[] signs = [.. page.Some(".urgency-signs li").Select(sign => sign.Words())];
        Assert.True(signs.Length > 40);
        Assert.Equal(signs.Distinct(), signs);
        Assert.Equal("tel:22591300", page.One("#emergency li a").GetAttribute("href"));
        Assert.Contains("Demonstration: not reviewed by a clinician.", page.One(".reviewed").Words(), StringComparison.Ordinal);
        Assert.Contains((await _site.PageAsync("/")).Some(".site-footer a"), link => link.GetAttribute("href") == "/when-to-get-help");
    }

    [Fact]
    public async Task Easy_reading_ends_with_the_numbers_one_line_each_and_leads_to_the_list()
    {
        IHtmlDocument page = await _site.PageAsync($"{Shipped.Fog}?view=easy&part=all");

        Assert.Equal(["tel:113", "tel:116117", "tel:116123"], page.Some(".sheet .help-numbers a").Select(link => link.GetAttribute("href")));
        Assert.All(page.Some(".sheet .help-numbers a span"), label => Assert.NotEmpty(label.Words()));
        Assert.NotNull(page.QuerySelector(".easy-links a[href='/when-to-get-help']"));
    }

    [Theory]
    [InlineData("/contact", "tel:113", "tel:116117", "tel:116123", "tel:+4700000000")]
    [InlineData("/accessibility", "tel:+4700000000")]
    [InlineData("/about", "tel:113")]
    [InlineData("/clinics", "tel:+4700000001", "tel:+4700000002")]
    public async Task Every_telephone_number_on_a_page_is_a_link_that_stays_on_one_line(string address, params string[] numbers)
    {
        IHtmlDocument page = await _site.PageAsync(address);
        Assert.Equal(numbers, page.Some("main a[href^='tel:']").Select(link => link.GetAttribute("href")));
        Assert.All(page.Some("main a[href^='tel:']"), link => Assert.Equal("number", link.ClassName));
    }

    [Fact]
    public async Task A_faulty_text_takes_nothing_off_the_air_and_a_new_one_is_in_every_article_at_once()
    {
        string good = _site.Content.Read("site.yaml");
        _site.Content.Write("site.yaml", good.Replace("name: FibroInfo", "name: Renamed", StringComparison.Ordinal).Replace("number: \"113\"\n    do:", "numbr: \"113\"\n    do:", StringComparison.Ordinal));
        await _site.UntilAsync("/", (_, page) => page.Contains("Renamed", StringComparison.Ordinal));
        Assert.Equal("tel:113", (await _site.PageAsync(Shipped.Fog)).One(".emergency .urgency-call").GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync("/when-to-get-help"));

        _site.Content.Write("site.yaml", good.Replace("Trouble breathing, or a swollen face, tongue or throat", "Trouble breathing", StringComparison.Ordinal));
        await _site.UntilAsync("/when-to-get-help", (_, page) => page.Contains(">Trouble breathing<", StringComparison.Ordinal));
        Assert.Contains((await _site.PageAsync("/articles/none")).Some(".emergency li"), sign => sign.Words() == "Trouble breathing");
        Assert.Contains("Not yet clinically reviewed.", (await _site.PageAsync("/when-to-get-help")).One(".reviewed").Words(), StringComparison.Ordinal);
    }

    private static string With(string folder, string lines) =>
        TextSite.Good(folder).Replace("today: A painful rash", lines, StringComparison.Ordinal);
}
