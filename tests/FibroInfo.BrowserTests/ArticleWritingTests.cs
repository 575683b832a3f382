using FibroInfo.Audit;
using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>An article from the first word to the readers, in a browser; with and without script.</summary>
public sealed class ArticleWritingTests
{
    private const string Text =
        "## A part\n\nWalking helps a little. [@seo2021]\n\n## What we do not know\n\n::: unknown\n- How much.\n:::\n\n::: help\nbook: A sore knee\n:::\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_article_is_begun_from_its_parts_looked_at_refused_mended_and_published(bool script)
    {
        string title = script ? "Walking with script" : "Walking without script";
        await using IBrowserContext profile = await SignedInAsync(script);
        IPage page = await BeginAsync(profile, title, "Article", script);
        await Assertions.Expect(FieldOf(page)).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("## What it is"));
        await FillAsync(page, ("Summary", "What studies say about walking."), ("Aim", "This page is for you. It helps you walk."), ("Key points", "Walk.\nRest.\nWalk again."),
            ("Conflicts of interest", "None."));
        await TextOf(page, script).FillAsync(Text.Replace("seo2021", "nobody", StringComparison.Ordinal));
        await page.GetByLabel("Ingrid Solheim").CheckAsync();
        await PressAsync(page, "Preview");
        await Assertions.Expect(page.FrameLocator("#preview").Locator("article h1")).ToHaveTextAsync(title);
        await Assertions.Expect(page.Locator("#findings .findings.bad")).ToContainTextAsync("Line 3");

        await PressAsync(page, "Publish now");
        await Assertions.Expect(page.Locator("#problem")).ToContainTextAsync("Fix the errors first");
        await TextOf(page, script).FillAsync(Text);
        await PressAsync(page, "Publish now");
        await Assertions.Expect(page.Locator("#problem")).ToContainTextAsync("Give a reason for keeping the warnings");
        await page.GetByLabel("Why you keep the warnings").FillAsync("The easy text comes tomorrow.");
        await PressAsync(page, "Publish now");

        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("Readers see it now.");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Open", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(page.Locator("article")).ToContainTextAsync("Walking helps a little.");
    }

    [Fact]
    public async Task What_is_typed_is_saved_by_itself_with_its_preview_and_what_the_checks_say()
    {
        await using IBrowserContext profile = await SignedInAsync(script: true);
        IPage page = await BeginAsync(profile, "Saved by itself", "Treatment");
        await TextOf(page).FillAsync("## A part\n\nFirst line.\n\nSecond [@nobody].\n");

        await Assertions.Expect(page.FrameLocator("#preview").Locator("article")).ToContainTextAsync("First line.");
        await page.Locator("#findings").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Line 5" }).ClickAsync();
        Assert.Equal("Second [@nobody].", await page.Locator(".code").EvaluateAsync<string>("host => host.shadowRoot.getSelection().toString()"));
        await Assertions.Expect(page.Locator("#state")).ToContainTextAsync("Your draft was saved");
        await page.ReloadAsync();
        await Assertions.Expect(FieldOf(page)).ToHaveValueAsync("## A part\n\nFirst line.\n\nSecond [@nobody].\n");
    }

    [Fact]
    public async Task The_signs_of_the_toolbar_go_around_what_is_chosen_and_can_be_undone()
    {
        await using IBrowserContext profile = await SignedInAsync(script: true);
        IPage page = await BeginAsync(profile, "With a toolbar", "Study");
        ILocator text = TextOf(page);
        await text.FillAsync("one two");
        await text.PressAsync("Control+Shift+ArrowLeft");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Bold" }).ClickAsync();
        await Assertions.Expect(FieldOf(page)).ToHaveValueAsync("one **two**");
        await text.PressAsync("Control+z");
        await Assertions.Expect(FieldOf(page)).ToHaveValueAsync("one two");
        await text.PressAsync("End");
        await page.GetByLabel("Source …").SelectOptionAsync("[@seo2021]|");
        await Assertions.Expect(FieldOf(page)).ToHaveValueAsync("one two[@seo2021]");
        await Assertions.Expect(page.FrameLocator("#preview").Locator("#ref-seo2021")).ToBeAttachedAsync();
    }

    [Fact]
    public async Task Who_is_signed_out_while_writing_is_told_and_goes_on_after_signing_in_in_another_tab()
    {
        using StaffVisitor author = await StaffVisitor.SignInAsync(Chromium.Site, Role.Author);
        await using IBrowserContext profile = await EnterAsync(author, script: true);
        IPage page = await BeginAsync(profile, "A long sentence", "Article");
        await profile.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "staff" });
        await TextOf(page).FillAsync("A sentence that");
        await Assertions.Expect(page.Locator("#state")).ToContainTextAsync("You’re signed out.");

        await profile.AddCookiesAsync([Ticket(author)]);
        await TextOf(page).FillAsync("A sentence that goes on.");

        await Assertions.Expect(page.Locator("#state")).ToContainTextAsync("Your draft was saved");
        await page.ReloadAsync();
        await Assertions.Expect(FieldOf(page)).ToHaveValueAsync("A sentence that goes on.");
    }

    private static async Task<IPage> BeginAsync(IBrowserContext profile, string title, string kind, bool script = true)
    {
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/admin/articles");
        await page.GetByText("New article").ClickAsync();
        await page.Locator("#new-title").FillAsync(title);
        await page.Locator(".choices label").Filter(new LocatorFilterOptions { HasText = kind }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(page.Locator(".code")).ToHaveCountAsync(script ? 1 : 0);
        return page;
    }

    // Once the better field is there, the plain one is hidden.
    private static ILocator TextOf(IPage page, bool script = true) => script ? page.Locator(".code").GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "The text" }) : FieldOf(page);

    // What is sent, wherever it is typed.
    private static ILocator FieldOf(IPage page) => page.Locator("textarea.body");

    private static async Task FillAsync(IPage page, params (string Label, string Text)[] fields)
    {
        foreach ((string label, string text) in fields)
        {
            await page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).FillAsync(text);
        }
    }

    private static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true }).ClickAsync();

    private static async Task<IBrowserContext> SignedInAsync(bool script)
    {
        using StaffVisitor author = await StaffVisitor.SignInAsync(Chromium.Site, Role.Author);
        return await EnterAsync(author, script);
    }

    private static async Task<IBrowserContext> EnterAsync(StaffVisitor author, bool script)
    {
        IBrowserContext profile = await Chromium.ProfileAsync(script: script);
        await profile.AddCookiesAsync([Ticket(author)]);
        return profile;
    }

    private static Cookie Ticket(StaffVisitor author)
    {
        System.Net.Cookie ticket = author.Cookies.GetCookies(Chromium.Site.Address).Single(cookie => cookie.Name == "staff");
        return new Cookie { Name = ticket.Name, Value = ticket.Value, Url = Chromium.Site.Address.ToString() };
    }
}
