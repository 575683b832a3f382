using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>The site is called what site.yaml says, wherever its name is shown.</summary>
public sealed class SiteNameTests(SiteNameTests.Named site) : IClassFixture<SiteNameTests.Named>
{
    [Theory]
    [InlineData("FibroInfo", "FibrInfo", "wordmark")]
    [InlineData("X", "X", "wordmark after")]
    [InlineData("o", "o", "wordmark after")]
    [InlineData("Lang smerte", "Lang smerte", "wordmark after")]
    [InlineData("Østfold", "Østfld", "wordmark")]
    [InlineData("Poliklinikken", "Pliklinikken", "wordmark")]
    [InlineData("Torget", "Torget", "wordmark after")]
    [InlineData("Smerteklinikken på Lillestrøm", "Smerteklinikken på Lillestrøm", "wordmark after long")]
    [InlineData("Långtidssmärtmottagningen för hela Värmland och Örebro län AB", "Långtidssmärtmottagningen för hela Värmland och Örebro län AB", "wordmark after longest")]
    [InlineData("معلومات عن الألم", "معلومات عن الألم", "wordmark after")]
    [InlineData("<script>alert(1)</script> & \"co\"", "<script>alert(1)</script> & \"co\"", "wordmark after long")]
    [InlineData("👩‍⚕️ Pain", "👩‍⚕️ Pain", "wordmark after")]
    [InlineData("Two\n  lines", "Two lines", "wordmark after")]
    public async Task The_header_shows_the_name_and_its_link_says_it_whole(string name, string letters, string css)
    {
        site.Call(name);
        string whole = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        await site.UntilAsync("/", (_, text) => Html.Parse(text).Title?.Contains(whole, StringComparison.Ordinal) == true);

        foreach (string address in new[] { "/", "/topics", "/no-such-page", "/sign-in", $"{Shipped.Fog}?view=easy" })
        {
            using HttpResponseMessage answer = await site.AskAsync(address);
            IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
            IElement mark = page.One("header a[href='/']");
            Assert.Equal((letters, $"{whole}, home", css), (mark.One("bdi[aria-hidden=true]").Words(), mark.One(".hidden").Words(), mark.ClassName));
            Assert.Single(mark.QuerySelectorAll("svg path"));
            Assert.Contains(whole, page.Title, StringComparison.Ordinal);
            Assert.DoesNotContain(page.QuerySelectorAll("script"), script => !script.HasAttribute("src"));
        }

        Assert.DoesNotContain("FibroInfo", whole == "FibroInfo" ? "" : (await site.PageAsync("/topics")).One(".site-header").OuterHtml, StringComparison.Ordinal);
    }

    public sealed class Named : RunningSite
    {
        private string _line = "name: FibroInfo\n";

        public void Call(string name)
        {
            string quoted = name.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            string line = $"name: \"{quoted}\"\n";
            if (line != _line)
            {
                Content.Replace("site.yaml", _line, line);
                _line = line;
            }
        }
    }
}
