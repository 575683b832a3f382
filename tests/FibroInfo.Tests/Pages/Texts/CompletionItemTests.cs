using System.Net;
using System.Text.Json;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>What the editor offers between brackets, as data.</summary>
public sealed class CompletionItemTests(TextSite site) : IClassFixture<TextSite>
{
    [Fact]
    public async Task Sources_terms_and_the_articles_that_readers_have_are_told_to_the_staff_alone_and_kept_by_nobody_T21()
    {
        using HttpResponseMessage answer = await site.Author.GetAsync("/admin/articles/plain/completions?lang=en");
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        JsonElement source = told.RootElement.GetProperty("sources").EnumerateArray().Single(item => item.GetProperty("put").GetString() == "albrecht2019");
        Assert.Equal("Albrecht and others, 2019", source.GetProperty("name").GetString());
        Assert.Contains(told.RootElement.GetProperty("terms").EnumerateArray(), item => item.GetProperty("put").GetString() == "microglia");
        string[] articles = [.. told.RootElement.GetProperty("articles").EnumerateArray().Select(item => item.GetProperty("put").GetString()!)];
        Assert.Contains("/articles/fibro-fog", articles);
        Assert.DoesNotContain("/articles/plain", articles);
        Assert.DoesNotContain("/articles/broken", articles);
        Assert.Equal(HttpStatusCode.SeeOther, await site.StatusAsync("/admin/articles/plain/completions"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Author.GetAsync("/admin/articles/plain/completions?lang=xx")).StatusCode);
    }
}
