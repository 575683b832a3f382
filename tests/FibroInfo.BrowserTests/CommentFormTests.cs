using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The form for a comment, as readers use it.</summary>
public sealed partial class CommentFormTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_comment_is_written_by_keyboard_with_and_without_script_A_14(bool script)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(script: script);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Commenting.Page);
        await page.Locator("#name").FocusAsync();
        await page.Keyboard.TypeAsync("Lyng");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync($"Written by keyboard, {(script ? "with" : "without")} script.");
        foreach (string next in new[] { "#email", "#notify", "#consent", "#adult" })
        {
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(page.Locator(next)).ToBeFocusedAsync();
            if (next is "#consent" or "#adult")
            {
                await page.Keyboard.PressAsync("Space");
            }
        }

        // Past the honeypot, which no key reaches.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(OwnPage());
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("Waiting to be read.");
        await Assertions.Expect(page.Locator(".comment .words")).ToContainTextAsync("Written by keyboard");
    }

    [Fact]
    public async Task Axe_finds_nothing_on_what_a_writer_is_asked_and_told_A_1()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        string words = "Is anybody there who reads this with axe?";
        await Commenting.ApproveAsync(Commenting.OwnPage(await Commenting.PostedAsync(profile, words)));
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Commenting.Page);
        ILocator comment = page.Locator(".comment", new PageLocatorOptions { HasText = words });
        foreach (string verb in new[] { "Report", "Reply" })
        {
            await page.GotoAsync(Commenting.Page);
            await comment.GetByText(verb).ClickAsync();
            await Axe.CheckAsync(page);
        }

        await page.SendAsync("Ring me on 41 23 45 69.");
        await Assertions.Expect(page.Locator(".problem.asked")).ToBeVisibleAsync();
        await Axe.CheckAsync(page);
        await page.Locator("#body").FillAsync("I do not want to live any more.");
        await page.Locator(".comment-form .primary").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(OwnPage());
        await Axe.CheckAsync(page);
        await page.Locator("#body").FillAsync("Write to kari@example.no.");
        await page.Locator("#change .primary").ClickAsync();
        await Assertions.Expect(page.Locator("#change .problem.asked")).ToBeVisibleAsync();
        await Axe.CheckAsync(page);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_faults_take_the_focus_lead_to_their_fields_and_axe_finds_nothing_A_12(int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Commenting.Page);
        await page.SendAsync("x", name: "Clinic", email: "kari", agrees: false);

        await Assertions.Expect(page.Locator(".problem")).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^Not sent yet: ", RegexOptions.None));
        await Assertions.Expect(page.Locator(".problem li")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("#email")).ToHaveValueAsync("kari");
        await Axe.CheckAsync(page);
        foreach (string field in new[] { "#body", "#email", "#consent", "#adult" })
        {
            await page.Locator($".problem a[href='{field}']").ClickAsync();
            await Assertions.Expect(page.Locator(field)).ToBeFocusedAsync();
            string described = await page.Locator(field).GetAttributeAsync("aria-describedby") ?? "";
            await Assertions.Expect(page.Locator($"#{described.Split(' ')[^1]}")).ToBeVisibleAsync();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_writer_is_asked_about_a_phone_number_and_may_keep_it_C_5(bool script)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(script: script);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Commenting.Page);
        string body = $"Ring me on 41 23 45 6{(script ? 7 : 8)}.";
        await page.SendAsync(body);

        await Assertions.Expect(page.Locator(".problem.asked")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".problem.asked")).ToContainTextAsync("looks like a phone number");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync(body);
        await Assertions.Expect(page.Locator("#consent")).ToBeCheckedAsync();
        await page.Locator("button[name=keep]").ClickAsync();

        await Assertions.Expect(page.Locator(".comment .words")).ToHaveTextAsync(body);
    }

    [Fact]
    public async Task A_birth_number_cannot_be_kept_and_the_comment_goes_without_it_C_5()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Commenting.Page);
        await page.SendAsync("Mine is 17054026641, you see.");

        await Assertions.Expect(page.Locator(".problem")).ToContainTextAsync("17054026641");
        await Assertions.Expect(page.Locator("button[name=keep]")).ToHaveCountAsync(0);
        await page.Locator("#body").FillAsync("Mine is my own, you see.");
        await page.Locator(".comment-form .primary").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(OwnPage());
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Words_of_despair_bring_the_help_numbers_into_sight_before_anything_else_C_8(int width, bool script)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width, script: script);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Commenting.Page);
        await page.SendAsync("I do not want to live any more.", agrees: false);
        await HelpIsInSightAsync(page);

        await page.Locator("#consent").CheckAsync();
        await page.Locator("#adult").CheckAsync();
        await page.Locator(".comment-form .primary").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(OwnPage());
        await HelpIsInSightAsync(page);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_is_written_below_the_words_that_it_answers_and_hangs_under_them_C_14(bool script)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(script: script);
        string words = $"Who else walks before breakfast, {(script ? "with" : "without")} script?";
        await Commenting.ApproveAsync(Commenting.OwnPage(await Commenting.PostedAsync(profile, words)));
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Commenting.Page);
        ILocator answered = page.Locator(".comment", new PageLocatorOptions { HasText = words });
        string id = await answered.GetAttributeAsync("id") ?? "";
        await answered.GetByText("Reply").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Write a reply");
        await Assertions.Expect(page.Locator(".comment .words")).ToHaveTextAsync(words);
        await page.SendAsync($"I do, {(script ? "with" : "without")} it.", name: "Havblikk");
        await Assertions.Expect(page).ToHaveURLAsync(OwnPage());
        await Commenting.ApproveAsync(Commenting.OwnPage(page));
        await page.GotoAsync(Commenting.Page);
        await Assertions.Expect(page.Locator($"#{id} + .comment.reply .words")).ToContainTextAsync("I do, with");
    }

    private static async Task HelpIsInSightAsync(IPage page)
    {
        ILocator help = page.Locator("main .help");
        await Assertions.Expect(help).ToBeFocusedAsync();
        await Assertions.Expect(help.Locator(".help-numbers a").First).ToBeInViewportAsync();
    }

    [GeneratedRegex("/comments/[0-9a-f]{64}$", RegexOptions.None)]
    private static partial Regex OwnPage();
}
