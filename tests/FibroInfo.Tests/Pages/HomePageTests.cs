using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>What leads on the home page and among the topics.</summary>
public sealed class HomePageTests
{
    private const string Leading = "home:\n  topics: [just-diagnosed, sleep, flare-ups, medicines, what-helps, work]\n";
    private const string Order = "navigation:\n  topics: [just-diagnosed, what-helps, sleep, flare-ups, medicines, work, diagnosis, about-fibromyalgia, fibro-fog, movement, food, calm, hands-on, family, research]\n";

    [Fact]
    public async Task The_topics_that_lead_are_those_of_site_yaml_in_its_order_and_the_others_follow_in_a_line()
    {
        using var site = new RunningSite();
        IHtmlDocument home = await site.PageAsync("/"), topics = await site.PageAsync("/topics");

        string[] leading = ["Just diagnosed", "Sleep", "Pain that flares", "Medicines", "What helps", "Work and rights"];
        Assert.Equal(leading, Names(home.Some(".home-topics .topic-rows a")));
        Assert.Equal("Getting a diagnosis", home.Some(".topic-line a")[0].Words());
        Assert.Equal("/articles", home.Some(".topic-line a")[^1].GetAttribute("href"));
        Assert.Equal(leading, Names(topics.Some("main .topic-rows a")).Take(leading.Length));
        Assert.Equal(Names(home.Some(".home-topics a")).SkipLast(1), Names(topics.Some("main .topic-rows a")));
        Assert.All(home.Some(".home-topics .topic-rows li"), row => Assert.Matches(@"[0-9]+ articles?$", row.Words()));
    }

    [Fact]
    public async Task Other_topics_lead_when_site_yaml_says_so_and_the_first_five_when_it_says_nothing()
    {
        using var site = new RunningSite();
        site.Content.Replace("site.yaml", Leading, "home:\n  topics: [food, no-such-topic, calm]\n");
        await site.UntilAsync("/", (_, text) => Html.Parse(text).QuerySelector(".topic-rows a")?.Words() == "Food");
        Assert.Equal(["Food", "Calm and talking therapies"], Names((await site.PageAsync("/")).Some(".topic-rows a")));

        site.Content.Replace("site.yaml", "home:\n  topics: [food, no-such-topic, calm]\n", "");
        site.Content.Replace("site.yaml", Order, "navigation:\n  topics: [research, sleep]\n");
        await site.UntilAsync("/", (_, text) => Html.Parse(text).QuerySelector(".topic-rows a")?.Words() == "Research explained");
        // Those that are not named follow in the order of their file.
        Assert.Equal(["Research explained", "Sleep", "About fibromyalgia", "Getting a diagnosis", "Fog, memory and focus"], Names((await site.PageAsync("/")).Some(".topic-rows a")));
    }

    [Fact]
    public async Task Recently_updated_says_what_changed_once_for_each_article()
    {
        using var site = new RunningSite();
        IReadOnlyList<IElement> changes = await ChangesAsync(site);

        Assert.Equal(changes.Count, changes.Select(change => change.QuerySelector("a")!.GetAttribute("href")).Distinct(StringComparer.Ordinal).Count());
        Assert.All(changes, change => Assert.True(change.QuerySelector("p")!.Words().Length > change.QuerySelector("a")!.Words().Length + 20, change.Words()));
    }

    [Fact]
    public async Task A_site_where_nobody_wrote_what_changed_or_long_ago_has_no_list_of_updates()
    {
        using var site = new RunningSite(content =>
        {
            foreach (string file in Directory.GetFiles(Path.Combine(content.Root, "articles"), "en.md", SearchOption.AllDirectories))
            {
                string path = Path.GetRelativePath(content.Root, file).Replace('\\', '/');
                string text = content.Read(path);
                int list = text.IndexOf("\ncorrections:\n", StringComparison.Ordinal);
                if (list >= 0)
                {
                    content.Write(path, text[..(list + 1)] + text[(list + 1)..].Replace("date: 2026-", "date: 2024-", StringComparison.Ordinal));
                }
            }
        });

        Assert.Contains("Updated", (await site.PageAsync("/")).One("main").Words(), StringComparison.Ordinal);
        Assert.Null((await site.PageAsync("/")).QuerySelector("#changed-title"));
        Assert.NotEmpty((await site.PageAsync("/corrections")).Some(".threaded li"));
    }

    [Fact]
    public async Task A_topic_begins_with_the_article_for_newcomers_and_then_those_that_are_mostly_about_it()
    {
        using var site = new RunningSite();

        Assert.Equal("/articles/what-is-fibromyalgia", (await site.PageAsync("/topics/just-diagnosed")).Some(".article-list h2 a")[0].GetAttribute("href"));
        Assert.Equal("/articles/what-helps", (await site.PageAsync("/topics/what-helps")).Some(".article-list h2 a")[0].GetAttribute("href"));
        Assert.Equal("/articles/movement", (await site.PageAsync("/topics/movement")).Some(".article-list h2 a")[0].GetAttribute("href"));
    }

    [Fact]
    public async Task A_site_without_articles_says_so_everywhere_and_where_to_go()
    {
        using var site = new RunningSite(content =>
        {
            EmptyArticles(content);
            content.Write("clinics.yaml", "");
            content.Write("glossary.yaml", "");
            content.Write("references.json", "[]");
        });

        foreach (string address in new[] { "/", "/articles", "/topics", "/topics/sleep", "/references", "/clinics", "/glossary", "/corrections" })
        {
            IHtmlDocument page = await site.PageAsync(address);
            Assert.Matches("No article has been published yet|No topic has an article|no article on this topic|No source is listed|No clinic is listed|has no words|No corrections yet", page.One("main").Words());
            Assert.NotEmpty(page.Some("main a[href]"));
            Assert.DoesNotContain(page.QuerySelectorAll("main a[href]"), link => link.GetAttribute("href") is "/articles/what-is-fibromyalgia");
        }

        Assert.Null((await site.PageAsync("/")).QuerySelector(".home-topics, .paces, #changed-title"));
    }

    [Fact]
    public async Task A_site_with_one_article_leads_to_it_and_one_with_two_hundred_stays_short()
    {
        using var one = new RunningSite(content =>
        {
            EmptyArticles(content);
            EveryBlock.AddSmall(content, "the-only-one", "The only one", new DateOnly(2026, 1, 2));
        });
        IHtmlDocument home = await one.PageAsync("/");
        Assert.Equal(["Research explained"], Names(home.Some(".home-topics .topic-rows a")));
        Assert.Single(home.QuerySelectorAll(".article-list > li"));
        Assert.All(home.Some(".topic-rows li"), row => Assert.EndsWith("1 article", row.Words(), StringComparison.Ordinal));
        Assert.Contains("See the article", home.One(".topic-line").Words(), StringComparison.Ordinal);

        using var many = new RunningSite(content =>
        {
            for (int number = 1; number <= 200; number++)
            {
                EveryBlock.AddSmall(content, $"many-{number:000}", $"Page {number}", new DateOnly(2020, 1, 1).AddDays(number));
            }
        });
        Assert.Equal(3, (await many.PageAsync("/")).Some(".article-list > li").Count);
        Assert.Contains("All 217 articles", (await many.PageAsync("/")).One(".topic-line").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await many.StatusAsync("/topics/research"));
    }

    private static void EmptyArticles(ContentCopy content)
    {
        foreach (string folder in Directory.GetDirectories(Path.Combine(content.Root, "articles")))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Names(IEnumerable<IElement> links) => links.Select(link => link.Words());

    private static async Task<IReadOnlyList<IElement>> ChangesAsync(RunningSite site) =>
        (await site.PageAsync("/")).One("section[aria-labelledby=changed-title]").Some(".threaded li");
}
