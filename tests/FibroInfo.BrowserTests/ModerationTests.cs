using System.Text.RegularExpressions;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Reports;
using FibroInfo.Tests.Pages.Admin;
using FibroInfo.Tests.Running;
using Microsoft.Playwright;
using Cookie = Microsoft.Playwright.Cookie;

namespace FibroInfo.BrowserTests;

/// <summary>The queue of comments as a moderator works through it.</summary>
public sealed class ModerationTests
{
    private const string Queue = "/admin/comments";

    [Fact]
    public async Task Fifty_comments_are_cleared_with_fifty_keys_and_the_focus_goes_to_the_next_each_time()
    {
        string mark = $"Fifty{Guid.NewGuid():N}";
        ModeratedComment[] posted = await ManyAsync(mark, 52);
        await using IBrowserContext profile = await ModeratorAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"{Queue}?q={mark}");
        await page.Locator("[data-begin]").ClickAsync();
        await Assertions.Expect(Item(page, posted[0])).ToBeFocusedAsync();

        for (int place = 0; place < 50; place++)
        {
            await page.Keyboard.PressAsync((place % 5) switch { 0 => "r", 1 => "s", _ => "a" });
            if (place < 49)
            {
                await Assertions.Expect(Item(page, posted[place + 1])).ToBeFocusedAsync();
            }
        }

        // The next page comes by itself, with its first comment in focus and the last decision above it.
        await Assertions.Expect(Item(page, posted[50])).ToBeFocusedAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#bar")).ToContainTextAsync("1 comment was approved.");
        for (int place = 0; place < 50; place++)
        {
            CommentState decided = (place % 5) switch { 0 => CommentState.Rejected, 1 => CommentState.Spam, _ => CommentState.Approved };
            Assert.Equal(decided, (await Chromium.Site.CommentAsync(posted[place].Id)).State);
        }
    }

    [Fact]
    public async Task A_key_that_was_pressed_in_haste_is_taken_back_with_another_and_the_comment_is_in_its_place_again()
    {
        string mark = $"Haste{Guid.NewGuid():N}";
        ModeratedComment[] posted = await ManyAsync(mark, 3);
        await using IBrowserContext profile = await ModeratorAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"{Queue}?q={mark}");
        await Item(page, posted[0]).FocusAsync();

        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(Item(page, posted[1])).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(Item(page, posted[2])).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#bar [role=status]")).ToContainTextAsync("1 comment was marked as spam.");
        await page.Keyboard.PressAsync("u");

        await Assertions.Expect(Item(page, posted[1])).ToBeFocusedAsync();
        Assert.Equal(posted.Select(comment => $"comment-{comment.Id}"), await page.Locator(".queued").EvaluateAllAsync<string[]>("items => items.map(item => item.id)"));
        await Assertions.Expect(page.Locator("#bar [role=status]")).ToContainTextAsync("1 decision was undone.");
        Assert.Equal(CommentState.Waiting, (await Chromium.Site.CommentAsync(posted[1].Id)).State);
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(Item(page, posted[0])).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_letter_decides_nothing_outside_the_list_and_while_somebody_types_2_1_4()
    {
        string mark = $"Typing{Guid.NewGuid():N}";
        ModeratedComment comment = (await ManyAsync(mark, 1))[0];
        await using IBrowserContext profile = await ModeratorAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"{Queue}?q={mark}");

        await page.Locator("#q").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("s");
        await page.Locator(".queued .own summary").ClickAsync();
        await page.Locator(".queued [name=own]").FocusAsync();
        await page.Keyboard.TypeAsync("ars");
        await page.Locator(".queued select").FocusAsync();
        await page.Keyboard.PressAsync("s");

        Assert.Equal("ars", await page.Locator(".queued [name=own]").InputValueAsync());
        await Assertions.Expect(Item(page, comment)).ToBeVisibleAsync();
        Assert.Equal(CommentState.Waiting, (await Chromium.Site.CommentAsync(comment.Id)).State);
    }

    [Fact]
    public async Task What_its_writer_changed_meanwhile_is_shown_beside_what_was_read()
    {
        string mark = $"Changed{Guid.NewGuid():N}";
        ModeratedComment comment = (await ManyAsync(mark, 2))[0];
        await using IBrowserContext profile = await ModeratorAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"{Queue}?q={mark}");
        await Chromium.Site.EditAsync(comment, $"{mark} reads otherwise.");

        await Item(page, comment).FocusAsync();
        await page.Keyboard.PressAsync("a");

        await Assertions.Expect(page.Locator("#problem .versions .words")).ToHaveTextAsync([comment.Body, $"{mark} reads otherwise."]);
        Assert.Equal(CommentState.Waiting, (await Chromium.Site.CommentAsync(comment.Id)).State);
    }

    [Fact]
    public async Task A_key_after_the_session_has_ended_decides_nothing_and_leads_to_the_sign_in()
    {
        string mark = $"Ended{Guid.NewGuid():N}";
        ModeratedComment[] posted = await ManyAsync(mark, 3);
        await using IBrowserContext profile = await ModeratorAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"{Queue}?q={mark}");
        await Item(page, posted[0]).FocusAsync();
        await profile.ClearCookiesAsync();

        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("s");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in", RegexOptions.None));
        Assert.All(await Task.WhenAll(posted.Select(comment => Chromium.Site.CommentAsync(comment.Id))), comment => Assert.Equal(CommentState.Waiting, comment.State));
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_the_sign_in_that_came_between_A_8()
    {
        ModeratedComment comment = (await ManyAsync($"Typed{Guid.NewGuid():N}", 1))[0];
        using StaffVisitor nora = await StaffVisitor.SignInAsync(Chromium.Site, Role.Moderator);
        await using IBrowserContext profile = await ModeratorAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"{Queue}/{comment.Id}");
        await page.Locator("#redact #body").FillAsync("What is left of it.");
        await profile.ClearCookiesAsync();
        await page.Locator("#redact [value=look]").ClickAsync();

        await SignInAgainAsync(page, nora);

        await Assertions.Expect(page.Locator("#redact #body")).ToHaveValueAsync("What is left of it.");
        await Assertions.Expect(page.Locator("#typed-again")).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#redact #body")).Not.ToHaveValueAsync("What is left of it.");
    }

    [Fact]
    public async Task An_answer_that_was_typed_stands_below_the_words_of_the_same_reader_again_and_nobody_elses_A_8()
    {
        await Chromium.Site.ReportAsync(ReportKind.Error, "One number is wrong.");
        await Chromium.Site.ReportAsync(ReportKind.Error, "Another number is wrong.");
        using StaffVisitor nora = await StaffVisitor.SignInAsync(Chromium.Site, Role.Moderator);
        await using IBrowserContext profile = await ModeratorAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/admin/reports");
        ILocator second = page.Locator(".reports .queued", new PageLocatorOptions { HasText = "Another number is wrong." }).First;
        string id = await second.GetAttributeAsync("id") ?? "";
        await page.Locator($"#{id} [name=outcome]").FillAsync("It is mended.");
        await profile.ClearCookiesAsync();
        await page.Locator($"#{id} [value=decide]").ClickAsync();
        await SignInAgainAsync(page, nora);

        await Assertions.Expect(page.Locator($"#{id} [name=outcome]")).ToHaveValueAsync("It is mended.");
        string[] typed = await page.Locator("[name=outcome]").EvaluateAllAsync<string[]>("fields => fields.map(field => field.value).filter(value => value)");
        Assert.Equal(["It is mended."], typed);
        Assert.True(await page.Locator("[name=outcome]").CountAsync() > 1, "There was nobody else's to be wrong about.");
    }

    [Fact]
    public async Task Without_script_one_and_several_are_decided_and_taken_back()
    {
        string mark = $"Plain{Guid.NewGuid():N}";
        ModeratedComment[] posted = await ManyAsync(mark, 3);
        await using IBrowserContext profile = await ModeratorAsync(script: false);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"{Queue}?q={mark}");
        await Item(page, posted[0]).Locator("[value=approve]").ClickAsync();
        await Assertions.Expect(page.Locator("#bar")).ToContainTextAsync("1 comment was approved.");
        Assert.Equal(CommentState.Approved, (await Chromium.Site.CommentAsync(posted[0].Id)).State);
        await page.Locator("#bar button").ClickAsync();
        await Assertions.Expect(Item(page, posted[0])).ToBeVisibleAsync();

        foreach (ModeratedComment comment in posted)
        {
            await Item(page, comment).Locator(".pick input").CheckAsync();
        }

        await page.Locator("#several [value=spam]").ClickAsync();
        await Assertions.Expect(page.Locator("#bar")).ToContainTextAsync("3 comments were marked as spam.");
        await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-keys]")).ToBeHiddenAsync();
        Assert.All(await Task.WhenAll(posted.Select(comment => Chromium.Site.CommentAsync(comment.Id))), comment => Assert.Equal(CommentState.Spam, comment.State));
    }

    private static async Task SignInAgainAsync(IPage page, StaffVisitor who)
    {
        await page.GetByLabel("E-mail").FillAsync(who.Account.Email);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync(StaffVisitor.Password);
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(who.Code(Chromium.Site.Clock.Now));
        await page.Locator("section .button").ClickAsync();
    }

    private static ILocator Item(IPage page, ModeratedComment comment) => page.Locator($"#comment-{comment.Id}");

    private static async Task<ModeratedComment[]> ManyAsync(string mark, int count)
    {
        var posted = new ModeratedComment[count];
        for (int number = 0; number < count; number++)
        {
            posted[number] = await Chromium.Site.PostedAsync($"{mark} number {number}.", article: "old-01");
        }

        return posted;
    }

    private static async Task<IBrowserContext> ModeratorAsync(int width = 1280, bool script = true)
    {
        using StaffVisitor nora = await StaffVisitor.SignInAsync(Chromium.Site, Role.Moderator);
        IBrowserContext profile = await Chromium.ProfileAsync(width, script: script);
        await profile.AddCookiesAsync(nora.Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = Chromium.Site.Address.ToString() }));
        return profile;
    }
}
