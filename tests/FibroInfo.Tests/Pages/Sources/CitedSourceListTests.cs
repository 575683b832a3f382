using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.References.Formats;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Sources;

/// <summary>The library as the staff see it.</summary>
public sealed class CitedSourceListTests(SourceSite site) : IClassFixture<SourceSite>
{
    private readonly int _all = CslJson.Read(site.Sources, "references.json").Bibliography.All.Count;

    [Fact]
    public async Task The_list_shows_25_sources_a_page_with_how_many_each_filter_finds()
    {
        IHtmlDocument page = await PageAsync("/admin/sources");

        Assert.Equal(25, page.Some("tbody tr").Count);
        Assert.Equal($"All {_all}", page.One(".pills [aria-current]").Words());
        Assert.Contains($"25 of {_all} shown.", page.One(".pager").Words(), StringComparison.Ordinal);
        Assert.Equal(_all, (await PagesAsync("/admin/sources")).Sum(one => one.Some("tbody tr").Count));
    }

    [Theory]
    [InlineData("bäckryd", "backryd2017")]
    [InlineData("BACKRYD plasma", "backryd2017")]
    [InlineData("10.1016/j.bbi.2018.09.018", "albrecht2019")]
    [InlineData("30223011", "albrecht2019")]
    [InlineData("albrecht2019", "albrecht2019")]
    public async Task A_source_is_found_by_author_title_doi_and_pmid(string words, string key)
    {
        IHtmlDocument page = await PageAsync($"/admin/sources?q={Uri.EscapeDataString(words)}");
        Assert.Equal($"/admin/sources/{key}", page.One("tbody th a").GetAttribute("href"));
        Assert.Equal(words, page.One("input[type=search]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("notice", "mueller2023")]
    [InlineData("indirect", null)]
    [InlineData("unused", null)]
    public async Task A_filter_shows_as_many_as_its_pill_says(string show, string? key)
    {
        IHtmlDocument page = await PageAsync($"/admin/sources?show={show}");
        string pill = page.One(".pills [aria-current] span").Words();
        int rows = page.QuerySelectorAll("tbody tr").Length;
        Assert.Equal(pill, rows.ToString());
        Assert.True(key is null || page.One("tbody th a").GetAttribute("href") == $"/admin/sources/{key}");
    }

    [Theory]
    [InlineData("author", "fitzcharles2021", "nutma2023")]
    [InlineData("title", "albrecht2019", "fitzcharles2021")]
    [InlineData("newest", "nutma2023", "albrecht2019")]
    [InlineData("added", null, null)]
    [InlineData("used", null, null)]
    public async Task The_list_can_be_sorted_and_says_by_what(string sort, string? sooner, string? later)
    {
        IHtmlDocument page = await PageAsync($"/admin/sources?sort={sort}");
        string[] keys =
        [
            .. (await PagesAsync($"/admin/sources?sort={sort}")).SelectMany(one => one.Some("tbody th a"))
                .Select(link => link.GetAttribute("href")!.Split('/')[^1]),
        ];

        Assert.Equal(sort, page.One("#sort option[selected]").GetAttribute("value"));
        Assert.Equal(_all, keys.Distinct().Count());
        Assert.True(sooner is null || Array.IndexOf(keys, sooner) < Array.IndexOf(keys, later));
        if (sort == "added")
        {
            Assert.Equal(CslJson.Read(site.Sources, "references.json").Bibliography.All.Reverse().Select(source => source.Id.ToLowerInvariant()), keys);
        }
        else if (sort == "used")
        {
            int[] uses = [.. page.Some("tbody td:last-child").Select(cell => int.TryParse(cell.Words().Split(' ')[0], out int texts) ? texts : 0)];
            Assert.True(uses[0] > 0);
            Assert.Equal(uses.OrderDescending(), uses);
        }
    }

    [Fact]
    public async Task R7_a_retracted_source_in_use_is_said_above_whatever_the_list_shows()
    {
        IHtmlDocument page = await PageAsync("/admin/sources?q=albrecht");
        Assert.Contains("is retracted", page.One(".notice.retraction").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doi_with_signs_that_an_address_cannot_hold_leads_to_its_paper_all_the_same()
    {
        const string key = "odd2001";
        string before = site.Sources;
        site.Content.Replace("references.json", "[", "[{\"id\": \"odd2001\", \"type\": \"article-journal\", \"title\": \"Odd\", \"DOI\": \"10.1002/(sici)1097<1::aid-odd>3.0.co;2-#\"}, ");
        await site.UntilAsync($"/references/{key}", (answer, _) => answer.IsSuccessStatusCode);

        string[] links = [.. (await site.PageAsync($"/references/{key}")).Some("main a[href^='https://doi.org/']").Select(link => link.GetAttribute("href")!)];
        string paper = Html.Parse(await site.Author.ReadAsync($"/admin/sources/{key}")).One("#as-readers-see-it a").GetAttribute("href")!;
        site.Content.Write("references.json", before);

        Assert.All(links.Append(paper), link => Assert.Equal("https://doi.org/10.1002/(sici)1097%3C1::aid-odd%3E3.0.co;2-%23", link));
        await site.UntilAsync($"/references/{key}", (answer, _) => !answer.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("/admin/sources?show=everything")]
    [InlineData("/admin/sources?sort=colour")]
    [InlineData("/admin/sources?page=0")]
    [InlineData("/admin/sources?page=300")]
    [InlineData("/admin/sources/nobody2019")]
    [InlineData("/admin/sources/nobody2019/rename")]
    [InlineData("/admin/sources/nobody2019/merge")]
    [InlineData("/admin/sources/nobody2019/delete")]
    [InlineData("/admin/sources/library.xml")]
    public async Task What_is_not_there_is_404(string path)
    {
        using HttpResponseMessage answer = await site.Author.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("bib", PastedSourceFormat.BibTeX)]
    [InlineData("ris", PastedSourceFormat.Ris)]
    [InlineData("json", PastedSourceFormat.CslJson)]
    public async Task R11_the_whole_library_goes_out_and_comes_in_again(string format, PastedSourceFormat kind)
    {
        using HttpResponseMessage answer = await site.Author.GetAsync($"/admin/sources/library.{format}");
        PastedSources read = PastedSources.Read(await answer.Content.ReadAsStringAsync());
        Assert.Equal((kind, _all), (read.Kind, read.Sources.Count));
        Assert.Equal($"sources.{format}", answer.Content.Headers.ContentDisposition?.FileName);
    }

    [Theory]
    [InlineData(Role.Author, HttpStatusCode.OK)]
    [InlineData(Role.Reviewer, HttpStatusCode.OK)]
    [InlineData(Role.Administrator, HttpStatusCode.OK)]
    [InlineData(Role.Moderator, HttpStatusCode.Forbidden)]
    public async Task T8_the_library_is_open_to_those_who_write(Role role, HttpStatusCode status)
    {
        using StaffVisitor visitor = await StaffVisitor.SignInAsync(site, role);
        foreach (string path in new[] { "", "/albrecht2019", "/albrecht2019/rename", "/albrecht2019/merge", "/albrecht2019/delete", "/add", "/add/by-hand", "/import", "/library.bib" })
        {
            using HttpResponseMessage answer = await visitor.GetAsync($"/admin/sources{path}");
            Assert.Equal((path, status), (path, answer.StatusCode));
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        }
    }

    private async Task<List<IHtmlDocument>> PagesAsync(string path)
    {
        var pages = new List<IHtmlDocument>();
        for (string? next = path; next is not null; next = pages[^1].QuerySelector("[rel=next]")?.GetAttribute("href"))
        {
            pages.Add(await PageAsync(next));
        }

        return pages;
    }

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using HttpResponseMessage answer = await site.Author.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Html.Parse(await answer.Content.ReadAsStringAsync());
    }
}
