using System.Net;
using System.Text;

namespace FibroInfo.Tests.Web;

public sealed class PageCacheTests : IAsyncLifetime
{
    private const string Path = "/counted";
    private SmallSite _site = null!;

    public async Task InitializeAsync() => _site = await SmallSite.StartAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_page_is_made_once_for_all_readers_and_codings()
    {
        foreach (string coding in new[] { "br", "gzip", "identity", "br" })
        {
            Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(Path, ("Accept-Encoding", coding))).StatusCode);
        }

        Assert.Equal(1, _site.Calls);
    }

    [Fact]
    public async Task A_page_from_memory_has_every_header_of_the_page_that_was_made()
    {
        string[] answers = new string[2];
        for (int time = 0; time < answers.Length; time++)
        {
            HttpResponseMessage answer = await _site.GetAsync(Path, ("Accept-Encoding", "br"));
            answer.Headers.Date = null;
            answers[time] = $"{answer.Headers}{answer.Content.Headers}".ReplaceLineEndings("\n");
        }

        Assert.Equal(string.Join('\n', answers[0].Split('\n').Order()), string.Join('\n', answers[1].Split('\n').Order()));
        Assert.Contains("Content-Security-Policy", answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_is_on_the_page_at_the_next_request_and_other_pages_stay()
    {
        string first = await TextAsync();
        _site.Changes.Notify(["another"]);
        Assert.Equal(first, await TextAsync());

        _site.Changes.Notify(["counted"]);
        Assert.NotEqual(first, await TextAsync());
    }

    [Fact]
    public async Task A_change_of_the_content_makes_every_page_anew()
    {
        string first = await TextAsync();
        _site.Edition = new object();

        Assert.NotEqual(first, await TextAsync());
    }

    [Fact]
    public async Task A_page_that_was_being_made_while_something_changed_is_not_kept()
    {
        var made = new TaskCompletionSource();
        _site.Making = made.Task;
        Task<string> before = TextAsync();
        SpinWait.SpinUntil(() => _site.Calls == 1, TimeSpan.FromSeconds(10));
        _site.Changes.Notify(["counted"]);
        made.SetResult();

        Assert.NotEqual(await before, await TextAsync());
    }

    [Fact]
    public async Task Fifty_readers_at_once_have_the_page_made_once()
    {
        var made = new TaskCompletionSource();
        _site.Making = made.Task;
        Task<string>[] readers = [.. Enumerable.Range(0, 50).Select(_ => TextAsync())];
        SpinWait.SpinUntil(() => _site.Calls == 1, TimeSpan.FromSeconds(10));
        made.SetResult();

        Assert.Single((await Task.WhenAll(readers)).Distinct());
        Assert.Equal(1, _site.Calls);
    }

    [Fact]
    public async Task When_the_first_of_fifty_readers_hangs_up_the_page_is_made_once_more_and_not_by_each()
    {
        var made = new TaskCompletionSource();
        _site.Making = made.Task;
        using var gone = new CancellationTokenSource();
        Task<HttpResponseMessage> first = _site.Client.GetAsync(new Uri(Path, UriKind.Relative), gone.Token);
        SpinWait.SpinUntil(() => _site.Calls == 1, TimeSpan.FromSeconds(10));
        Task<string>[] readers = [.. Enumerable.Range(0, 50).Select(_ => TextAsync())];
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        made.SetResult();

        Assert.Single((await Task.WhenAll(readers)).Distinct());
        Assert.InRange(_site.Calls, 1, 2);
    }

    [Fact]
    public async Task A_change_amid_fifty_readers_does_not_let_each_of_them_make_the_page()
    {
        var made = new TaskCompletionSource();
        _site.Making = made.Task;
        Task<string>[] readers = [.. Enumerable.Range(0, 50).Select(_ => TextAsync())];
        SpinWait.SpinUntil(() => _site.Calls == 1, TimeSpan.FromSeconds(10));
        _site.Changes.Notify(["counted"]);
        made.SetResult();
        await Task.WhenAll(readers);

        // Who asked before the change may have the first one, who asked after it has the next.
        Assert.InRange(_site.Calls, 1, 3);
    }

    [Theory]
    [InlineData(Path, "page={0}&comments={0}&x={0}")]
    [InlineData("/articles/counted", "page={0}")]
    [InlineData("/articles/counted", "comment={0}&reply-to={0}&q={0}")]
    [InlineData("/articles/counted", "comments=1&comments={0}")]
    public async Task A_thousand_addresses_of_what_a_page_does_not_read_have_it_made_once(string path, string query)
    {
        for (int number = 0; number < 1_000; number++)
        {
            await _site.GetAsync($"{path}?{query.Replace("{0}", $"{number}", StringComparison.Ordinal)}");
        }

        Assert.Equal(1, _site.Calls);
        await _site.GetAsync($"{path}?comments=2");
        Assert.Equal(path == Path ? 1 : 2, _site.Calls);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?a=1&b=2&c=3", "b=2 a=1")]
    [InlineData("?c=3", "")]
    [InlineData("?A=1&a=2&b=%20", "a=1")]
    [InlineData("?B=x%26a%3Dy", "b=x&a=y")]
    [InlineData("?a=&a=1", "")]
    public async Task A_page_in_memory_was_given_what_it_declares_of_the_query_and_nothing_else_T20(string query, string given)
    {
        Assert.Equal(given, await TextAsync($"/query{query}"));
        Assert.Equal(given, await TextAsync($"/query{query}"));
    }

    [Fact]
    public async Task A_page_that_declares_no_query_keys_is_made_anew_for_each_address_and_each_time()
    {
        string[] texts = [await TextAsync("/undeclared?a=1"), await TextAsync("/undeclared?a=2"), await TextAsync("/undeclared"), await TextAsync("/undeclared"), await TextAsync("/undeclared?a=1")];

        Assert.Equal([$"{SmallSite.Page}a=11", $"{SmallSite.Page}a=22", $"{SmallSite.Page}3", $"{SmallSite.Page}4", $"{SmallSite.Page}a=15"], texts);
        HttpResponseMessage answer = await _site.GetAsync("/undeclared", ("Accept-Encoding", "br"));
        Assert.Equal("public, max-age=0, must-revalidate", answer.Headers.NonValidated["Cache-Control"].ToString());
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task Nobody_is_given_a_page_that_declares_no_query_keys_while_it_is_made_for_another()
    {
        var made = new TaskCompletionSource();
        _site.Making = made.Task;
        Task<string> first = TextAsync("/undeclared?a=1"), second = TextAsync("/undeclared?a=2");
        SpinWait.SpinUntil(() => _site.Calls == 2, TimeSpan.FromSeconds(10));
        made.SetResult();

        Assert.Contains("a=1", await first, StringComparison.Ordinal);
        Assert.Contains("a=2", await second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_from_memory_is_answered_under_the_sites_own_name_and_spelling_only_T23()
    {
        await TextAsync();

        string foreign = await RawHttp.SendAsync(_site.Address, Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"));
        Assert.Equal(400, RawHttp.StatusOf(foreign));
        string spelled = await RawHttp.SendAsync(_site.Address, Encoding.ASCII.GetBytes("GET /%63ounted HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        Assert.Equal(301, RawHttp.StatusOf(spelled));
    }

    [Theory]
    [InlineData("/staff")]
    [InlineData("/cookie")]
    [InlineData("/articles/missing")]
    public async Task What_is_for_one_person_or_is_not_there_is_never_in_memory(string path)
    {
        await _site.GetAsync(path);
        HttpResponseMessage again = await _site.GetAsync(path);

        Assert.Equal("no-store", again.Headers.NonValidated["Cache-Control"].ToString());
    }

    private async Task<string> TextAsync(string address = Path) => await (await _site.GetAsync(address)).Content.ReadAsStringAsync();
}
