using FibroInfo.Accounts;
using FibroInfo.Pages.Admin.Help;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>Every page of the staff, with something on it. Where <c>KEEP_PAGES</c> names a folder, their HTML and pictures are left there.</summary>
public sealed class StaffPagesTests(StaffHouse house) : IClassFixture<StaffHouse>
{
    // By the address that the page declares: what to ask for, in each of its states.
    private static readonly Dictionary<string, Func<StaffHouse, string[]>> Pages = new(StringComparer.Ordinal)
    {
        ["/sign-in"] = _ => ["/sign-in"],
        ["/setup/{token}"] = house => [$"/setup/{house.Token}"],
        ["/preview/{token}"] = house => [$"/preview/{house.Preview}"],
        ["/sign-out"] = _ => ["/sign-out"],
        ["/account"] = _ => ["/account"],
        ["/account/confirm"] = _ => ["/account/confirm"],
        ["/admin"] = _ => ["/admin"],
        ["/admin/articles"] = _ => ["/admin/articles", "/admin/articles?show=faulty", "/admin/articles?q=no+such+words"],
        ["/admin/articles/{folder}"] = house => ["/admin/articles/fibro-fog", $"/admin/articles/fibro-fog?beside={house.Draft}", "/admin/articles/every-block", "/admin/articles/wrong", "/admin/articles/signed-once"],
        ["/admin/articles/{folder}/links"] = _ => ["/admin/articles/fibro-fog/links?lang=en"],
        ["/admin/articles/{folder}/review/{handler:regex(^return$)?}"] = house => [$"/admin/articles/fibro-fog/review?lang=en&of={house.Review}"],
        ["/admin/articles/{folder}/pictures"] = _ => ["/admin/articles/brain-immune-cells-study/pictures", "/admin/articles/fibro-fog/pictures"],
        ["/admin/articles/{folder}/pictures/{name}/remove"] = _ => ["/admin/articles/brain-immune-cells-study/pictures/two-groups.svg/remove", "/admin/articles/fibro-fog/pictures/unused.svg/remove"],
        ["/admin/articles/{folder}/sign"] = _ => ["/admin/articles/every-block/sign", "/admin/articles/signed-once/sign?lang=en"],
        ["/admin/articles/{folder}/versions"] = _ => ["/admin/articles/old-01/versions"],
        ["/admin/articles/{folder}/versions/{number}"] = _ => ["/admin/articles/old-01/versions/2", "/admin/articles/old-01/versions/1?lang=en&with=2"],
        ["/admin/articles/{folder}/copy"] = _ => ["/admin/articles/brain-immune-cells-study/copy"],
        ["/admin/articles/{folder}/address"] = _ => ["/admin/articles/fibro-fog/address", "/admin/articles/brain-immune-cells-study/address?lang=en&to=brain"],
        ["/admin/pages/{folder}/address"] = _ => ["/admin/pages/how-we-work/address"],
        ["/admin/pages"] = _ => ["/admin/pages"],
        ["/admin/pages/{folder}"] = _ => ["/admin/pages/about", "/admin/pages/privacy?lang=en&done=published"],
        ["/admin/pages/{folder}/versions"] = _ => ["/admin/pages/about/versions"],
        ["/admin/pages/{folder}/versions/{number}"] = _ => ["/admin/pages/about/versions/1"],
        ["/admin/audit"] = _ => ["/admin/audit", "/admin/audit?deed=comment.redact"],
        ["/admin/comments"] = house => ["/admin/comments", "/admin/comments?q=no+such+words", $"/admin/comments?did=approved&of={house.Shown}"],
        ["/admin/comments/{id}"] = house => [$"/admin/comments/{house.Comment}", $"/admin/comments/{house.Shown}"],
        ["/admin/comments/{id}/erase"] = house => [$"/admin/comments/{house.Comment}/erase"],
        ["/admin/privacy"] = _ => ["/admin/privacy"],
        ["/admin/clock"] = _ => ["/admin/clock"],
        ["/admin/help"] = _ => ["/admin/help"],
        ["/admin/help/{topic}"] = _ => [.. HelpTopic.All.Select(topic => topic.Address)],
        ["/admin/mail"] = _ => ["/admin/mail"],
        ["/admin/reports"] = _ => ["/admin/reports", "/admin/reports?state=decided"],
        ["/admin/site"] = _ => ["/admin/site"],
        ["/admin/site/glossary"] = _ => ["/admin/site/glossary", "/admin/site/glossary?q=no+such+words"],
        ["/admin/site/glossary/{id}"] = _ => ["/admin/site/glossary/microglia", "/admin/site/glossary/_add"],
        ["/admin/site/glossary/{id}/remove"] = _ => ["/admin/site/glossary/microglia/remove"],
        ["/admin/site/topics"] = _ => ["/admin/site/topics"],
        ["/admin/site/topics/{id}"] = _ => ["/admin/site/topics/sleep"],
        ["/admin/site/topics/{id}/remove"] = _ => ["/admin/site/topics/hands-on/remove"],
        ["/admin/site/conditions"] = _ => ["/admin/site/conditions"],
        ["/admin/site/conditions/{id}"] = _ => ["/admin/site/conditions/fibromyalgia"],
        ["/admin/site/conditions/{id}/remove"] = _ => ["/admin/site/conditions/fibromyalgia/remove"],
        ["/admin/site/people"] = _ => ["/admin/site/people"],
        ["/admin/site/people/{id}"] = _ => ["/admin/site/people/jonas-berg", "/admin/site/people/_add"],
        ["/admin/site/people/{id}/remove"] = _ => ["/admin/site/people/jonas-berg/remove"],
        ["/admin/site/clinics"] = _ => ["/admin/site/clinics"],
        ["/admin/site/clinics/{id}"] = _ => ["/admin/site/clinics/fjordvik"],
        ["/admin/site/clinics/{id}/remove"] = _ => ["/admin/site/clinics/fjordvik/remove"],
        ["/admin/site/settings"] = _ => ["/admin/site/settings"],
        ["/admin/site/urgency"] = _ => ["/admin/site/urgency"],
        ["/admin/sources"] = _ => ["/admin/sources", "/admin/sources?show=notice", "/admin/sources?q=no+such+words"],
        ["/admin/sources/add"] = _ => ["/admin/sources/add"],
        ["/admin/sources/add/by-hand"] = _ => ["/admin/sources/add/by-hand"],
        ["/admin/sources/import"] = _ => ["/admin/sources/import"],
        ["/admin/sources/notices"] = _ => ["/admin/sources/notices"],
        ["/admin/sources/verification"] = _ => ["/admin/sources/verification"],
        ["/admin/sources/{key}"] = _ => ["/admin/sources/albrecht2019", "/admin/sources/theadom2015"],
        ["/admin/sources/{key}/delete"] = _ => ["/admin/sources/albrecht2019/delete"],
        ["/admin/sources/{key}/merge"] = _ => ["/admin/sources/bidonde2017/merge", "/admin/sources/bidonde2017/merge?with=bidonde2019"],
        ["/admin/sources/{key}/registry"] = _ => ["/admin/sources/albrecht2019/registry"],
        ["/admin/sources/{key}/rename"] = _ => ["/admin/sources/albrecht2019/rename"],
        ["/admin/staff"] = _ => ["/admin/staff"],
        ["/admin/staff/{id:long}"] = house => [$"/admin/staff/{house.Boss.Account.Id}"],
    };

    // Actions of the editor: whoever asks for their address is led to it, and what they refuse is shown there.
    private static readonly string[] Actions =
    [
        "/admin/articles/{folder}/publication", "/admin/articles/{folder}/review-request/{handler:regex(^cancel$)?}", "/admin/articles/{folder}/schedule/{handler:regex(^cancel$)?}",
        "/admin/articles/{folder}/withdrawal", "/admin/articles/{folder}/discard", "/admin/articles/{folder}/advertisement",
        "/admin/pages/{folder}/publication", "/admin/pages/{folder}/discard", "/admin/pages/{folder}/advertisement",
    ];

    // Not pages: files, and what a script asks for.
    private static readonly string[] NoPages = [.. Actions, "/admin/articles/{folder}/pictures/{name}", "/admin/articles/{folder}/completions", "/admin/pages/{folder}/completions", "/admin/sources/library.{format:regex(^(bib|ris|json)$)}", "/account/passkey"];

    public static TheoryData<string> Patterns => [.. Pages.Keys];

    [Fact]
    public void No_page_of_the_staff_is_forgotten_here()
    {
        string[] there = [.. house.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}").Where(pattern => StaffAccessRules.Find(pattern) is not null).Distinct()];

        Assert.NotEmpty(there);
        Assert.Empty(there.Except(Pages.Keys).Except(NoPages));
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Axe_finds_nothing_and_nothing_runs_off_any_screen_A_1(string pattern)
    {
        string[] addresses = Pages[pattern](house);
        Assert.NotEmpty(addresses);
        await using IBrowserContext profile = await EnterAsync(pattern);
        IPage page = await profile.NewPageAsync();
        foreach (string address in addresses)
        {
            IResponse? answer = await page.GotoAsync(address);
            Assert.Equal((200, "no-store"), (answer!.Status, answer.Headers["cache-control"]));
            await KeepAsync(page, address, await answer.TextAsync());
            await CanBeSentAsync(page);
            Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[form]')].filter(field => !field.form).map(field => field.outerHTML)"));
            await FitsAsync(page);
            await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => { details.open = true; })");
            await FitsAsync(page);
            // Once a page and theme, each in another state where it has several: a run takes longer than all the rest.
            if (address == addresses[^1])
            {
                await Axe.CheckAsync(page);
            }

            if (address == addresses[0])
            {
                await page.SetViewportSizeAsync(1280, 844);
                await Axe.CheckAsync(page);
            }
        }
    }

    // A token that stands in another form, the one to sign out, is not sent with this one.
    private static async Task CanBeSentAsync(IPage page)
    {
        string[] without = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('form[method=post]')]
              .filter(form => !form.querySelector('[name=__RequestVerificationToken][value]')).map(form => form.outerHTML.slice(0, 120))
            """);
        Assert.True(without is [], $"{page.Url} has forms that will be refused: {string.Join(" ", without)}");
    }

    // Ends at the narrowest.
    private static async Task FitsAsync(IPage page)
    {
        foreach (int width in new[] { 1280, 768, 390 })
        {
            await page.SetViewportSizeAsync(width, 844);
            string[] wide = await page.EvaluateAsync<string[]>(
                """
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
                  .filter(one => one.getBoundingClientRect().right > innerWidth).slice(0, 4).map(one => one.outerHTML.slice(0, 120))
                """);
            Assert.True(wide is [], $"{page.Url} runs off a screen of {width}: {string.Join('\n', wide)}");
        }
    }

    private static async Task KeepAsync(IPage page, string address, string html)
    {
        if (Environment.GetEnvironmentVariable("KEEP_PAGES") is { } folder)
        {
            string name = Path.Combine(folder, string.Concat(address.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')));
            await File.WriteAllTextAsync($"{name}.html", html);
            foreach (int width in new[] { 390, 1280 })
            {
                await page.SetViewportSizeAsync(width, 844);
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{name}-{width}.png", FullPage = true });
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{name}-{width}-dark.png", FullPage = true });
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            }
        }
    }

    private async Task<IBrowserContext> EnterAsync(string pattern)
    {
        IBrowserContext profile = await Chromium.ProfileAsync(house.Site);
        bool isOutside = pattern is "/sign-in" or "/setup/{token}" or "/preview/{token}";
        await profile.AddCookiesAsync(isOutside ? [] : house.Boss.Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = house.Site.Address.ToString() }));
        return profile;
    }
}
