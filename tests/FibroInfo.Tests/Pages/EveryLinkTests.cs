using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;
using FibroInfo.Text;

namespace FibroInfo.Tests.Pages;

/// <summary>Goes wherever a reader can go by links alone.</summary>
public sealed class EveryLinkTests(EveryLinkTests.Crawled site) : IClassFixture<EveryLinkTests.Crawled>
{
    [Fact]
    public void Every_internal_link_leads_to_a_page_that_is_there()
    {
        Assert.NotEmpty(site.Links);
        Assert.Empty(site.Links.Where(link => site.Answers[link.Path].Status != HttpStatusCode.OK).Select(link => $"{link.From} -> {link.Path}: {site.Answers[link.Path].Status}"));
    }

    [Fact]
    public void Every_fragment_names_something_on_the_page_it_leads_to()
    {
        Link[] pointed = [.. site.Links.Where(link => link.Fragment.Length > 0)];
        Assert.NotEmpty(pointed);
        Assert.Empty(pointed.Where(link => site.Answers[link.Path].Page?.GetElementById(link.Fragment) is null).Select(link => $"{link.From} -> {link.Path}#{link.Fragment}"));
    }

    [Fact]
    public void No_answer_sets_a_cookie_L_1()
    {
        Assert.NotEmpty(site.Answers);
        Assert.Empty(site.Answers.Where(answer => answer.Value.SetsCookie).Select(answer => answer.Key));
    }

    [Fact]
    public void Nothing_is_loaded_from_another_host_L_1()
    {
        string[] loaded = [.. site.Pages.SelectMany(page => page.Value.QuerySelectorAll("[src], [srcset], link[href]:not([rel=canonical]), object[data], form[action]"))
            .Select(element => element.GetAttribute("src") ?? element.GetAttribute("srcset") ?? element.GetAttribute("data") ?? element.GetAttribute("action") ?? element.GetAttribute("href")!)];
        Assert.NotEmpty(loaded);
        Assert.DoesNotContain(loaded, address => !address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_holds_an_id_twice()
    {
        Assert.NotEmpty(site.Pages);
        Assert.Empty(site.Pages.SelectMany(page => page.Value.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => $"{page.Key}#{group.Key}")));
    }

    [Fact]
    public void No_page_holds_script_or_style_in_itself_G_7()
    {
        Assert.NotEmpty(site.Pages);
        Assert.Empty(site.Pages.Where(page => page.Value.QuerySelectorAll("script:not([src], [type='application/ld+json']), style, [style]").Length > 0).Select(page => page.Key));
        Assert.Empty(site.Pages.Where(page => page.Value.All.Any(element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))).Select(page => page.Key));
    }

    [Fact]
    public void Every_page_has_one_h1_one_main_a_skip_link_and_a_language_A_10()
    {
        Assert.NotEmpty(site.Pages);
        Assert.Empty(site.Pages.Where(page => page.Value.QuerySelectorAll("h1").Length != 1 || page.Value.QuerySelectorAll("main").Length != 1
            || page.Value.QuerySelector("a.skip[href='#main']") is null || page.Value.DocumentElement.GetAttribute("lang") != "en").Select(page => page.Key));
    }

    [Fact]
    public void No_page_skips_a_level_of_headings_E_2()
    {
        Assert.NotEmpty(site.Pages);
        Assert.Empty(site.Pages.Where(page => Skips(page.Value.QuerySelectorAll("main :is(h1, h2, h3, h4)"))).Select(page => page.Key));
    }

    [Fact]
    public void The_help_links_stand_in_the_same_place_and_order_on_every_page_P_18()
    {
        Assert.True(site.Pages.Count > 1);
        Assert.Single(site.Pages.Select(page => string.Join('|', page.Value.Some(".site-footer a").Select(link => link.Words() + link.GetAttribute("href")))).Distinct());
    }

    [Fact]
    public void Every_page_but_easy_reading_and_the_search_names_its_own_address_as_canonical()
    {
        var full = site.Pages.Where(page => !page.Key.Contains("view=easy", StringComparison.Ordinal) && page.Key != Routes.Search).ToArray();
        Assert.NotEmpty(full);
        Assert.All(full, page => Assert.Equal("http://localhost:5080" + page.Key, page.Value.One("link[rel=canonical]").GetAttribute("href")));
    }

    [Fact]
    public void Easy_reading_names_the_article_as_canonical_and_is_not_indexed_S_6()
    {
        var easy = site.Pages.Where(page => page.Key.Contains("view=easy", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(easy);
        Assert.All(easy, page => Assert.Equal("http://localhost:5080" + page.Key.Split('?')[0], page.Value.One("link[rel=canonical]").GetAttribute("href")));
        Assert.All(easy, page => Assert.Equal("noindex", page.Value.One("meta[name=robots]").GetAttribute("content")));
    }

    [Fact]
    public void Only_easy_reading_the_search_and_invented_people_are_kept_from_search_engines_S_6()
    {
        string[] hidden = [.. site.Pages.Where(page => page.Value.QuerySelector("meta[name=robots]") is not null).Select(page => page.Key)];
        Assert.NotEmpty(hidden);
        Assert.All(hidden, path => Assert.True(path.Contains("view=easy", StringComparison.Ordinal) || path == "/search" || path.StartsWith("/people/", StringComparison.Ordinal), path));
    }

    [Fact]
    public void Every_address_that_has_a_page_today_is_reached_by_links()
    {
        Assert.Subset(site.Answers.Keys.ToHashSet(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal)
        {
            "/", "/articles", "/topics", "/topics/research", "/about", "/how-we-work", "/privacy", "/accessibility", "/contact", "/references", "/references/albrecht2019",
            "/people/jonas-berg", "/clinics", "/glossary", "/corrections", "/articles/brain-immune-cells-study", "/articles/brain-immune-cells-study?view=easy",
            "/articles/brain-immune-cells-study?view=easy&part=5", "/articles/brain-immune-cells-study?view=easy&part=all", "/articles/brain-immune-cells-study/two-groups.svg",
            "/articles/brain-immune-cells-study/references.txt", "/articles/brain-immune-cells-study/references.bib", "/articles/brain-immune-cells-study/references.ris",
            "/articles/brain-immune-cells-study/references.json",
        });
    }

    // The contents beside the text have a heading of their own, before the title in the order of the document.
    private static bool Skips(IEnumerable<IElement> headings)
    {
        int before = 0;
        foreach (int level in headings.Where(heading => heading.Closest("nav") is null).Select(heading => heading.LocalName[1] - '0'))
        {
            if (level > before + 1)
            {
                return true;
            }

            before = level;
        }

        return false;
    }

    public sealed record Link(string From, string Path, string Fragment);

    public sealed record Answer(HttpStatusCode Status, bool SetsCookie, IHtmlDocument? Page);

    public sealed class Crawled : RunningSite, IAsyncLifetime
    {
        private const int MostPages = 500;

        public Crawled()
            : this([])
        {
        }

        internal Crawled((string Key, string Value)[] settings)
            : base(_ => { }, settings)
        {
        }

        internal Dictionary<string, Answer> Answers { get; } = new(StringComparer.Ordinal);

        internal List<Link> Links { get; } = [];

        internal IReadOnlyDictionary<string, IHtmlDocument> Pages => Answers.Where(pair => pair.Value.Page is not null).ToDictionary(pair => pair.Key, pair => pair.Value.Page!, StringComparer.Ordinal);

        public async Task InitializeAsync()
        {
            var ahead = new Queue<string>(["/"]);
            while (ahead.TryDequeue(out string? path))
            {
                if (Answers.ContainsKey(path))
                {
                    continue;
                }

                Assert.True(Answers.Count < MostPages, "The crawl does not end.");
                Answers[path] = await AskOneAsync(path);
                foreach (Link link in LinksOf(path, Answers[path].Page))
                {
                    Links.Add(link);
                    ahead.Enqueue(link.Path);
                }
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;

        private async Task<Answer> AskOneAsync(string path)
        {
            using HttpResponseMessage answer = await this.AskAsync(path);
            bool isPage = answer.Content.Headers.ContentType?.MediaType == "text/html" && answer.IsSuccessStatusCode;
            return new Answer(answer.StatusCode, answer.Headers.Contains("Set-Cookie"), isPage ? Html.Parse(await answer.Content.ReadAsStringAsync()) : null);
        }

        private IEnumerable<Link> LinksOf(string path, IHtmlDocument? page)
        {
            var here = new Uri(Address, path);
            foreach (string href in (page?.QuerySelectorAll("a[href], link[href]:not([rel=canonical]), img[src], script[src]") ?? Enumerable.Empty<IElement>()).Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            {
                if (Uri.TryCreate(here, href, out Uri? target) && target.Scheme == here.Scheme && target.Authority == here.Authority)
                {
                    yield return new Link(path, target.PathAndQuery, Uri.UnescapeDataString(target.Fragment.TrimStart('#')));
                }
            }
        }
    }
}
