using System.Text.Json;
using FibroInfo.Web;
using Serilog;
using Serilog.Formatting;

namespace FibroInfo.Tests.Web;

/// <summary>C-17, T25, ASVS 16.2.5, 16.4.1: the log holds facts, not people.</summary>
public sealed class RequestLogTests : IAsyncLifetime
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
        Assert.Equal("Information", json.RootElement.GetProperty("level").GetString());
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
    [InlineData(typeof(JsonLine))]
    [InlineData(typeof(PlainLine))]
    public void Nothing_typed_starts_a_line_or_speaks_to_the_terminal(Type formatter)
    {
        const string Typed = "a\nb\r\nc\u001b[31md\u2028e\u2029f\u0085g\u0000h\u007fi\u202ej\u009bk";
        using var output = new StringWriter();
        using (Serilog.Core.Logger logger = new LoggerConfiguration().WriteTo.Sink(new To((ITextFormatter)Activator.CreateInstance(formatter)!, output)).CreateLogger())
        {
            logger.Information("Typed was {Typed}, in {@Object}", Typed, new { Inner = Typed });
            logger.Error(new InvalidOperationException(Typed), "Failed");
        }

        string[] lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Count(line => line.Length > 0 && !line.StartsWith("    ", StringComparison.Ordinal) && !line.StartsWith("System.", StringComparison.Ordinal)));
        Assert.DoesNotContain(output.ToString(), c => c != '\n' && (char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e'));
        if (formatter == typeof(JsonLine))
        {
            Assert.Equal(2, lines.Length);
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
