using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>Bad input of the fields of a comment, over HTTP: nothing is stored of what is refused.</summary>
public sealed class CommentBadInputTests(CommentPageTests.OwnSite site) : IClassFixture<CommentPageTests.OwnSite>
{
    private const string Address = $"{Shipped.Fog}/comments";
    private const string AskedAbout = "Ring me on 41 23 45 67 when you like.";

    [Theory]
    [InlineData("name", "Lyng")]
    [InlineData("body", "Good and plain words.")]
    [InlineData("email", "kari@nordmann.example")]
    [InlineData("notify", "on")]
    [InlineData("reply-to", "")]
    [InlineData("consent", "on")]
    [InlineData("adult", "on")]
    [InlineData("keep", "on")]
    [InlineData("website", "")]
    [InlineData("no-such-field", "x")]
    public async Task A_field_that_is_said_twice_is_refused_also_when_it_says_the_same(string field, string value)
    {
        foreach (string other in new[] { value, $"{value}x" })
        {
            IEnumerable<(string, string)> rest = Fine("Doubled.").Where(fine => fine.Item1 != field);
            Assert.Equal(HttpStatusCode.BadRequest, await StoresNothingAsync([.. rest, (field, value), (field, other)]));
        }
    }

    [Theory]
    [InlineData(Shipped.Fog + "/rating", "stars", "5")]
    [InlineData(Shipped.Fog + "/rating", "other", "5")]
    public async Task A_vote_that_says_a_field_twice_is_no_vote(string address, string field, string value)
    {
        using var visitor = new Visitor(site);
        using HttpResponseMessage answer = await visitor.PostAsync(address, ("stars", "5"), (field, value), (field, "4"));
        Assert.Equal((HttpStatusCode.BadRequest, false), (answer.StatusCode, answer.Headers.Contains("Set-Cookie")));
    }

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public async Task An_address_has_at_most_254_letters(int length, bool isTaken)
    {
        string address = $"{new string('a', length - 5)}@b.no";
        Assert.Equal(length, address.Length);
        (string, string)[] fields = [.. Fine($"With an address of {length}."), ("email", address)];
        if (isTaken)
        {
            Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(fields));
            return;
        }

        Assert.Equal(HttpStatusCode.BadRequest, await StoresNothingAsync(fields));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("1")]
    [InlineData("ON")]
    [InlineData(" on")]
    [InlineData("off")]
    [InlineData("[on]")]
    public async Task Nothing_but_a_tick_is_a_yes(string value)
    {
        foreach (string must in new[] { "consent", "adult" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await StoresNothingAsync([.. Fine("Words.").Where(fine => fine.Item1 != must), (must, value)]));
        }

        Assert.Equal(HttpStatusCode.BadRequest, await StoresNothingAsync([.. Fine(AskedAbout), ("keep", value)]));
        // No letters were asked for, so the address has done its work with the private link.
        string own = await PostedAsync([.. Fine($"Told by nobody: {value}"), ("email", "kari@nordmann.example"), ("notify", value)]);
        Assert.Equal(ReplyNotificationState.None, (await site.Services.GetRequiredService<CommentStore>().FindAsync(own.Split('/')[^1], CancellationToken.None))!.Notify);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Who_wants_letters_and_gives_no_address_is_asked_for_it(string? email)
    {
        (string, string)[] typed = email is null ? [] : [("email", email)];
        (string, string)[] fields = [.. Fine("Please tell me."), ("notify", "on"), .. typed];
        using var visitor = new Visitor(site);
        using HttpResponseMessage answer = await visitor.PostAsync(Address, fields);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("We need your e-mail address to tell you about replies. Enter it here, or untick the box about replies.", page.One("#fault-email").Words());
        Assert.Equal("true", page.One("#email").GetAttribute("aria-invalid"));
        Assert.True(((IHtmlInputElement)page.One("#notify")).IsChecked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\t")]
    public async Task A_blank_address_is_none_in_a_comment_as_in_a_report(string email)
    {
        await PostedAsync([.. Fine($"Without an address, {email.Length}."), ("email", email)]);
        (string, string)[] report = [("kind", "error"), ("body", $"Without an address, {email.Length}."), ("email", email)];
        Assert.Equal(HttpStatusCode.SeeOther, await site.ReportStatusAsync(report));
    }

    private static (string, string)[] Fine(string body) => [("name", "Lyng"), ("body", body), ("consent", "on"), ("adult", "on")];

    private async Task<HttpStatusCode> StoresNothingAsync((string, string)[] fields)
    {
        int before = await CountAsync();
        HttpStatusCode status = await StatusAsync(fields);
        Assert.Equal(before, await CountAsync());
        return status;
    }

    private async Task<HttpStatusCode> StatusAsync((string, string)[] fields)
    {
        using var visitor = new Visitor(site);
        using HttpResponseMessage answer = await visitor.PostAsync(Address, fields);
        return answer.StatusCode;
    }

    private async Task<string> PostedAsync((string, string)[] fields)
    {
        using var visitor = new Visitor(site);
        using HttpResponseMessage answer = await visitor.PostAsync(Address, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private Task<int> CountAsync() => site.Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<Comment>().CountAsync());
}
