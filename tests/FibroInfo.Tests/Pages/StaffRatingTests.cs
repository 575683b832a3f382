using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Ratings;
using FibroInfo.Tests.Running;
using FibroInfo.Text;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>T-7: staff don't vote. Without a session that still holds, the same browser is a reader's.</summary>
public sealed class StaffRatingTests
{
    private const string Address = $"{Shipped.Fog}/rating";

    [Theory]
    [InlineData(Role.Author)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Administrator)]
    public async Task A_rating_of_somebody_who_is_signed_in_as_staff_is_refused_with_a_sentence_and_counts_nothing_T_7(Role role)
    {
        using var site = new RunningSite();
        using StaffVisitor staff = await StaffVisitor.SignInAsync(site, role);
        using Visitor visitor = BrowserOf(staff, site);
        foreach (string stars in new[] { "5", "1", "0", "9" })
        {
            using HttpResponseMessage answer = await visitor.PostAsync(Address, ("stars", stars));
            IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal((HttpStatusCode.Forbidden, "no-store", false), (answer.StatusCode, answer.Headers.CacheControl?.ToString(), answer.Headers.Contains("Set-Cookie")));
            Assert.Equal("You’re signed in as staff. These ratings come from readers only.", page.One("[role=alert]").Words());
            Assert.Equal(Shipped.Fog, page.One("main p a").GetAttribute("href"));
            Assert.Empty(page.QuerySelectorAll("input[name=stars]"));

            using HttpResponseMessage data = await visitor.PostForDataAsync(Address, ("stars", stars));
            Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (data.StatusCode, data.Content.Headers.ContentType?.MediaType));
            using var problem = JsonDocument.Parse(await data.Content.ReadAsStringAsync());
            Assert.Equal((403, "You’re signed in as staff. These ratings come from readers only."),
                (problem.RootElement.GetProperty("status").GetInt32(), problem.RootElement.GetProperty("detail").GetString()));
        }

        Assert.Equal(0, await CountAsync(site));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/articles/no-such-page/rating", ("stars", "5"))).StatusCode);
    }

    [Fact]
    public async Task A_refused_rating_keeps_nobody_signed_in_for_longer()
    {
        using var site = new RunningSite();
        using StaffVisitor staff = await StaffVisitor.SignInAsync(site, Role.Author);
        using Visitor visitor = BrowserOf(staff, site);

        site.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync(Address, ("stars", "5"))).StatusCode);
        site.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync(Address, ("stars", "5"))).StatusCode);
        Assert.Equal(1, await CountAsync(site));
    }

    [Fact]
    public async Task After_signing_out_and_with_a_session_that_never_was_a_rating_is_a_readers()
    {
        using var site = new RunningSite();
        using StaffVisitor staff = await StaffVisitor.SignInAsync(site, Role.Reviewer);
        using Visitor visitor = BrowserOf(staff, site);
        await staff.PostAsync("/sign-out");
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync(Address, ("stars", "5"))).StatusCode);

        using var other = new Visitor(site);
        other.Cookies.Add(site.Address, new Cookie("staff", new string('a', 43), "/"));
        Assert.Equal(HttpStatusCode.SeeOther, (await other.PostAsync(Address, ("stars", "4"))).StatusCode);
        Assert.Equal(2, await CountAsync(site));
    }

    [Fact]
    public async Task Staff_may_comment_as_readers_do_and_a_readers_page_is_the_same_for_them_T22()
    {
        using var site = new RunningSite();
        using StaffVisitor staff = await StaffVisitor.SignInAsync(site, Role.Moderator);
        using Visitor visitor = BrowserOf(staff, site);

        Assert.Equal(await site.TextAsync(Shipped.Fog), await visitor.ReadAsync(Shipped.Fog));
        using HttpResponseMessage posted = await visitor.PostAsync(
            $"{Shipped.Fog}/comments", ("name", "Lyng"), ("body", "Good and plain words."), ("consent", "on"), ("adult", "on"));
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
    }

    private static Visitor BrowserOf(StaffVisitor staff, RunningSite site)
    {
        var visitor = new Visitor(site);
        visitor.Cookies.Add(staff.Cookies.GetAllCookies());
        return visitor;
    }

    private static async Task<int> CountAsync(RunningSite site) => (await site.Services.GetRequiredService<RatingStore>()
        .SummaryAsync(Slug.Parse("fibro-fog"), null, CancellationToken.None)).Count;
}
