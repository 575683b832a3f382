using System.Net;
using FibroInfo.Checks;
using FibroInfo.Tests.Pages;
using FibroInfo.Tests.Running;
using FibroInfo.Text;

namespace FibroInfo.Tests.Content;

/// <summary>The manual for writers lies in the content folder, and is no text of the site.</summary>
public sealed class ContentManualTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("articles/README.md")]
    [InlineData("pages/README.md")]
    public void Check_has_nothing_to_say_about_a_manual_beside_the_texts(string path)
    {
        using var content = new TempContent();
        Problem[] before = [.. EditorialRules.Run(content.Read(), new DateOnly(2026, 6, 1))];

        content.Write(path, "# A manual\n\nNot an article: [@nobody2020], ::: box\n");

        Assert.NotEmpty(before);
        Assert.Equal(before, EditorialRules.Run(content.Read(), new DateOnly(2026, 6, 1)));
        Assert.Single(content.Read().Texts);
    }

    [Fact]
    public async Task The_shipped_manual_is_not_published()
    {
        using var site = new RunningSite();
        Assert.Contains("# The content folder", site.Content.Read("README.md"), StringComparison.Ordinal);
        foreach (string address in new[] { "/README.md", "/readme.md", "/readme", "/README", "/articles/readme", "/content/README.md" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(address));
        }
    }
}
