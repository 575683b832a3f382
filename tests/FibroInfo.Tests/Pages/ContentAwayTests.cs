using System.Diagnostics;
using System.Net;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Revisions;
using FibroInfo.Tests.Pages.Texts;
using FibroInfo.Tests.Running;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>The content folder is missing for a while: not mounted, moved, or being replaced.</summary>
[Collection(Alone.Name)] // It measures how long an edit takes.
public sealed class ContentAwayTests
{
    private const string Photo = "/people/anna-real.svg";
    private const string Health = "/health/ready";

    public static TheoryData<string> Ways => ["moved", "emptied", "without site.yaml", "a file in its place"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_last_content_stays_on_the_air_and_whoever_looks_is_told(string way)
    {
        using var site = new RunningSite(EveryBlock.Add);
        using StaffVisitor admin = await StaffVisitor.SignInAsync(site, Role.Administrator);
        await RevisedAsync(site);
        int versions = await CountAsync<Revision>(site), withdrawn = await WithdrawnAsync(site);
        Assert.DoesNotContain("content folder", await admin.ReadAsync("/admin"), StringComparison.Ordinal);

        using (var away = new TakenAway(site.Content.Root, way))
        {
            await IsAwayAsync(site);

            foreach (string page in new[] { "/", "/articles", Shipped.Fog, EveryBlock.Address, $"{Shipped.Fog}.md", "/references", "/people/anna-real" })
            {
                Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(page));
            }

            using HttpResponseMessage photo = await site.AskAsync(Photo);
            Assert.Equal(away.LeavesFiles ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, photo.StatusCode);
            Assert.Equal(away.LeavesFiles, photo.Headers.RetryAfter is null);
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/people/nobody.svg"));
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/articles/no-such-article"));
            // The nightly round, which notes what is withdrawn.
            await site.Services.GetRequiredService<CommentRetention>().RunAsync(site.Services.GetRequiredService<ContentStore>().Site.Policy, new UiText(Language.English), CancellationToken.None);
            Assert.Equal(withdrawn, await WithdrawnAsync(site));
            string today = Html.Parse(await admin.ReadAsync("/admin")).One(".notice[role=alert]").Words();
            Assert.Contains("The content folder has been missing for less than an hour.", today, StringComparison.Ordinal);
            Assert.Contains("restore the folder", today, StringComparison.Ordinal);
        }

        await IsBackAsync(site);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(Photo));
        Assert.DoesNotContain("content folder", await admin.ReadAsync("/admin"), StringComparison.Ordinal);
        await EditsAreLiveAsync(site, site.Content);
        // Those two edits at most, and no other text was touched.
        Assert.InRange(await CountAsync<Revision>(site), versions, versions + 2);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_somebody_publishes_meanwhile_is_refused_with_a_sentence_and_kept_whole(string way)
    {
        using var site = new TextSite();
        string address = TextSite.Text("quiet"), before = site.File("quiet");
        string page = await site.Author.ReadAsync(address);
        await RevisedAsync(site);

        using (var away = new TakenAway(site.Content.Root, way))
        {
            await IsAwayAsync(site);
            string[] files = away.Left();
            using HttpResponseMessage answer = await TextSite.PostAsync(site.Author, address, page, "publish", ("summary", "Typed while it was away."));

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            string shown = await answer.Content.ReadAsStringAsync();
            Assert.Contains("The content folder is missing", Html.Parse(shown).One("#problem").Words(), StringComparison.Ordinal);
            Assert.Contains("Typed while it was away.", shown, StringComparison.Ordinal);
            Assert.Equal(files, away.Left());
        }

        // Keys that no field shows are in the draft too.
        Assert.Equal(before.Replace("summary: A summary.", "summary: Typed while it was away.", StringComparison.Ordinal), Assert.Single(await site.DraftsAsync("quiet")).Text);
        await IsBackAsync(site);
        using HttpResponseMessage again = await TextSite.SendAsync(site.Author, "quiet", "publish");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Contains("Typed while it was away.", site.File("quiet"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("renamed")]
    [InlineData("deleted and copied")]
    [InlineData("link")]
    [InlineData("link above")]
    public async Task A_folder_that_is_put_in_its_place_is_watched_as_the_first_one_was(string way)
    {
        using var fresh = new ContentCopy();
        fresh.Replace(Shipped.FogFile, "Fibro fog: trouble", "From the new folder: trouble");
        string link = Path.Combine(Path.GetTempPath(), $"fibroinfo-link-{Guid.NewGuid():N}");
        bool isAbove = way == "link above", isLink = isAbove || way == "link";
        string folder = isAbove ? Path.Combine(link, Path.GetFileName(fresh.Root)) : link;
        (string, string)[] settings = isLink ? [("Paths:Content", folder)] : [];
        using var old = new ContentCopy();
        DirectoryInfo above = Directory.CreateTempSubdirectory("fibroinfo-above-");
        using var site = new RunningSite(
            content =>
            {
                if (isAbove)
                {
                    Directory.Move(old.Root, Path.Combine(above.FullName, Path.GetFileName(fresh.Root)));
                    Directory.CreateSymbolicLink(link, above.FullName);
                }
                else if (isLink)
                {
                    Directory.CreateSymbolicLink(link, content.Root);
                }
            }, settings);
        ContentCopy now = isLink ? fresh : site.Content;

        switch (way)
        {
            case "renamed":
                Directory.Move(site.Content.Root, site.Content.Root + "-old");
                Directory.Move(fresh.Root, site.Content.Root);
                Directory.Move(site.Content.Root + "-old", fresh.Root);
                break;
            case "deleted and copied":
                Directory.Delete(site.Content.Root, recursive: true);
                foreach (string file in Directory.EnumerateFiles(fresh.Root, "*", SearchOption.AllDirectories))
                {
                    string copy = Path.Combine(site.Content.Root, Path.GetRelativePath(fresh.Root, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }

                break;
            default:
                Directory.Delete(link);
                Directory.CreateSymbolicLink(link, isAbove ? Path.GetDirectoryName(fresh.Root)! : fresh.Root);
                break;
        }

        await site.UntilAsync($"{Shipped.Fog}.md", (_, text) => text.Contains("From the new folder", StringComparison.Ordinal));
        await EditsAreLiveAsync(site, now);
        if (isLink)
        {
            Directory.Delete(link);
        }

        if (isAbove)
        {
            Directory.Move(Path.Combine(above.FullName, Path.GetFileName(fresh.Root)), old.Root);
        }

        above.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_start_that_finds_it_away_says_come_again_and_goes_on_by_itself_once_it_is_there(string way)
    {
        TakenAway? away = null;
        using RunningSite site = RunningSite.StartAway(content => away = new TakenAway(content.Root, way));
        foreach (string page in new[] { "/", Shipped.Fog, "/admin/sign-in" })
        {
            using HttpResponseMessage answer = await site.AskAsync(page);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.NotEmpty(Html.Parse(await answer.Content.ReadAsStringAsync()).Some("main h1"));
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusAsync(Health));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/health/live"));
        away!.Dispose();

        await site.UntilAsync(Health, (answer, _) => answer.IsSuccessStatusCode);
        await IsBackAsync(site);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(Shipped.Fog));
        await EditsAreLiveAsync(site, site.Content);
    }

    private static Task IsAwayAsync(RunningSite site) =>
        site.UntilAsync(Health, (answer, text) => answer.StatusCode == HttpStatusCode.OK && text.Contains("\"content\":\"away\"", StringComparison.Ordinal));

    private static Task IsBackAsync(RunningSite site) => site.UntilAsync(Health, (answer, text) => answer.IsSuccessStatusCode && !text.Contains("away", StringComparison.Ordinal));

    // The slow poll finds the first one at once, with luck; the next it finds three seconds later.
    private static async Task EditsAreLiveAsync(RunningSite site, ContentCopy content)
    {
        foreach (string word in new[] { "First", "Second" })
        {
            string text = content.Read(Shipped.FogFile);
            int at = text.IndexOf("title:", StringComparison.Ordinal);
            content.Write(Shipped.FogFile, $"{text[..at]}title: \"{word} edit\"{text[text.IndexOf('\n', at)..]}");
            var watch = Stopwatch.StartNew();
            await site.UntilAsync($"{Shipped.Fog}.md", (_, now) => now.Contains($"{word} edit", StringComparison.Ordinal));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1.5), $"The edit was live after {watch.Elapsed}.");
        }
    }

    // The keeper of the versions has seen every text.
    private static async Task RevisedAsync(RunningSite site)
    {
        // The writers' manual beside them is no text of the site.
        int texts = Directory.EnumerateFiles(site.Content.Root, "*.md", SearchOption.AllDirectories).Count(file => Path.GetDirectoryName(file) != site.Content.Root);
        await site.UntilAsync("/health/live", (_, _) => CountAsync<Revision>(site).GetAwaiter().GetResult() >= texts);
    }

    private static Task<int> CountAsync<T>(RunningSite site)
        where T : class => site.Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<T>().CountAsync());

    private static Task<int> WithdrawnAsync(RunningSite site) =>
        site.Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Database.SqlQueryRaw<int>("select count(*) as Value from withdrawals").SingleAsync());
}
