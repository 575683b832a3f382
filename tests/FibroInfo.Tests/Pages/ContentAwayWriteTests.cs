using System.Net;
using System.Text.Json.Nodes;
using FibroInfo.Content;
using FibroInfo.Audit;
using FibroInfo.Editing;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Sources;
using FibroInfo.Editing.Workflow;
using FibroInfo.Tests.Editing.Images;
using FibroInfo.Tests.Pages.Entries;
using FibroInfo.Tests.Pages.Texts;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>Whatever the staff change while the content folder is away is refused with a sentence, and nothing typed is lost.</summary>
public sealed class ContentAwayWriteTests
{
    private const string Sentence = "The content folder is missing";

    [Theory]
    [InlineData("moved")]
    [InlineData("emptied")]
    [InlineData("without site.yaml")]
    public async Task A_form_of_the_yaml_files_keeps_what_was_typed(string way)
    {
        using var site = new EntrySite();
        const string address = $"{EntrySite.Words}/astrocytes";
        string page = await site.Boss.ReadAsync(address), before = site.Content.Read("glossary.yaml");
        using (new TakenAway(site.Content.Root, way))
        {
            using HttpResponseMessage answer = await EntrySite.SendFromAsync(site.Boss, address, page, ("en.meaning", "Typed while it was away."));
            string shown = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains(Sentence, shown, StringComparison.Ordinal);
            Assert.Contains("Typed while it was away.", shown, StringComparison.Ordinal);
        }

        Assert.Equal(before, site.Content.Read("glossary.yaml"));
    }

    [Theory]
    [InlineData("moved")]
    [InlineData("emptied")]
    [InlineData("without site.yaml")]
    public async Task A_picture_is_not_taken_and_the_words_for_it_stay(string way)
    {
        using var site = new PictureSite();
        string[] before = site.Files("added");
        LastKnownVersions versions = site.Services.GetRequiredService<LastKnownVersions>();
        await site.UntilAsync("/health/live", (_, _) => versions.FindAsync(ContentPath.Parse("articles/added/en.md", [])!, CancellationToken.None).GetAwaiter().GetResult() is not null);
        using (new TakenAway(site.Content.Root, way))
        {
            using HttpResponseMessage answer = await site.SendAsync("added", "brain.png", Drawn.Png(), ("says", "A brain, drawn while it was away."));
            string shown = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains(Sentence, shown, StringComparison.Ordinal);
            Assert.Contains("A brain, drawn while it was away.", shown, StringComparison.Ordinal);
        }

        Assert.Equal(before, site.Files("added"));
    }

    [Theory]
    [InlineData("moved")]
    [InlineData("emptied")]
    [InlineData("without site.yaml")]
    public async Task Sources_and_addresses_stay_as_they_are(string way)
    {
        using var site = new TextSite();
        var who = new Actor(site.Author.Account.Id, "Kari");
        string sources = site.Content.Read("references.json"), text = site.File("plain");
        using (new TakenAway(site.Content.Root, way))
        {
            var editor = site.Services.GetRequiredService<SourceEditor>();
            var added = await editor.AddAsync([new JsonObject { ["id"] = "away2026", ["type"] = "book", ["title"] = "Away" }], who, CancellationToken.None);
            var deleted = await editor.DeleteAsync(new SourceVersionToken("albrecht2019", "any"), who, CancellationToken.None);
            var imported = await site.Services.GetRequiredService<SourceImport>().AddAsync([], who, CancellationToken.None);
            Assert.All([added, deleted, imported.Outcome], outcome => Assert.Contains(Sentence, Assert.IsType<EditResult.Failed>(outcome).Why, StringComparison.Ordinal));

            var renamed = await site.Services.GetRequiredService<SlugRenamer>().RenameAsync(
                ContentPath.Parse("articles/plain/en.md", [])!, ContentHash.None, "another", "", who, CancellationToken.None);
            Assert.Contains(Sentence, Assert.IsType<EditResult.Failed>(renamed).Why, StringComparison.Ordinal);
        }

        Assert.Equal((sources, text), (site.Content.Read("references.json"), site.File("plain")));
    }

    [Fact]
    public async Task A_page_of_the_staff_says_come_again_and_never_that_it_failed_or_that_there_is_no_such_text()
    {
        using var site = new EntrySite();
        using (new TakenAway(site.Content.Root, "moved"))
        {
            string[] pages =
            [
                "/admin", "/admin/articles", "/admin/articles/fibro-fog?lang=en", "/admin/articles/fibro-fog/address?lang=en", "/admin/articles/fibro-fog/pictures?lang=en",
                "/admin/articles/fibro-fog/revisions?lang=en", "/admin/articles/fibro-fog/review?lang=en", "/admin/pages", "/admin/pages/about?lang=en", "/admin/sources",
                "/admin/sources/albrecht2019", "/admin/sources/albrecht2019/rename", "/admin/sources/albrecht2019/delete", "/admin/site", "/admin/site/glossary",
                "/admin/site/glossary/astrocytes", "/admin/site/people", "/admin/comments", "/admin/reports",
            ];
            foreach (string page in pages)
            {
                using HttpResponseMessage answer = await site.Boss.GetAsync(page);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{page} answers {(int)answer.StatusCode}.");
                Assert.True(answer.StatusCode == HttpStatusCode.OK || answer.Headers.RetryAfter is not null, $"{page} does not say when to come again.");
            }
        }
    }
}
