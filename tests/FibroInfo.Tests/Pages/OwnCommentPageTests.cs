using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>The private page of a comment: its address is copied or sent, and says for a while that the comment was erased.</summary>
public sealed class OwnCommentPageTests
{
    private static readonly (string, string)[] WithEmail = [("email", "kari@nordmann.example"), ("notify", "on")];

    [Fact]
    public async Task The_page_shows_its_address_to_copy_and_offers_to_send_it_only_where_an_e_mail_address_is_kept()
    {
        using var site = new RunningSite(_ => { }, ("Limits:SecondsBetweenComments", "0"));
        using var visitor = new Visitor(site);
        string with = await PostedAsync(visitor, "With letters, please.", WithEmail), without = await PostedAsync(visitor, "Without letters.");
        string linkOnly = await PostedAsync(visitor, "The link alone.", WithEmail[0]);

        foreach (string own in new[] { with, without, linkOnly })
        {
            IHtmlDocument page = Html.Parse(await visitor.ReadAsync(own));
            Assert.EndsWith(own, page.One("input#address[readonly]").GetAttribute("value"), StringComparison.Ordinal);
            Assert.True(((IHtmlButtonElement)page.One("button[data-copy=address]")).HasAttribute("hidden"), "Only a script can copy.");
            Assert.Equal(own == with ? 1 : 0, page.QuerySelectorAll("button[value=send]").Length);
        }
    }

    [Fact]
    public async Task Whether_an_e_mail_was_sent_or_not_the_answer_is_the_same_and_no_other_link_may_ask_for_it()
    {
        using var site = new RunningSite(_ => { }, ("Limits:SecondsBetweenComments", "0"));
        using var visitor = new Visitor(site);
        string with = await PostedAsync(visitor, "With letters, please.", WithEmail), without = await PostedAsync(visitor, "Without letters.");
        foreach (string own in new[] { with, with, without })
        {
            using HttpResponseMessage answer = await visitor.PostAsync(own, ("action", "send"), ("email", "other@nordmann.example"));
            Assert.Equal((HttpStatusCode.SeeOther, $"{own}#sent"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        Assert.StartsWith("If we haven’t sent you the address today", Html.Parse(await visitor.ReadAsync(with)).One("#sent").Words(), StringComparison.Ordinal);
        CommentOwnerToken links = site.Services.GetRequiredService<CommentOwnerToken>();
        byte[] seed = links.SeedIn(with.Split('/')[^1])!;
        foreach (string token in new[] { links.TokenFor(seed, TokenPurpose.Stop), links.TokenFor(seed, TokenPurpose.Confirm), new string('0', 64), "x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/comments/{token}", ("action", "send"))).StatusCode);
        }
    }

    [Fact]
    public async Task Erasing_asks_once_without_script_too()
    {
        using var site = new RunningSite();
        using var visitor = new Visitor(site);
        IHtmlDocument page = Html.Parse(await visitor.ReadAsync(await PostedAsync(visitor, "To be kept.")));

        IHtmlElement button = (IHtmlElement)page.One("button[value=erase]");
        Assert.Equal("Yes, erase it", button.Words());
        Assert.False(((IHtmlDetailsElement)button.Closest("details")!).IsOpen);
        Assert.Equal("Erase my comment", page.One("details.ask summary").Words());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task For_30_days_the_address_of_an_erased_comment_says_so_whoever_erased_it_and_then_it_is_not_found(bool byClinic)
    {
        using var site = new RunningSite();
        using var visitor = new Visitor(site);
        string own = await PostedAsync(visitor, "Kanarifugl sings.");
        long id = (await site.Services.GetRequiredService<CommentStore>().FindAsync(own.Split('/')[^1], CancellationToken.None))!.Id;
        if (byClinic)
        {
            CommentVersion version = (await site.CommentAsync(id)).CurrentVersion;
            Assert.Equal(ModerationOutcome.Done, await site.Services.GetRequiredService<Redaction>().EraseAsync(version, Actor.CommandLine, CancellationToken.None));
        }
        else
        {
            using HttpResponseMessage erased = await visitor.PostAsync(own, ("action", "erase"));
            Assert.Equal($"{Shipped.Fog}#comment-erased", erased.Headers.Location?.OriginalString);
        }

        await ErasedAsync(visitor, own);
        site.Clock.Pass(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        await ErasedAsync(visitor, own);
        foreach (string action in new[] { "erase", "edit", "send", "" })
        {
            using HttpResponseMessage late = await visitor.PostAsync(own, ("action", action), ("body", "Words that come too late."));
            Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        }

        site.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(own)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(own, ("action", "send"))).StatusCode);
        Assert.DoesNotContain("Kanarifugl", await File.ReadAllTextAsync(Path.Combine(site.Data.FullName, "erased")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Where_its_article_is_gone_the_writer_is_led_to_what_says_that_the_comment_was_erased()
    {
        using var site = new RunningSite();
        using var visitor = new Visitor(site);
        string own = await PostedAsync(visitor, "To be erased.");
        site.Content.Replace(Shipped.FogFile, "status: published", "status: withdrawn");
        await site.UntilAsync(Shipped.Fog, (answer, _) => answer.StatusCode == HttpStatusCode.Gone);

        using HttpResponseMessage erased = await visitor.PostAsync(own, ("action", "erase"));
        Assert.Equal(own, erased.Headers.Location?.OriginalString);
        await ErasedAsync(visitor, own);
    }

    private static async Task ErasedAsync(Visitor visitor, string own)
    {
        using HttpResponseMessage answer = await visitor.GetAsync(own);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.Gone, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
        Assert.Equal("This comment was erased", page.One("h1").Words());
        Assert.Contains("23 November 2026", page.One("main").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    private static async Task<string> PostedAsync(Visitor visitor, string body, params (string, string)[] more)
    {
        using HttpResponseMessage answer = await visitor.PostAsync(
            $"{Shipped.Fog}/comments", [("name", "Lyng"), ("body", body), ("consent", "on"), ("adult", "on"), .. more]);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }
}
