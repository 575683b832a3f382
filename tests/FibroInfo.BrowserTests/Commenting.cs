using FibroInfo.Audit;
using FibroInfo.Comments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>What readers and moderators do with comments, for tests that begin after it.</summary>
internal static class Commenting
{
    public const string Page = "/articles/fibro-fog";

    /// <summary>Where a page of one comment is: its writer's token is 64 digits.</summary>
    public static string OwnPage(IPage page) => new Uri(page.Url).AbsolutePath;

    public static string Address(string path) => new Uri(Chromium.Site.Address, path).ToString();

    /// <summary>Fills in the form on the page at hand and sends it, without the browser's own checks.</summary>
    public static async Task SendAsync(this IPage page, string body, string name = "Lyng", string email = "", bool agrees = true)
    {
        await page.Locator(".comment-form").EvaluateAsync("form => { form.noValidate = true; }");
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#body").FillAsync(body);
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#notify").SetCheckedAsync(email != "");
        await page.Locator("#consent").SetCheckedAsync(agrees);
        await page.Locator("#adult").SetCheckedAsync(agrees);
        await page.Locator(".comment-form .primary").ClickAsync();
    }

    public static async Task<IPage> PostedAsync(IBrowserContext profile, string body, string email = "")
    {
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"{Page}/comments");
        await page.SendAsync(body, email: email);
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("Waiting to be read.");
        return page;
    }

    /// <summary>As a moderator does, after reading it.</summary>
    public static async Task ApproveAsync(string ownPage)
    {
        IServiceProvider rooms = Chromium.Site.Services;
        OwnComment own = (await rooms.GetRequiredService<CommentStore>().FindAsync(ownPage.Split('/')[^1], CancellationToken.None))!;
        ModeratedComment comment = (await rooms.GetRequiredService<ModerationQueue>().FindAsync(own.Id, CancellationToken.None))!;
        Assert.Equal(ModerationOutcome.Done, await rooms.GetRequiredService<Moderation>().DecideAsync(
            comment.CurrentVersion, ModerationDecision.Approve, Actor.CommandLine, CancellationToken.None));
    }
}
