using System.Net;
using FibroInfo.Tests.Commands;
using FibroInfo.Tests.Durability;

namespace FibroInfo.Tests.Backup;

/// <summary>The drill that an operator would do: the program itself, from a backup under load to a site that answers again (R18).</summary>
[Collection(Alone.Name)]
public sealed class DrillTests : IDisposable
{
    private const int Readers = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-drill-");
    private readonly Uri _address = SiteProcess.FreeAddress();
    private readonly HttpClient _client;

    public DrillTests() => _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _address };

    private string Data => Path.Combine(_root.FullName, "data");

    private string Zip => Path.Combine(_root.FullName, "site.zip");

    public void Dispose()
    {
        _client.Dispose();
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task R18_A_backup_under_load_holds_all_that_was_acknowledged_and_the_restored_site_answers_and_what_was_erased_since_stays_erased()
    {
        var writers = new Writers(_client, Readers);
        string shown = "", erased = "";
        using (SiteProcess site = await StartAsync())
        {
            (shown, string shownId) = await CommentAsync("A walk each day helped me.");
            (erased, string erasedId) = await CommentAsync("My words to be taken back.");
            Assert.Equal(0, Run("comments", "approve", shownId).ExitCode);
            Assert.Equal(0, Run("comments", "approve", erasedId).ExitCode);
            await writers.TryCommentAsync();
            Post[] before = await BackUpUnderLoadAsync(writers);
            Assert.True(
                before.Length > 20 && writers.Acknowledged.Count > before.Length,
                $"{before.Length} posts before the backup, {writers.Acknowledged.Count} in all: there was no load. {writers.LastFault}");
            Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(erased, "erase")).StatusCode);
            site.Kill();
            LoseAllButWhatWasErased();
            Assert.Equal((0, ""), Ended(Run("restore", Zip)));
            using var aftermath = new Aftermath(Data);
            Assert.Empty(aftermath.Missing(before));
        }

        using (await StartAsync())
        {
            await SmokeAsync(shown, erased);
        }
    }

    // What was acknowledged when it began, which must be in it; the load goes on to its end.
    private async Task<Post[]> BackUpUnderLoadAsync(Writers writers)
    {
        await writers.PostAsync(40, () => { });
        using var made = new CancellationTokenSource();
        Task load = writers.PostUntilAsync(made.Token);
        Post[] before = [.. writers.Acknowledged];
        (int exitCode, _, string errors) = await Task.Run(() => Run("backup", Zip));
        await made.CancelAsync();
        await load;
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal((0, ""), Ended(Run("verify", Zip)));
        Assert.Equal([], Directory.EnumerateFiles(Path.Combine(Data, "copies")));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Zip) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        return before;
    }

    private void LoseAllButWhatWasErased()
    {
        string kept = File.ReadAllText(Path.Combine(Data, "erased"));
        Directory.Delete(Data, recursive: true);
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "erased"), kept);
    }

    private async Task SmokeAsync(string shown, string erased)
    {
        foreach (string path in (string[])["/", "/articles", "/references", "/privacy"])
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(path)).Code);
        }

        string article = (await GetAsync($"/articles/{Post.Article}")).Text;
        Assert.Contains("A walk each day helped me.", article, StringComparison.Ordinal);
        Assert.DoesNotContain("My words to be taken back.", article, StringComparison.Ordinal);
        Assert.Matches("out of 5", article);
        Assert.Contains("A walk each day helped me.", (await GetAsync(shown)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("My words to be taken back.", (await GetAsync(erased)).Text, StringComparison.Ordinal);
        // Its keys work: the link that was given before the disaster still edits, and new posts are taken.
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(shown, "erase")).StatusCode);
        await CommentAsync("I am back.");
    }

    private async Task<SiteProcess> StartAsync()
    {
        var site = new SiteProcess(Path.Combine(AppContext.BaseDirectory, "FibroInfo.dll"), _address, Data);
        await site.UntilReadyAsync(_client, Patience);
        return site;
    }

    /// <returns>The address of its private page, and its number.</returns>
    private async Task<(string Page, string Id)> CommentAsync(string body)
    {
        using HttpRequestMessage request = (Post.NewComment() with { Body = body }).ToRequest();
        using HttpResponseMessage answer = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        string id = Run("comments", "list").Output.Split('\n').Single(line => line.EndsWith(body, StringComparison.Ordinal)).Split(' ')[0];
        return (answer.Headers.Location!.OriginalString.Split('#')[0], id);
    }

    private async Task<HttpResponseMessage> PostAsync(string page, string action)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent([new("action", action)]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await _client.SendAsync(request);
    }

    private async Task<(HttpStatusCode Code, string Text)> GetAsync(string path)
    {
        using HttpResponseMessage answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private (int ExitCode, string Output, string Errors) Run(params string[] verb) => Executable.Run([.. verb, $"--Paths:Data={Data}"]);

    private static (int ExitCode, string Errors) Ended((int ExitCode, string Output, string Errors) run) => (run.ExitCode, run.Errors);
}
