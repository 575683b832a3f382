using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>E-13 in the editor: a button makes an advertisement of a plain link, and what may not be advertised is not published.</summary>
public sealed class AdvertisementTests(AdvertisementTests.OwnSite site) : IClassFixture<AdvertisementTests.OwnSite>
{
    private const string Link = "https://shop.example/w";
    private const string Plain = "## What studies say\n\nSleep is lighter. [@albrecht2019] Try a [heat wrap](https://shop.example/w).\n";
    private const string Box = "::: product https://shop.example/w \"heat wrap\"\n:::\n";

    [Theory]
    [InlineData("/admin/articles/plain?lang=en", "/admin/articles/plain/advertisement?lang=en", "articles/plain/en.md")]
    [InlineData("/admin/pages/shops?lang=en", "/admin/pages/shops/advertisement?lang=en", "pages/shops/en.md")]
    public async Task The_button_beside_a_plain_link_to_a_shop_makes_the_box_in_the_draft_and_publishes_nothing(string editor, string action, string file)
    {
        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);
        string before = site.Content.Read(file);
        string page = await author.ReadAsync(editor);
        var button = (IHtmlButtonElement)Html.Parse(page).One(".findings button[name=shop-link]");
        Assert.Equal((Link, action), (button.Value, button.GetAttribute("formaction")));

        using HttpResponseMessage made = await author.PostFromAsync(editor, action, TextSite.Form(page, "save", ("shop-link", Link), ("title", "A new title")));
        Assert.Equal((HttpStatusCode.SeeOther, $"{editor}&done=advertised"), (made.StatusCode, made.Headers.Location?.ToString()));
        IHtmlDocument after = Html.Parse(await author.ReadAsync(made.Headers.Location!.ToString()));
        Assert.Contains("The link is now an advertisement", after.One(".done").Words(), StringComparison.Ordinal);
        Assert.Contains($"Try a heat wrap.\n\n{Box}", after.One("textarea.body").TextContent, StringComparison.Ordinal);
        Assert.Equal("A new title", after.One("[name=title]").GetAttribute("value"));
        Assert.Empty(after.QuerySelectorAll("button[name=shop-link]"));
        Assert.Equal(before, site.Content.Read(file));

        // Pressed once more from the page of before, with that link typed away.
        using HttpResponseMessage late = await author.PostFromAsync(editor, action, TextSite.Form($"{after.DocumentElement.OuterHtml}", "save", ("shop-link", Link)));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains("no longer in the text", Html.Parse(await late.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("study", "We earn on the heat wrap.", "an article about a study")]
    [InlineData("treatment", "We earn on the heat wrap.", "an article about a treatment")]
    [InlineData("article", "None.", "'interests' doesn't name")]
    public async Task An_advertisement_that_may_not_be_blocks_publishing_and_readers_keep_what_they_have(string kind, string interests, string said)
    {
        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);
        using HttpResponseMessage answer = await TextSite.SendAsync(
            author, "gate", "publish", ("kind", kind), ("interests", interests), ("body", $"{Plain.Split(" Try")[0]}\n\n{Box}"), ("reason", "A reason."));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, Html.Parse(await answer.Content.ReadAsStringAsync()).One("#findings ul.bad").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("advertisement", await site.TextAsync("/articles/gate"), StringComparison.Ordinal);
        using HttpResponseMessage discarded = await TextSite.DiscardAsync(author, TextSite.Text("gate"));
    }

    public sealed class OwnSite() : RunningSite(content =>
    {
        foreach (string folder in new[] { "plain", "gate" })
        {
            content.Write($"articles/{folder}/en.md", TextSite.Good(folder));
        }

        content.Replace("articles/plain/en.md", "Sleep is lighter. [@albrecht2019]", Plain.Split("\n\n")[1].TrimEnd());
        content.Write("pages/shops/en.md", $"---\ntitle: Shops\nsummary: About shops.\nupdated: 2026-01-01\n---\n{Plain.Replace(" [@albrecht2019]", "", StringComparison.Ordinal)}");
        content.Replace("site.yaml", "video-hosts:", "shop-hosts: [shop.example]\nvideo-hosts:");
    });
}
