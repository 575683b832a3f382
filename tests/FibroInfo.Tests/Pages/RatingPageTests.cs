using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

public sealed class RatingPageTests(RatingPageTests.OwnSite site) : IClassFixture<RatingPageTests.OwnSite>
{
    private const string Address = $"{Shipped.Fog}/rating";

    [Fact]
    public async Task Five_readers_rate_and_the_page_shows_the_average_the_number_and_the_spread_at_once_T_3()
    {
        string page = $"{Shipped.Study}";
        foreach (string stars in new[] { "5", "5", "4", "2" })
        {
            await RateAsync(new Visitor(site), page, stars);
        }

        Assert.Empty((await site.PageAsync(page)).QuerySelectorAll(".spread, .rated"));
        await RateAsync(new Visitor(site), page, "5");
        IHtmlDocument shown = await site.PageAsync(page);

        Assert.Equal("4.2 out of 5 (5 ratings)", shown.One(".byline .rated").Words());
        Assert.Contains("5 ratings", shown.One(".spread p").Words(), StringComparison.Ordinal);
        Assert.Equal(["3", "1", "0", "1", "0"], shown.Some(".spread dd").Select(row => row.Words()));
    }

    [Theory]
    [InlineData(new[] { "5", "4", "4", "4", "4", "4", "4", "5" }, "4.3")]
    [InlineData(new[] { "4", "4", "4", "5" }, "4.3")]
    [InlineData(new[] { "1", "1", "1", "2" }, "1.3")]
    public async Task The_average_is_rounded_in_one_way_on_the_page_and_in_the_data_T_3(string[] votes, string average)
    {
        using RunningSite other = new(
            content => content.Replace("site.yaml", "ratings-shown-from: 5", "ratings-shown-from: 4"),
            ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"));
        string said = "";
        foreach (string stars in votes)
        {
            using var visitor = new Visitor(other);
            using HttpResponseMessage answer = await visitor.PostForDataAsync(Address, ("stars", stars));
            said = await answer.Content.ReadAsStringAsync();
        }

        Assert.Contains($"\"average\":{average},", said, StringComparison.Ordinal);
        Assert.Equal(average, (await other.PageAsync(Shipped.Fog)).One(".spread strong").Words());
    }

    [Fact]
    public async Task After_a_rewrite_the_count_begins_anew_and_says_so_and_the_staff_still_see_the_old_votes_T_8()
    {
        using RunningSite other = new(_ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"));
        await RateFiveTimesAsync(other, "5");
        Assert.Contains("since 9 November 2026", (await other.PageAsync(Shipped.Fog)).One(".spread p").Words(), StringComparison.Ordinal);

        other.Content.Replace(Shipped.FogFile, "status: published", "status: published\nrewritten: 2026-11-20");
        await other.UntilAsync(Shipped.Fog, (_, text) => !text.Contains("class=\"spread\"", StringComparison.Ordinal));
        await RateFiveTimesAsync(other, "2");
        string spread = (await other.PageAsync(Shipped.Fog)).One(".spread p").Words();
        Assert.Contains("2.0 out of 5 5 ratings since the rewrite of 20 November 2026", spread, StringComparison.Ordinal);

        using StaffVisitor author = await StaffVisitor.SignInAsync(other, Role.Author);
        IElement[] rows = [.. Html.Parse(await author.ReadAsync("/admin")).Some("[aria-labelledby=spread-title] tbody tr")];
        Assert.Equal(["2.0", "5.0"], rows.Select(row => row.One("td[data-label=Average]").Words()));
        Assert.DoesNotContain("Readers no longer see them.", rows[0].Words(), StringComparison.Ordinal);
        Assert.Contains("Ratings before the rewrite. Readers no longer see them.", rows[1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_votes_changes_the_vote_and_takes_it_back_without_javascript()
    {
        using var visitor = new Visitor(site);
        HttpResponseMessage answer = await visitor.PostAsync(Address, ("stars", "2"));

        Assert.Equal((HttpStatusCode.SeeOther, $"{Shipped.Fog}#rating-saved"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.NotNull((await site.PageAsync(Shipped.Fog)).One("#rating-saved"));
        Assert.Equal((1, 2), await DataAsync(await visitor.PostForDataAsync(Address, ("stars", "2"))));
        Assert.Equal((1, 5), await DataAsync(await visitor.PostForDataAsync(Address, ("stars", "5"))));
        Assert.Equal((0, 0), await DataAsync(await visitor.PostForDataAsync(Address, ("stars", "0"))));
    }

    [Fact]
    public async Task The_cookie_is_set_by_the_first_vote_and_by_nothing_else_T_4()
    {
        using var visitor = new Visitor(site);
        await visitor.GetAsync(Shipped.Fog);
        await visitor.PostAsync(Address, ("stars", "9"));
        Assert.Equal(0, visitor.Cookies.Count);

        HttpResponseMessage first = await visitor.PostAsync(Address, ("stars", "3"));
        Assert.Matches("^rid=[A-Za-z0-9_-]{22}; max-age=31536000; path=/; samesite=lax; httponly$", Assert.Single(first.Headers.GetValues("Set-Cookie")));
        Assert.False((await visitor.PostAsync(Address, ("stars", "0"))).Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("6")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData("٣")]
    [InlineData("<script>alert(1)</script>")]
    public async Task What_is_no_number_of_stars_is_told_with_the_form_again(string stars)
    {
        using var visitor = new Visitor(site);
        using HttpResponseMessage answer = await visitor.PostAsync(Address, ("stars", stars));
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("1 to 5 stars", page.One("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal(5, page.Some("input[name=stars]").Count);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostForDataAsync(Address, ("stars", stars))).StatusCode);
    }

    [Fact]
    public async Task There_is_no_way_to_set_a_total_or_anothers_vote_T_7()
    {
        using var visitor = new Visitor(site);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/articles/no-such-page/rating", ("stars", "5"))).StatusCode);
        Assert.Equal((1, 4), await DataAsync(await visitor.PostForDataAsync(Address, ("stars", "4"), ("Votes", "900"), ("Reader", "x"), ("Period", "2000-01-01"), ("count", "7"))));
        await visitor.PostAsync(Address, ("stars", "0"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(Address));
    }

    [Fact]
    public async Task Two_visitors_get_the_same_page_whoever_of_them_voted_T22()
    {
        using var voter = new Visitor(site);
        await voter.PostAsync(Address, ("stars", "1"));

        Assert.Equal(await voter.ReadAsync(Shipped.Fog), await site.TextAsync(Shipped.Fog));
        await voter.PostAsync(Address, ("stars", "0"));
    }

    private static async Task RateFiveTimesAsync(RunningSite site, string stars)
    {
        for (int vote = 0; vote < 5; vote++)
        {
            await RateAsync(new Visitor(site), Shipped.Fog, stars);
        }
    }

    private static async Task RateAsync(Visitor visitor, string page, string stars)
    {
        using (visitor)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync($"{page}/rating", ("stars", stars))).StatusCode);
        }
    }

    private static async Task<(int Count, int Yours)> DataAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var data = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        // Below the threshold nobody learns the average, not even from the data.
        Assert.Equal(JsonValueKind.Null, data.RootElement.GetProperty("average").ValueKind);
        return (data.RootElement.GetProperty("count").GetInt32(), data.RootElement.GetProperty("yours").GetInt32());
    }

    public sealed class OwnSite() : RunningSite(_ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"));
}
