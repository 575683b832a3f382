using System.Collections.Concurrent;
using System.Net;
using System.Text;
using FibroInfo.Audit;
using FibroInfo.Tests.Pages;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FibroInfo.Tests.Web;

/// <summary>T24: every way in which a post can be malformed, on a site that has been running for a while.</summary>
[Collection(Alone.Name)] // Its thousands of posts would hold up every test beside it.
public sealed class MalformedPostTests(MalformedPostTests.WarmSite site) : IClassFixture<MalformedPostTests.WarmSite>
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Files = "multipart/form-data; boundary=x";
    private const string Disposition = "Content-Disposition: form-data; name=\"a\"";

    private static readonly string[] Readers = [$"{Shipped.Fog}/rating", $"{Shipped.Fog}/comments", $"{Shipped.Fog}/reports"];
    private static readonly string[] Doors = ["/sign-in", "/setup/nothing", "/account", "/sign-out"];
    private static readonly string[] Desks = ["/admin/articles", "/admin/sources/import", "/admin/articles/fibro-fog/pictures", "/admin/sources/notices"];

    /// <summary>A post, and the status for a reader and for the staff; 0 where the page or its token has the say.</summary>
    private static readonly (string Name, string Type, string Body, int Reader, int Staff)[] Shapes =
    [
        ("long name", Form, $"{new string('k', 257)}=1", 413, 413),
        ("long name in escapes", Form, $"{string.Concat(Enumerable.Repeat("%C3%A5", 129))}=1", 413, 413),
        ("long value", Form, $"a={new string('v', 17_000)}", 413, 0),
        ("very long value", Form, $"a={new string('v', 1024 * 1024)}", 413, 413),
        ("many names", Form, string.Join('&', Enumerable.Range(0, 4097).Select(i => $"a{i}=")), 413, 413),
        ("half an escape", Form, "a=%", 400, 400), ("no escape", Form, "a=%zz", 400, 400), ("UTF-16 escape", Form, "a=%u0041", 400, 400),
        ("no letter", Form, "a=%FF", 400, 400), ("half a letter", Form, "a=%C3", 400, 400), ("half a pair", Form, "a=%ED%A0%80", 400, 400),
        ("bare byte", Form, "a=\u00ff", 400, 400), ("bare byte in a name", Form, "\u00ff=a", 400, 400),
        ("NUL", Form, "a=%00", 400, 400), ("bare NUL", Form, "a=\0", 400, 400), ("NUL in a name", Form, "%00=a", 400, 400),
        ("twice", Form, "a=1&a=1", 400, 0), ("nothing", Form, "", 0, 0),
        ("text", "text/plain", "a=1", 415, 0), ("json", "application/json", "{\"a\":1}", 415, 0), ("json that is none", "application/json", "{", 415, 0),
        ("no type", "", "a=1", 415, 0), ("nonsense", ";;", "a=1", 415, 0), ("UTF-7", $"{Form}; charset=utf-7", "a=1", 415, 0),
        ("UTF-16", $"{Form}; charset=utf-16", "a=1", 415, 0), ("no such letters", $"{Form}; charset=x", "a=1", 415, 0),
        ("no boundary", "multipart/form-data", "a", 415, 400), ("empty boundary", "multipart/form-data; boundary=", "a", 415, 400),
        ("long boundary", $"multipart/form-data; boundary={new string('b', 200)}", "a", 415, 413),
        ("other boundary", Files, Part("a", Disposition).Replace("--x", "--y", StringComparison.Ordinal), 415, 400),
        ("odd boundary", "multipart/form-data; boundary=\"\u00ff\"", "a", 0, 0), ("no parts", Files, "--x--\r\n", 415, 0), ("empty", Files, "", 415, 400),
        ("cut in a part", Files, $"--x\r\n{Disposition}\r\n\r\nwor", 415, 400), ("cut in a header", Files, "--x\r\nContent-Dispo", 415, 400),
        ("cut in a boundary", Files, $"--x\r\n{Disposition}\r\n\r\nwords\r\n--", 415, 400),
        ("many headers", Files, Part("a", [Disposition, .. Enumerable.Range(0, 50).Select(i => $"X-{i}: y")]), 415, 413),
        ("long headers", Files, Part("a", Disposition, $"X: {new string('y', 40_000)}"), 413, 413),
        ("broken header", Files, Part("a", Disposition, "no colon"), 415, 400), ("no name", Files, Part("a", "X: y"), 415, 0),
        ("part with a long name", Files, Part("a", $"Content-Disposition: form-data; name=\"{new string('k', 257)}\""), 415, 413),
        ("part with NUL", Files, Part("a\0b", Disposition), 415, 400), ("part without letters", Files, Part("\u00ff\u00fe", Disposition), 415, 0),
        ("part in UTF-7", Files, Part("a", Disposition, "Content-Type: text/plain; charset=utf-7"), 415, 0),
        ("part in UTF-16", Files, Part("a", Disposition, "Content-Type: text/plain; charset=utf-16"), 415, 0),
        ("part in no letters", Files, Part("a", Disposition, "Content-Type: text/plain; charset=x"), 415, 0),
        ("part of no type", Files, Part("a", Disposition, "Content-Type: ;;"), 415, 0),
        ("many parts", Files, string.Concat(Enumerable.Repeat($"--x\r\n{Disposition}\r\n\r\na\r\n", 4097)) + "--x--\r\n", 413, 413),
        ("file with NUL", Files, Part("a", $"{Disposition}; filename=\"a\0.png\""), 415, 0),
        ("file with no character", Files, Part("a", $"{Disposition}; filename=\"\u00ef\u00bf\u00be.png\""), 415, 0),
        ("file in escapes", Files, Part("a", $"{Disposition}; filename*=UTF-8''%EF%BF%BE%ED%A0%80.png"), 415, 0),
        ("file with a path", Files, Part("a", $"{Disposition}; filename=\"../../a.png\""), 415, 0),
        ("long file name", Files, Part("a", $"{Disposition}; filename=\"{new string('a', 9000)}.png\""), 415, 0),
        ("mixed", "multipart/mixed; boundary=x", Part("a", Disposition), 415, 0),
    ];

    private static readonly string[] BrokenPieces =
    [
        "FFFFFFFF\r\n", "FFFFFFFFFFFFFFFF\r\n", "80000000\r\n", "100000000\r\n", "-1\r\n", "0x1\r\n", "zz\r\n", "\r\n", " 1\r\n", "1\r\nab\r\n",
        "1\r\na\r\n0\r\nX\r\n\r\n", "G\r\n", "\0\r\n", "1\0\r\n", "+1\r\na\r\n0\r\n\r\n", "00000000000000000000001\r\na\r\n0\r\n\r\n",
        $"1;{new string('e', 10_000)}\r\na\r\n0\r\n\r\n", $"1\r\na\r\n0\r\n{string.Concat(Enumerable.Range(0, 3000).Select(i => $"X-{i}: yyyyyyyyyyyyyyyyyyyy\r\n"))}\r\n",
    ];

    // What is announced does not come: whoever waits for the rest waits until the sender ends.
    private static readonly string[] UnfinishedPieces = ["7FFFFFFF\r\n", "1\n", "5;\r\n", "1\r\naX", "2\r\na="];

    [Fact]
    public async Task A_malformed_post_is_refused_with_its_status_however_long_the_site_has_run()
    {
        int refused = 0;
        var wrong = new List<string>();
        foreach ((string name, string type, string body, int reader, int staff) in Shapes)
        {
            foreach ((string[] addresses, int expected) in new[] { (Readers, reader), (Doors, reader == 415 ? 0 : reader), (Desks, staff) })
            {
                foreach (string address in addresses)
                {
                    bool takesMuch = name == "very long value" && address is not "/admin/articles" && addresses == Desks;
                    int status = await StatusAsync("POST", address, (type == "" ? "" : $"Content-Type: {type}\r\n") + $"Content-Length: {body.Length}\r\n\r\n{body}");
                    refused += status is >= 400 and < 500 ? 1 : 0;
                    // The door stands before the form for who is not let in, and a page that is not there before its fields.
                    bool isRight = takesMuch || expected == 0 ? status is >= 200 and < 500 : status == expected;
                    wrong.AddRange(isRight ? [] : [$"{name} to {address}: {status}, not {expected}"]);
                }
            }
        }

        Assert.True(wrong is [], string.Join('\n', wrong));
        Assert.True(refused > 400, $"Only {refused} were refused.");
        await NothingFailedAsync();
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task A_body_in_broken_pieces_is_the_senders_fault_wherever_it_is_sent(string method)
    {
        string[] addresses = ["/", Shipped.Fog, $"{Shipped.Fog}/rating", "/sign-in", "/admin/articles", "/admin/sources/import", "/css/site.css", "/health/live", "/nothing"];
        foreach (string address in addresses)
        {
            bool isRead = method == "POST" && address is not "/health/live";
            foreach (string piece in BrokenPieces)
            {
                int status = await StatusAsync(method, address, $"Content-Type: {Form}\r\nTransfer-Encoding: chunked\r\n\r\n{piece}");
                // A connection closed while so much is still being sent may take the answer with it.
                bool isLost = status == 0 && piece.Length > 1000;
                Assert.True(isLost || status is > 0 and < 500 && (status >= 400 || !isRead), $"{method} {address} {piece[..Math.Min(40, piece.Length)]}: {status}");
            }

            foreach (string piece in UnfinishedPieces)
            {
                int status = await StatusAsync(method, address, $"Content-Type: {Form}\r\nTransfer-Encoding: chunked\r\n\r\n{piece}", close: true);
                // Who has hung up may be left without an answer.
                Assert.True(status == 0 || (status < 500 && (status >= 400 || !isRead)), $"{method} {address} {piece}: {status}");
            }
        }

        await NothingFailedAsync();
    }

    [Theory]
    [InlineData("Content-Length: 10\r\n\r\na=1")]
    [InlineData("Content-Length: 1\r\n\r\na=1")]
    [InlineData("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n")]
    public async Task A_body_of_another_length_than_it_says_is_the_senders_fault(string rest)
    {
        foreach (string address in (string[])[.. Readers, .. Doors, .. Desks])
        {
            Assert.InRange(await StatusAsync("POST", address, $"Content-Type: {Form}\r\n{rest}", close: true), 0, 499);
        }

        await NothingFailedAsync();
    }

    private static string Part(string words, params string[] headers) => $"--x\r\n{string.Join("\r\n", headers)}\r\n\r\n{words}\r\n--x--\r\n";

    // Each character one byte. A sender that cuts its own body off closes its half at once.
    private async Task<int> StatusAsync(string method, string address, string rest, bool close = false)
    {
        byte[] request = Encoding.Latin1.GetBytes(
            $"{method} {address} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\nCookie: {site.Cookies}\r\n{rest}");
        return RawHttp.StatusOf(close ? await RawHttp.SendAndEndAsync(site.Address, request) : await RawHttp.SendAsync(site.Address, request));
    }

    private Task NothingFailedAsync()
    {
        site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("probe").Log(LogLevel.Error, default, "heard", null, (heard, _) => heard);
        Assert.Contains(site.Errors, error => error.StartsWith("probe", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Errors, error => !error.StartsWith("probe", StringComparison.Ordinal));
        return Task.CompletedTask;
    }

    /// <summary>A site that has answered posts until its code is as fast, and as much inlined, as it will be.</summary>
    public sealed class WarmSite : RunningSite, IAsyncLifetime
    {
        private const int Posts = 10_000;

        public WarmSite()
            : base(_ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0")) =>
            Services.GetRequiredService<ILoggerFactory>().AddProvider(new ErrorLog(Errors));

        public ConcurrentBag<string> Errors { get; } = [];

        public string Cookies { get; private set; } = "";

        public async Task InitializeAsync()
        {
            using StaffVisitor staff = await StaffVisitor.SignInAsync(this, Role.Administrator);
            Cookies = staff.Cookies.GetCookieHeader(Address);
            int answered = 0;
            await Parallel.ForAsync(0, Posts, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancel) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{Shipped.Fog}/rating") { Content = new FormUrlEncodedContent([new("stars", "9")]) };
                request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
                request.Headers.TryAddWithoutValidation("Accept", "application/json");
                using HttpResponseMessage answer = await Client.SendAsync(request, cancel);
                Interlocked.Add(ref answered, answer.StatusCode == HttpStatusCode.BadRequest ? 1 : 0);
            });
            Assert.Equal(Posts, answered);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }

    private sealed class ErrorLog(ConcurrentBag<string> errors) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, errors);

        public void Dispose()
        {
            // Nothing is open.
        }

        private sealed class Logger(string category, ConcurrentBag<string> errors) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (IsEnabled(logLevel))
                {
                    errors.Add($"{category}: {formatter(state, exception)} {exception}");
                }
            }
        }
    }
}
