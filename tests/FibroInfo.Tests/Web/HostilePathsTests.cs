using System.Text;

namespace FibroInfo.Tests.Web;

/// <summary>
/// T8, T13, T21, T23, T26, ASVS 13.4: whatever is asked, the answer is a refusal in the site's own words, never a fault,
/// a file of the machine or a way off the site.
/// </summary>
public sealed class HostilePathsTests(SmallSite site) : IClassFixture<SmallSite>
{
    private static readonly string[] Traversals =
    [
        "/../etc/passwd", "/../../etc/passwd", "/../../../../../../../../etc/passwd", "/./etc/passwd", "/articles/../../etc/passwd", "/articles/./known", "/articles/..",
        "/articles/.", "/..", "/.", "/../", "/./", "/.../etc/passwd", "/..../etc", "/%2e%2e/etc/passwd", "/%2E%2E/etc/passwd", "/%2e/", "/.%2e/", "/%2e./etc/passwd",
        "/%2e%2e%2fetc%2fpasswd", "/..%2fetc%2fpasswd", "/..%2Fetc", "/..%5cetc", "/..%5C..%5Cwindows", "/..\\..\\windows\\win.ini", "/\\..\\etc", "/articles\\known",
        "/%252e%252e%252fetc%252fpasswd", "/%25252e%25252e%25252f", "/..%252f..%252fetc/passwd", "/..%c0%afetc/passwd", "/%c0%ae%c0%ae/etc/passwd", "/..%c1%9cetc",
        "/%e0%80%ae%e0%80%ae/etc", "/%f0%80%80%ae/", "/..%u2215etc", "/%uff0e%uff0e/etc", "/..%ef%bc%8fetc", "/..;/etc/passwd", "/..;a=b/etc/passwd", "/;/../etc",
        "/articles/..%00/known", "/articles/known%00.md", "/articles/known%00", "/%00", "/%00/../", "/articles/%2e%2e%2f%2e%2e%2fappsettings.json",
        "/css/../../content/site.yaml", "/css/%2e%2e/%2e%2e/content/site.yaml", "/css/..%2f..%2fcontent/site.yaml", "/css/..%5c..%5ccontent%5csite.yaml",
        "/assets/../content/site.yaml", "/assets/%2e%2e/content/site.yaml", "/assets/..%2fcss/site.css", "/assets//etc/passwd", "/assets/css/..", "/css/site.css/..",
        "/css/site.css%00", "/css/site.css%00.png", "/css/site.css/", "/css//site.css", "/CSS/site.css%2f", "/file:///etc/passwd", "/C:/windows/win.ini", "/c%3a/windows/win.ini",
        "/etc/passwd", "/proc/self/environ", "/%2fetc%2fpasswd", "//etc/passwd", "///etc/passwd", "/articles//..//known",
    ];

    private static readonly string[] Lures =
    [
        "/.git/config", "/.git/HEAD", "/.env", "/.htaccess", "/.DS_Store", "/.well-known/security.txt", "/.svn/entries", "/.aws/credentials", "/.ssh/id_rsa", "/.vscode/settings.json",
        "/appsettings.json", "/appsettings.Development.json", "/web.config", "/FibroInfo.dll", "/FibroInfo.pdb", "/FibroInfo.deps.json", "/FibroInfo.runtimeconfig.json",
        "/content/site.yaml", "/content/articles/", "/data/site.db", "/data/keys/key.xml", "/site.yaml", "/people.yaml", "/references.json", "/wwwroot/css/site.css", "/src/FibroInfo/Program.cs",
        "/bin/", "/obj/", "/backup.zip", "/site.zip", "/dump.sql", "/wp-login.php", "/wp-admin/", "/xmlrpc.php", "/wp-content/uploads/", "/phpmyadmin/", "/admin.php", "/index.php",
        "/server-status", "/actuator/health", "/metrics", "/swagger/index.html", "/swagger/v1/swagger.json", "/trace.axd", "/elmah.axd", "/_framework/blazor.web.js", "/_vs/browserLink",
        "/css/", "/css", "/lib/", "/assets", "/health", "/health/", "/health/live/../ready", "/Health/LIVE/x", "/errors", "/errors/", "/errors/500", "/errors/../about", "/errors/%2e%2e",
        "/admin", "/admin/", "/admin/x.css", "/admin/;a.css", "/admin;/", "/ADMIN", "/%61dmin", "/admin%20", "/admin.", "/admin..;/", "/admin/..;/",
    ];

    private static readonly string[] Shapes =
    [
        "/articles;x", "/articles;jsessionid=1", "/articles,", "/articles%20", "/articles%09", "/articles%0a", "/articles%0d%0a", "/articles%0d%0aSet-Cookie:%20a=b", "/articles%7f",
        "/articles%3f", "/articles%23", "/articles#x", "/articles%", "/articles%2", "/articles%zz", "/articles%%", "/%", "/%%", "/%%%", "/%u0041", "/%c3", "/%ff", "/%ff%fe", "/%80",
        "/%ed%a0%80", "/%ed%b0%80", "/%f4%90%80%80", "/%f8%88%80%80%80", "/%ef%bf%bf", "/%ef%bf%be", "/%c2%85", "/%e2%80%a8", "/%e2%80%ae", "/%e2%80%8b", "/%ef%bb%bf",
        "/%f0%9f%98%80", "/sm%c3%b8rbr%c3%b8d", "/SM%C3%98RBR%C3%98D/", "/%D0%BF%D1%83%D1%82%D1%8C", "/%E4%B8%AD%E6%96%87", "/i%cc%87", "/%c4%b0", "/a%cc%81%cc%81%cc%81%cc%81",
        "/articles/%e2%84%aanown", "/articles/kno%ef%bd%97n", "/caf\u00e9", "/\u00ff\u00fe", "/\u00c3\u00a5", "/\u0080", "/a b", "/a\tb", "/a\u000bb", "/a\u001bb", "/a\u007fb",
        "/<script>alert(1)</script>", "/%3cscript%3ealert(1)%3c/script%3e", "/\"onload=\"", "/'or'1'='1", "/{{7*7}}", "/${jndi:ldap://x}", "/%24%7bjndi%7d", "/`id`", "/|id", "/$(id)",
        "/*", "/?", "/??", "/?%", "/?%zz=%ff", "/?=&==&&", "/?a=%00", "/?\u00ff", "/about?%ff%fe", "/about?a[]=1&a[b]=2", "/about?__proto__=1", "/articles?page=-1", "/articles?page=99999999999999999999",
        "/articles?page=%00", "/articles?page=1&page=2", "/nul", "/con", "/aux.txt", "/lpt1", "/a:b", "/::$DATA", "/css/site.css::$DATA", "/~root", "/~", "/@", "/!", "/(", "/[", "/]", "/^", "/-", "/_",
        "/+", "/=", "/&", "/,", "/a+b", "/a=b", "/articles/-", "/articles/_", "/articles/KNOWN%20", "/articles/known.", "/articles/known~", "/articles/known.md", "/articles/known/",
        "/articles/known/x", "/articles/known//x", "/0", "/null", "/undefined", "/NaN", "/true",
    ];

    private static readonly string[] Long =
    [
        $"/{new string('a', 8000)}", $"/{new string('A', 8000)}", new string('/', 8000), $"/{string.Concat(Enumerable.Repeat("a/", 4000))}", $"/{string.Concat(Enumerable.Repeat("../", 2600))}",
        $"/{string.Concat(Enumerable.Repeat("%2e%2e%2f", 880))}", $"/{string.Concat(Enumerable.Repeat("%c3%a5", 1300))}", $"/{string.Concat(Enumerable.Repeat("%f0%9f%98%80", 660))}",
        $"/{string.Concat(Enumerable.Repeat("index.html/", 700))}", $"/{string.Concat(Enumerable.Repeat("INDEX/", 1300))}x", $"/about?{new string('&', 8000)}", $"/about?{new string('a', 8000)}",
        $"/About/?{string.Concat(Enumerable.Repeat("a=b&", 2000))}", $"/articles/{new string('-', 8000)}", $"/{new string('a', 8180)}", $"/{new string('a', 20_000)}", $"/{new string('%', 8000)}",
        $"/{string.Concat(Enumerable.Repeat(";a", 4000))}",
    ];

    private static readonly string[] Forms =
    [
        "http://localhost/../etc/passwd", "http://localhost//evil.example", "http://evil.example/", "https://localhost/", "//", "*", "evil.example:443", "localhost", "about", "?", "#", "\\", "\\\\evil.example\\x",
        "javascript:alert(1)", "http://", "http:///", "http://localhost:99999/", "http://[::1/", "http://localhost/%2e%2e/etc/passwd", "http://localhost/About/",
    ];

    public static IReadOnlyList<string> Hostile { get; } = [.. Traversals, .. Lures, .. Shapes, .. Long, .. Forms];

    [Fact]
    public void The_list_is_long_enough_to_mean_something()
    {
        Assert.True(Hostile.Count >= 250, $"{Hostile.Count}");
        Assert.Equal(Hostile.Count, Hostile.Distinct().Count());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    public async Task Nothing_that_is_asked_is_answered_with_a_fault(string method)
    {
        foreach (string target in Hostile)
        {
            string answer = await RawHttp.GetAsync(site.Address, target, method);

            Assert.True(RawHttp.StatusOf(answer) is >= 200 and < 500, $"{method} {Short(target)}: {Short(answer)}");
            Assert.Null(RawHttp.HeaderOf(answer, "Set-Cookie"));
            Assert.Matches(@"\A(/([^/\\].*)?)?\z", RawHttp.HeaderOf(answer, "Location") ?? "");
        }
    }

    [Fact]
    public async Task What_reaches_for_a_file_or_a_secret_is_not_there()
    {
        string[] targets = [.. Traversals, .. Lures];
        Assert.NotEmpty(targets);
        foreach (string target in targets)
        {
            string answer = await RawHttp.GetAsync(site.Address, target);

            Assert.True(RawHttp.StatusOf(answer) is 404 or 400, $"{target}: {Short(answer)}");
            Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("name: Small", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Random_bytes_are_answered_or_refused_and_the_site_stays_up()
    {
        var random = new Random(20261123);
        int answered = 0;
        for (int i = 0; i < 500; i++)
        {
            byte[] path = new byte[random.Next(1, 60)];
            random.NextBytes(path);
            byte[] request = [.. "GET /"u8, .. path.Where(b => b is not ((byte)'\n' or (byte)'\r' or (byte)' ')), .. " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8];
            int status = RawHttp.StatusOf(await RawHttp.SendAsync(site.Address, request));
            Assert.True(status is >= 200 and < 500, $"{Convert.ToHexString(request)}: {status}");
            answered++;
        }

        // And the same in disguise, which Kestrel lets through to us.
        for (int i = 0; i < 500; i++)
        {
            byte[] path = new byte[random.Next(1, 60)];
            random.NextBytes(path);
            string target = "/" + string.Concat(path.Select(b => random.Next(3) == 0 ? $"{(char)('a' + (b % 26))}" : $"%{b:x2}"));
            int status = RawHttp.StatusOf(await RawHttp.GetAsync(site.Address, target));
            Assert.True(status is >= 200 and < 500, $"{target}: {status}");
            answered++;
        }

        Assert.Equal(1000, answered);
        Assert.Equal(200, RawHttp.StatusOf(await RawHttp.GetAsync(site.Address, "/about")));
    }

    // T26: the same targets over one kept-alive connection must not be taken for one another.
    [Fact]
    public async Task Two_requests_in_one_packet_are_two_answers()
    {
        string answer = await RawHttp.SendAsync(site.Address, Encoding.ASCII.GetBytes(
            "GET /about HTTP/1.1\r\nHost: localhost\r\n\r\nGET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

        Assert.Equal(200, RawHttp.StatusOf(answer));
        Assert.Contains("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
    }

    private static string Short(string text) => text.Length > 200 ? text[..200] : text;
}
