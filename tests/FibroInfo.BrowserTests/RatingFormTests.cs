using FibroInfo.Ratings;
using FibroInfo.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The stars, as readers use them. One test at a time counts the votes of its own page.</summary>
public sealed class RatingFormTests
{
    [Theory]
    [InlineData(true, "what-is-fibromyalgia")]
    [InlineData(false, "brain-immune-cells-study")]
    public async Task A_vote_is_given_changed_and_taken_back_by_keyboard_with_and_without_script_A_11(bool script, string article)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(script: script);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"/articles/{article}");
        ILocator stars = page.Locator("input[name=stars]"), saved = page.Locator("#rating-saved"), save = page.Locator("[data-rating] button");

        await stars.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(stars.Nth(1)).ToBeCheckedAsync();
        await PressAsync(page, save, script);
        await Assertions.Expect(saved).ToBeVisibleAsync();
        await Assertions.Expect(saved).ToContainTextAsync("Your rating is saved");
        Assert.Equal((1, 2.0m), await VotesAsync(article));

        await stars.Nth(4).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await PressAsync(page, save, script);
        Assert.Equal((1, 5.0m), await VotesAsync(article));

        await PressAsync(page, saved.Locator("button[value='0']"), script);
        Assert.Equal(0, (await VotesAsync(article)).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Few_stars_open_a_box_for_what_was_missing_which_only_the_clinic_reads_T_6(bool script)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390, script: script);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Commenting.Page);
        ILocator box = page.Locator("#missing");
        await Assertions.Expect(box).ToBeHiddenAsync();
        if (script)
        {
            await VoteAsync(page, 3, script);
            await Assertions.Expect(page.Locator("#rating-saved")).ToBeVisibleAsync();
            await Assertions.Expect(box).ToBeHiddenAsync();
        }

        await VoteAsync(page, 2, script);
        await box.FillAsync($"What to do at work, {script}.");
        await page.Locator("[data-missing] button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Commenting.Address($"{Commenting.Page}#report-saved"));
        await Assertions.Expect(page.Locator("#report-saved")).ToBeInViewportAsync();
        Assert.DoesNotContain("What to do at work", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_readers_own_vote_is_shown_at_the_next_visit_changed_and_taken_back_from_this_device_alone()
    {
        const string article = "/articles/flare-ups";
        await using IBrowserContext profile = await Chromium.ProfileAsync(390);
        IPage page = await profile.NewPageAsync();
        ILocator stars = page.Locator("input[name=stars]"), saved = page.Locator("#rating-saved"), missing = page.Locator("#missing");
        await page.GotoAsync(article);
        await Assertions.Expect(saved).ToBeHiddenAsync();
        Assert.Empty(await VotesOnDeviceAsync(page));
        await VoteAsync(page, 5, script: true);
        await Assertions.Expect(missing).ToBeHiddenAsync();
        Assert.Equal(["stars:flare-ups=5"], await VotesOnDeviceAsync(page));

        await page.GotoAsync(article);
        await Assertions.Expect(stars.Nth(4)).ToBeCheckedAsync();
        await Assertions.Expect(saved).ToContainTextAsync("You rated this page 5 out of 5.");
        await Assertions.Expect(missing).ToBeHiddenAsync();
        await Axe.CheckAsync(page);
        await VoteAsync(page, 2, script: true);
        await Assertions.Expect(missing).ToBeVisibleAsync();

        await page.GotoAsync(article);
        await Assertions.Expect(stars.Nth(1)).ToBeCheckedAsync();
        await Assertions.Expect(missing).ToBeHiddenAsync();
        await PressAsync(page, saved.Locator("button[value='0']"), script: true);
        await Assertions.Expect(saved).ToContainTextAsync("removed");
        Assert.Empty(await VotesOnDeviceAsync(page));
        await page.GotoAsync(article);
        await Assertions.Expect(saved).ToBeHiddenAsync();
        Assert.Equal(0, (await VotesAsync("flare-ups")).Count);
    }

    [Theory]
    [InlineData("stars:flare-ups@2020-01-01", "4")]
    [InlineData("stars:flare-ups", "9")]
    [InlineData("stars:flare-ups", "<b>")]
    public async Task A_vote_from_before_a_rewrite_or_one_that_is_none_is_forgotten_and_those_of_other_pages_are_not(string key, string value)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/");
        await page.EvaluateAsync("([key, value]) => { localStorage.setItem(key, value); localStorage.setItem('stars:flare-ups-two', '3'); }", new[] { key, value });
        await page.GotoAsync("/articles/flare-ups");

        await Assertions.Expect(page.Locator("#rating-saved")).ToBeHiddenAsync();
        Assert.Equal(["stars:flare-ups-two=3"], await VotesOnDeviceAsync(page));
    }

    [Fact]
    public async Task Without_stars_the_form_comes_again_with_words_that_take_the_focus_and_axe_finds_nothing_A_12()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Commenting.Page);
        // Past the browser's own check, and past the script.
        await page.Locator("[data-rating]").EvaluateAsync("form => form.submit()");

        await Assertions.Expect(page.Locator(".problem")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Axe.CheckAsync(page);
    }

    private static async Task VoteAsync(IPage page, int stars, bool script)
    {
        await page.Locator(".stars label").Nth(stars - 1).ClickAsync();
        await PressAsync(page, page.Locator("[data-rating] button"), script);
    }

    // Until the answer is there; without script, until it is the page.
    private static async Task PressAsync(IPage page, ILocator button, bool script)
    {
        await page.EvaluateAsync("() => { document.body.dataset.before = ''; }");
        await page.RunAndWaitForResponseAsync(() => button.PressAsync("Enter"), answer => answer.Request.Method == "POST");
        if (!script)
        {
            await Assertions.Expect(page.Locator("body[data-before]")).ToHaveCountAsync(0);
        }
    }

    private static Task<string[]> VotesOnDeviceAsync(IPage page) => page.EvaluateAsync<string[]>(
        "() => Object.entries(localStorage).filter(([key]) => key.startsWith('stars:')).map(([key, value]) => `${key}=${value}`)");

    private static async Task<(int Count, decimal Average)> VotesAsync(string article)
    {
        RatingSummary summary = await Chromium.Site.Services.GetRequiredService<RatingStore>().SummaryAsync(Slug.Parse(article), null, CancellationToken.None);
        return (summary.Count, summary.Average);
    }
}
