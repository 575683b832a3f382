using System.Net;
using System.Text;
using System.Text.Json;
using FibroInfo.Web;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Formatting;

namespace FibroInfo.Tests.Web;

/// <summary>C-17, T25, ASVS 16.2.5, 16.4.1: the log holds facts, not people.</summary>
public sealed class RequestLoggingTests : IAsyncLifetime
{
    private readonly SmallSite _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task One_line_says_what_was_asked_of_which_route_and_how_it_went()
    {
        await _site.GetAsync("/articles/known?q=pain", ("User-Agent", "Somebody"), ("X-Forwarded-For", "203.0.113.7"));
        string line = Assert.Single(await _site.StopAndReadLogAsync(), line => line.Contains("/articles/{slug}", StringComparison.Ordinal));
        using JsonDocument json = JsonDocument.Parse(line);

        Assert.Equal("GET", json.RootElement.GetProperty("Method").GetString());
        Assert.Equal("/articles/{slug}", json.RootElement.GetProperty("Route").GetString());
        Assert.Equal(200, json.RootElement.GetProperty("Status").GetInt32());
        Assert.InRange(json.RootElement.GetProperty("Milliseconds").GetDouble(), 0, 60_000);
        // Compact JSON names every level but Information.
        Assert.False(json.RootElement.TryGetProperty("@l", out _));
    }

    [Theory]
    [InlineData("Serilog:MinimumLevel:Default", "Information")]
    [InlineData("Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Hosting", "Information")]
    [InlineData("Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Hosting.Diagnostics", "Verbose")]
    [InlineData("Logging:LogLevel:Default", "Trace")]
    public async Task A_request_is_one_line_and_a_page_from_memory_is_none(string setting, string level)
    {
        SmallSite site = await SmallSite.StartAsync((setting, level));
        int answered = 0;
        for (int i = 0; i < 50; i++)
        {
            answered += (await site.GetAsync("/about")).StatusCode == HttpStatusCode.OK ? 1 : 0;
            answered += (await site.GetAsync("/staff")).StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        // Said to be listening, the framework would make an activity and a scope for each request, also of a page from memory.
        Assert.False(site.Loggers.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Critical));
        string[] lines = await site.StopAndReadLogAsync();
        await site.DisposeAsync();
        Assert.Equal(100, answered);
        Assert.Equal(51, lines.Length);
        Assert.Single(lines, line => line.Contains("\"Route\":\"/about\"", StringComparison.Ordinal));
        Assert.Equal(50, lines.Count(line => line.Contains("\"Route\":\"/staff\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_line_tells_who_read_what()
    {
        string[] paths = ["/articles/known?q=depressed", "/articles/secret-slug", "/Articles/Known/?q=depressed", "/throws?q=depressed", "/throws-late", "/bad/%2e%2e/secret-slug", "/redirect?to=//secret-slug", "/secret-slug"];
        foreach (string path in paths)
        {
            await _site.GetAsync(path, ("User-Agent", "Somebody"), ("Referer", "https://elsewhere.example/"), ("Cookie", "rid=whose-browser"), ("X-Forwarded-For", "203.0.113.7"));
        }

        string[] lines = await _site.StopAndReadLogAsync();
        Assert.True(lines.Count(line => line.Contains("Milliseconds", StringComparison.Ordinal)) == paths.Length, string.Join('\n', lines));
        foreach (string secret in new[] { "depressed", "secret-slug", "articles/known", "Somebody", "elsewhere", "whose-browser", "203.0.113", "127.0.0.1\"", "::1", SmallSite.SecretWords })
        {
            Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task An_exception_is_logged_once_with_where_and_without_its_words()
    {
        await _site.GetAsync("/throws");
        string[] lines = await _site.StopAndReadLogAsync();
        string failure = Assert.Single(lines, line => line.Contains("\"Error\"", StringComparison.Ordinal));

        Assert.Contains("System.InvalidOperationException", failure, StringComparison.Ordinal);
        Assert.Contains(nameof(SmallSite), failure, StringComparison.Ordinal);
        Assert.Contains("/throws", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_after_part_of_the_answer_was_sent_is_logged_once_without_its_words_and_ends_the_connection()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => _site.PostAsync("/post-throws-late", ""));
        string[] lines = await _site.StopAndReadLogAsync();

        Assert.Equal(2, lines.Length);
        Assert.Contains("System.InvalidOperationException", Assert.Single(lines, line => line.Contains("\"@l\":\"Error\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Single(lines, line => line.Contains("\"Route\":\"/post-throws-late\"", StringComparison.Ordinal) && line.Contains("Milliseconds", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(SmallSite.SecretWords, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Probes_are_not_logged()
    {
        await _site.GetAsync("/health/live");
        await _site.GetAsync("/health/ready");
        await _site.GetAsync("/about");
        string[] lines = await _site.StopAndReadLogAsync();

        Assert.Contains(lines, line => line.Contains("/about", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("/health", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_made_up_method_writes_nothing_of_its_own()
    {
        await RawHttp.GetAsync(_site.Address, "/about", "STEAL");

        string[] lines = await _site.StopAndReadLogAsync();
        Assert.Contains(lines, line => line.Contains("(other)", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("STEAL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(JsonLogFormatter))]
    [InlineData(typeof(PlainLogFormatter))]
    public void Nothing_typed_starts_a_line_or_speaks_to_the_terminal(Type formatter)
    {
        const string Typed = "a\nb\r\nc\u001b[31md\u2028e\u2029f\u0085g\u0000h\u007fi\u202ej\u009bk";
        using var output = new StringWriter();
        using (Serilog.Core.Logger logger = new LoggerConfiguration().WriteTo.Sink(new To((ITextFormatter)Activator.CreateInstance(formatter)!, output)).CreateLogger())
        {
            logger.Information("Typed was {Typed}, in {@Object}", Typed, new { Inner = Typed });
            logger.Information("Typed was {Letter}, {@Table}, {@List} and {Other}", Typed[1], new Dictionary<string, string> { [Typed] = Typed }, new[] { Typed }, new StringBuilder(Typed));
            logger.Information($"{Typed} was part of the {{Template}}", 1);
            logger.Error(new InvalidOperationException(Typed), "Failed");
        }

        string[] lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Count(line => line.Length > 0 && !line.StartsWith("    ", StringComparison.Ordinal) && !line.StartsWith("System.", StringComparison.Ordinal)));
        Assert.DoesNotContain(output.ToString(), c => c != '\n' && (char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e'));
        if (formatter == typeof(JsonLogFormatter))
        {
            Assert.Equal(4, lines.Length);
            string[] values = [.. lines.SelectMany(line => JsonDocument.Parse(line).RootElement.EnumerateObject()).Select(property => property.Value.ToString())];
            Assert.NotEmpty(values);
            Assert.All(values, value => Assert.DoesNotContain(value, char.IsControl));
        }
    }

    private sealed class To(ITextFormatter formatter, TextWriter output) : Serilog.Core.ILogEventSink
    {
        public void Emit(Serilog.Events.LogEvent logEvent) => formatter.Format(logEvent, output);
    }
}
