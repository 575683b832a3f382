using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Tests.Checks;

/// <summary>E-13: what may be advertised where, and which plain links are advertisements that nobody recognises.</summary>
public sealed class AdvertisementRulesTests : IDisposable
{
    private const string Box = "::: product https://shop.example/x \"Heat wrap\"\nWe earn on it. [@wu2017]\n:::\n";

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("study", Severity.Error)]
    [InlineData("treatment", Severity.Error)]
    [InlineData("article", null)]
    public void An_advertisement_is_an_error_in_an_article_on_a_study_or_a_treatment_and_a_live_file_stays(string kind, Severity? severity)
    {
        WriteArticle("We earn on the heat wrap.", $"## What helps\n\nWarmth.\n\n{Box}", ("kind", $"kind: {kind}"));

        Assert.Equal(severity, Run("E-13").SingleOrDefault()?.Severity);
        ParsedContentFile file = Assert.Single(_content.Read().Texts, text => text.Path.Path == TempContent.ArticlePath);
        Assert.NotNull(file.Article);
    }

    [Theory]
    [InlineData("\"indirect\": true", "About wu2017", "E-13.source", Severity.Error)]
    [InlineData("\"indirect\": true", "A heat wrap for sleep apnoea", "E-13.source", Severity.Error)]
    [InlineData("\"notice\": {\"kind\": \"retraction\"}", "A heat wrap in fibromyalgia", "E-13.source", Severity.Error)]
    [InlineData("\"evidence\": \"consensus\"", "A heat wrap in fibromyalgia", "E-13.source", Severity.Error)]
    [InlineData("\"evidence\": \"weak\"", "Exercise in fibromyalgia", "E-13.product", Severity.Warning)]
    [InlineData("\"evidence\": \"weak\"", "Heat wraps in fibromyalgia", null, null)]
    [InlineData("\"design\": \"A trial of a heat wrap\"", "Warmth in fibromyalgia", null, null)]
    [InlineData("\"finding\": \"WRAPS eased pain\"", "Warmth in fibromyalgia", null, null)]
    public void An_advertisement_cites_no_source_that_never_studied_the_product_in_these_people(string custom, string title, string? rule, Severity? severity)
    {
        string source = TempContent.Source("wu2017", custom).Replace("About wu2017", title, StringComparison.Ordinal);
        _content.Write("references.json", TempContent.Sources(source, TempContent.Source("bell2018")));
        WriteArticle("We earn on the heat wrap.", $"## What helps\n\nWarmth.\n\n{Box}");

        Problem? problem = Run("E-13.source").Concat(Run("E-13.product")).SingleOrDefault();
        Assert.Equal((rule, severity), (problem?.Rule, problem?.Severity));
    }

    [Theory]
    [InlineData("None.", false)]
    [InlineData("none", false)]
    [InlineData("We sell books.", false)]
    [InlineData("We earn on heat wrapped in wool.", false)]
    [InlineData("We earn at workshop.example.", false)]
    [InlineData("The clinic earns 5 % on the HEAT WRAP.", true)]
    [InlineData("The clinic earns on “heat-wrap”.", true)]
    [InlineData("The clinic owns Shop.Example.", true)]
    public void The_conflicts_of_interest_name_the_product_or_its_shop_and_none_is_an_error(string interests, bool isNamed)
    {
        WriteArticle(interests, $"## What helps\n\nWarmth.\n\n{Box}");

        Assert.Equal(isNamed ? [] : [Severity.Error], Run("E-13.interests").Select(problem => problem.Severity));
    }

    [Fact]
    public void Each_of_two_products_is_named_and_a_product_called_none_hides_nothing()
    {
        const string boxes = "::: product https://a.example/x \"None\"\n:::\n\n::: product https://en.b.example/y \"Pillow\"\n:::\n";
        _content.Write("site.yaml", $"{File.ReadAllText(_content.Full("site.yaml"))}shop-hosts: [b.example]\n");

        WriteArticle("None.", boxes);
        Assert.Equal(2, Run("E-13.interests").Count());
        WriteArticle("We earn on what b.example sells.", boxes);
        Assert.Contains("“None”", Assert.Single(Run("E-13.interests")).Message, StringComparison.Ordinal);
        WriteArticle("We earn at a.example and b.example.", boxes);
        Assert.Empty(Run("E-13.interests"));
    }

    [Theory]
    [InlineData("https://shop.example")]
    [InlineData("http://shop.example/")]
    [InlineData("https://www.shop.example/wrap")]
    [InlineData("https://en.shop.example:8443/wrap?a=1#b")]
    [InlineData("https://SHOP.example./wrap")]
    [InlineData("https://bücher.example/wrap")]
    [InlineData("https://xn--bcher-kva.example/wrap")]
    [InlineData("https://elsewhere.example/product/wrap")]
    [InlineData("https://elsewhere.example/en/Products/wrap")]
    [InlineData("https://elsewhere.example/produkt/varmepute")]
    [InlineData("https://elsewhere.example/kj%C3%B8p")]
    [InlineData("https://elsewhere.example/Heat-Wrap/dp/B01")]
    [InlineData("https://elsewhere.example/gp/product/B01")]
    [InlineData("https://elsewhere.example/cart")]
    [InlineData("https://elsewhere.example/shop/")]
    [InlineData("https://elsewhere.example/product.php?id=1")]
    [InlineData("https://elsewhere.example/%70roduct/1")]
    [InlineData("https://elsewhere.example/a/../buy")]
    public void A_plain_link_to_a_shop_is_a_warning_by_its_host_or_its_path(string address)
    {
        WriteShopHosts("[www.shop.example, bücher.example]");
        WriteArticle("None.", $"## What helps\n\nA [heat wrap]({address}) is warm.\n");

        Problem problem = Assert.Single(Run("E-13.link"));
        Assert.Equal(Severity.Warning, problem.Severity);
        Assert.NotNull(problem.ShopLink);
    }

    [Theory]
    [InlineData("https://notshop.example/wrap")]
    [InlineData("https://shop.example.org/wrap")]
    [InlineData("https://elsewhere.example/production")]
    [InlineData("https://elsewhere.example/buy-less-do-more")]
    [InlineData("https://elsewhere.example/?to=/product/1")]
    [InlineData("https://doi.org/10.1000/shopping")]
    [InlineData("mailto:product@elsewhere.example")]
    [InlineData("/articles/sleep")]
    [InlineData("#product")]
    public void Any_other_link_is_none(string address)
    {
        WriteShopHosts("[shop.example]");
        WriteArticle("None.", $"## Product\n\nA [heat wrap]({address}) is warm.\n");

        Assert.Empty(Run("E-13.link"));
    }

    [Theory]
    [InlineData("A [wrap][w].\n\n[w]: https://shop.example/w \"Wrap\"\n")]
    [InlineData("Warm: <https://shop.example/w>.")]
    [InlineData("Warm: https://shop.example/w_1_2?a=1&b=2.")]
    [InlineData("Warm (www.shop.example).")]
    [InlineData("Warm: `https://shop.example/w`.")]
    [InlineData("Warm: **https://shop.example/w**")]
    [InlineData("- One\n- A [*warm* wrap](https://shop.example/w)")]
    [InlineData("> A [wrap](https://shop.example/w)")]
    [InlineData("| a | b |\n|---|---|\n| 1 | [wrap](https://shop.example/w) |")]
    [InlineData("### A [wrap](https://shop.example/w)\n\nText.")]
    [InlineData("Warm.[^1]\n\n[^1]: A [wrap](https://shop.example/w).")]
    [InlineData("::: caution\nA [wrap](https://shop.example/w).\n:::")]
    [InlineData("Wrap\n:   A [wrap](https://shop.example/w).")]
    [InlineData("::: product https://shop.example/w \"Wrap\"\nWarm.\n:::\n\nA [wrap](https://shop.example/w).")]
    public void A_link_to_a_shop_is_found_wherever_it_is_in_the_text(string body)
    {
        WriteShopHosts("[shop.example]");
        WriteArticle("We earn on the wrap.", $"## What helps\n\n{body}\n");

        Assert.NotNull(Assert.Single(Run("E-13.link")).ShopLink);
    }

    [Fact]
    public void In_an_advertisement_a_link_to_a_shop_is_right_and_marked_for_search_engines()
    {
        WriteShopHosts("[shop.example]");
        WriteArticle("We earn on the wrap.", "::: product https://shop.example/w \"Wrap\"\nAlso [in red](https://shop.example/r) and <https://shop.example/b>.\n:::\n");

        Assert.Empty(Run("E-13.link"));
        Article article = _content.Read().Texts.Single(text => text.Path.Path == TempContent.ArticlePath).Article!;
        string html = string.Concat(article.Text.Sections.Select(section => section.Html));
        Assert.Equal(3, html.Split("rel=\"sponsored nofollow noopener\"").Length - 1);
    }

    [Theory]
    [InlineData("article", "::: easy\n## One\n\nA [wrap](https://shop.example/w).\n:::")]
    [InlineData("article", "::: easy\n## One\n\nA wrap: https://shop.example/w\n:::")]
    [InlineData("study", "A [wrap](https://shop.example/w).")]
    [InlineData("treatment", "A [wrap](https://shop.example/w).")]
    public void Where_no_advertisement_may_be_the_writer_is_asked_to_take_the_link_out(string kind, string body)
    {
        WriteShopHosts("[shop.example]");
        WriteArticle("None.", $"## What helps\n\nText.\n\n{body}\n", ("kind", $"kind: {kind}"));

        Problem problem = Assert.Single(Run("E-13.link"));
        Assert.Null(problem.ShopLink);
        Assert.StartsWith("Take the address out", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key-points", "key-points:\n  - Buy it at https://shop.example/w.\n  - It can get better.\n  - You can start small.")]
    [InlineData("summary", "summary: See www.shop.example for more.")]
    public void An_address_of_a_shop_in_the_head_of_an_article_is_found_too(string key, string line)
    {
        WriteShopHosts("[shop.example]");
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, (key, line)));

        Assert.Equal(Severity.Warning, Assert.Single(Run("E-13.link")).Severity);
    }

    [Fact]
    public void On_a_plain_page_a_link_to_a_shop_is_found_too()
    {
        WriteShopHosts("[shop.example]");
        _content.Write("pages/about/en.md", "---\ntitle: About\nsummary: About us.\nupdated: 2026-01-01\n---\nA [wrap](https://shop.example/w).\n");

        Problem problem = Assert.Single(Run("E-13.link"));
        Assert.Equal(("pages/about/en.md", 6, "https://shop.example/w"), (problem.File, problem.Line, problem.ShopLink));
    }

    [Theory]
    [InlineData("https://shop.example")]
    [InlineData("shop.example/wrap")]
    [InlineData("com")]
    [InlineData("a b.example")]
    [InlineData("127.0.0.1")]
    public void What_is_no_host_of_a_shop_is_an_error_of_the_site_file(string host)
    {
        WriteShopHosts($"[\"{host}\"]");

        Problem problem = Assert.Single(Run("file.value"));
        Assert.Equal(("site.yaml", Severity.Error), (problem.File, problem.Severity));
        Assert.Contains("shop.example", problem.Fix, StringComparison.Ordinal);
    }

    private void WriteShopHosts(string hosts) => _content.Write("site.yaml", $"{File.ReadAllText(_content.Full("site.yaml"))}shop-hosts: {hosts}\n");

    private void WriteArticle(string interests, string body, params (string, string?)[] more) =>
        _content.Write(TempContent.ArticlePath, TempContent.Article(body, [("interests", $"interests: {interests}"), .. more]));

    private IEnumerable<Problem> Run(string rule) => EditorialRules.Run(_content.Read(), new DateOnly(2026, 11, 16)).Where(problem => problem.Rule == rule);
}
