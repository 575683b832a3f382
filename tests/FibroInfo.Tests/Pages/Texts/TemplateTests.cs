using AngleSharp.Html.Dom;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>What a new article begins with is what the checks ask of it.</summary>
public sealed class TemplateTests(TextSite site) : IClassFixture<TextSite>
{
    [Theory]
    [InlineData("article")]
    [InlineData("study")]
    [InlineData("treatment")]
    public async Task P8_P9_E14_a_template_has_every_part_that_its_kind_is_asked_for(string kind)
    {
        using HttpResponseMessage begun = await site.Author.PostAsync("/admin/articles", ("title", $"Begun {kind}"), ("folder", $"begun-{kind}"), ("kind", kind));
        using HttpResponseMessage answer = await TextSite.SendAsync(
            site.Author, $"begun-{kind}", "preview", [("summary", "Short."), ("aim", "This page is for you. It helps you begin."), ("status", "published"), ("publish", "2026-11-23"), .. TextSite.Rest]);

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        string[] rules = [.. page.Some("#findings small").Select(rule => rule.Words())];
        Assert.Empty(rules.Intersect(["P-8", "P-9", "E-14", "Z-2.parts"]));
        // Nothing stands in the way but that none of it is written yet.
        Assert.Empty(page.QuerySelectorAll("#findings .bad"));
        Assert.Equal(["P-8.blank"], page.Some("#findings .wants small").Select(rule => rule.Words()).Distinct());
        string text = page.One("#f-body").TextContent;
        Assert.All(new[] { "Source …", "Picture …", "Box …", "::: unknown", "::: help", "::: easy", "## What you can do now" }, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }
}
