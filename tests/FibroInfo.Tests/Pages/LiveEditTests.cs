using System.Net;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>Files are changed while the site runs.</summary>
public sealed class LiveEditTests
{
    [Fact]
    public async Task A_broken_edit_leaves_the_last_good_page_on_the_air_and_mending_it_shows_the_new_one()
    {
        using var site = new RunningSite(content => EveryBlock.AddSmall(content, "beacon", "Beacon", new DateOnly(2026, 1, 1)));
        string good = site.Content.Read(Shipped.FogFile);
        // The beacon is edited together with the broken file, and shows when the site has read both.
        site.Content.Write(Shipped.FogFile, good.Replace("Fibro fog: trouble", "Unreadable: trouble", StringComparison.Ordinal).Replace("kind: article", "kimd: article", StringComparison.Ordinal));
        site.Content.Replace("articles/beacon/en.md", "\"Beacon\"", "\"Beacon lit\"");
        await site.UntilAsync("/articles/beacon", (_, text) => text.Contains("Beacon lit", StringComparison.Ordinal));
        Assert.Equal("Fibro fog: trouble with memory and focus", (await site.PageAsync(Shipped.Fog)).One("h1").Words());

        site.Content.Write(Shipped.FogFile, good.Replace("Fibro fog: trouble", "Mended: trouble", StringComparison.Ordinal));
        await site.UntilAsync(Shipped.Fog, (_, text) => text.Contains("Mended: trouble", StringComparison.Ordinal));
        Assert.Equal("Mended: trouble with memory and focus", (await site.PageAsync(Shipped.Fog)).One("h1").Words());
    }

    [Fact]
    public async Task A_page_broken_at_the_start_is_there_once_it_is_mended()
    {
        using var site = new RunningSite(content => EveryBlock.AddSmall(content, "broken", "Broken", new DateOnly(2026, 1, 1), "no-such-key: 1"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusAsync("/articles/broken"));
        site.Content.Replace("articles/broken/en.md", "no-such-key: 1\n", "");
        await site.UntilAsync("/articles/broken", (answer, _) => answer.IsSuccessStatusCode);
        Assert.Equal("Broken", (await site.PageAsync("/articles/broken")).One("h1").Words());
    }

    [Fact]
    public async Task A_source_that_is_added_can_be_cited_at_once()
    {
        using var site = new RunningSite();
        string sources = site.Content.Read("references.json").TrimEnd();
        site.Content.Write("references.json", sources[..^1] + """, {"id": "new2026", "type": "article-journal", "title": "A new source", "author": [{"family": "New", "given": "Ann"}], "issued": {"date-parts": [[2026]]}, "container-title": "Journal"}]""");
        site.Content.Replace(Shipped.FogFile, "## What it feels like\n", "## What it feels like\n\nA new team found it too. [@new2026]\n");
        await site.UntilAsync(Shipped.Fog, (_, text) => text.Contains("ref-new2026", StringComparison.Ordinal));
        Assert.Equal("#ref-new2026", (await site.PageAsync(Shipped.Fog)).Some(".cite")[0].GetAttribute("href"));
        Assert.Contains(Shipped.Fog, (await site.PageAsync("/references/new2026")).One("main").InnerHtml, StringComparison.Ordinal);
        Assert.Contains("A new source", await site.TextAsync($"{Shipped.Fog}/references.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_article_stands_on_every_list_and_a_deleted_one_on_none()
    {
        using var site = new RunningSite();
        EveryBlock.AddSmall(site.Content, "fresh", "Fresh from the press", new DateOnly(2026, 11, 23));
        await site.UntilAsync("/articles/fresh", (answer, _) => answer.IsSuccessStatusCode);
        foreach (string list in new[] { "/", "/articles", "/topics/research", "/people/ingrid-solheim" })
        {
            Assert.Contains("/articles/fresh", await site.TextAsync(list), StringComparison.Ordinal);
        }

        Directory.Delete(Path.Combine(site.Content.Root, "articles/fresh"), recursive: true);
        await site.UntilAsync("/articles/fresh", (answer, _) => answer.StatusCode == HttpStatusCode.NotFound);
        Assert.DoesNotContain("/articles/fresh", await site.TextAsync("/articles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_any_length_and_alphabet_are_shown_as_they_were_written()
    {
        string title = string.Concat(Enumerable.Repeat("Æ<b>&amp;漢字 ", 834))[..10_000].Trim();
        using var site = new RunningSite(content => EveryBlock.AddSmall(content, "long", title, new DateOnly(2026, 1, 1)));
        AngleSharp.Html.Dom.IHtmlDocument page = await site.PageAsync("/articles/long");
        Assert.Equal(title, page.One("h1").TextContent);
        Assert.StartsWith(title, page.Title, StringComparison.Ordinal);
        Assert.Contains(title, (await site.PageAsync("/articles")).Some("h2 a").Select(link => link.TextContent));
    }
}
