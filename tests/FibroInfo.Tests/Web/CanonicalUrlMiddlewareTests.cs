using System.Net;

namespace FibroInfo.Tests.Web;

public sealed class CanonicalUrlMiddlewareTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Theory]
    [InlineData("/about/", "/about")]
    [InlineData("/About", "/about")]
    [InlineData("/ABOUT///", "/about")]
    [InlineData("//about", "/about")]
    [InlineData("///", "/")]
    [InlineData("/index.html", "/")]
    [InlineData("/index", "/")]
    [InlineData("/INDEX.HTM", "/")]
    [InlineData("/articles/index.html", "/articles")]
    [InlineData("/articles/index/index.html/", "/articles")]
    [InlineData("/articles//known", "/articles/known")]
    [InlineData("/Articles/Known/", "/articles/known")]
    [InlineData("/%61bout", "/about")]
    [InlineData("/abou%74/", "/about")]
    [InlineData("/articles/?page=2", "/articles?page=2")]
    [InlineData("/Articles?Page=%41%20b&c=//evil.example", "/articles?Page=%41%20b&c=//evil.example")]
    [InlineData("/about/?", "/about")]
    public async Task Another_spelling_of_a_page_is_sent_on_to_it_with_its_query(string asked, string canonical)
    {
        foreach (string method in new[] { "GET", "HEAD" })
        {
            string answer = await RawHttp.GetAsync(site.Address, asked, method);

            Assert.Equal(301, RawHttp.StatusOf(answer));
            Assert.Equal(canonical, RawHttp.HeaderOf(answer, "Location"));
            Assert.Equal("0", RawHttp.HeaderOf(answer, "Content-Length"));
        }

        Assert.Equal(200, RawHttp.StatusOf(await RawHttp.GetAsync(site.Address, canonical)));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/about")]
    [InlineData("/articles/known?view=easy&part=2")]
    [InlineData("/articles?page=//x/")]
    public async Task The_canonical_spelling_is_answered_itself(string path) => Assert.Equal(200, RawHttp.StatusOf(await RawHttp.GetAsync(site.Address, path)));

    [Theory]
    [InlineData("/Missing/", 404)]
    [InlineData("/Articles/Gone", 410)]
    [InlineData("/Busy", 503)]
    [InlineData("/Throws/", 500)]
    [InlineData("//errors/404", 404)]
    public async Task Another_spelling_of_no_page_is_no_redirect(string asked, int status)
    {
        string answer = await RawHttp.GetAsync(site.Address, asked);

        Assert.Equal(status, RawHttp.StatusOf(answer));
        Assert.Null(RawHttp.HeaderOf(answer, "Location"));
    }

    [Fact]
    public async Task Another_spelling_of_a_moved_page_leads_to_its_new_place_in_one_step()
    {
        string answer = await RawHttp.GetAsync(site.Address, "/Articles/Moved/");

        Assert.Equal(301, RawHttp.StatusOf(answer));
        Assert.Equal("/articles/known", RawHttp.HeaderOf(answer, "Location"));
    }

    [Fact]
    public async Task A_post_is_never_sent_on_because_it_would_be_lost()
    {
        HttpResponseMessage answer = await site.PostAsync("/Form/", "");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    // T23: whatever is asked, the way on stays on this site.
    [Theory]
    [InlineData("//evil.example")]
    [InlineData("//evil.example/")]
    [InlineData("///evil.example/..//")]
    [InlineData("/\\evil.example")]
    [InlineData("/\\/evil.example/")]
    [InlineData("//evil.example/%2e%2e")]
    [InlineData("/%09/evil.example/")]
    [InlineData("/%5cevil.example/")]
    [InlineData("/.//evil.example/")]
    [InlineData("//about@evil.example/")]
    [InlineData("/https://evil.example/")]
    public async Task No_address_leads_off_the_site(string asked)
    {
        string answer = await RawHttp.GetAsync(site.Address, asked);

        Assert.InRange(RawHttp.StatusOf(answer), 400, 499);
        Assert.Null(RawHttp.HeaderOf(answer, "Location"));
    }
}
