using FibroInfo.Data;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FibroInfo.Tests.Web;

/// <summary>
/// The room Web on a real port, in the order of Program, with a few plain pages behind it: enough to see what HTTP alone
/// decides. The pages themselves are tested through the whole site elsewhere.
/// </summary>
public sealed class SmallSite : IAsyncLifetime
{
    public const string Page = "<!doctype html><html lang=\"en\"><title>A page</title><h1>The same words, the same words, the same words, the same words.</h1></html>";
    public const string SecretWords = "what a reader typed";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("small-site-");

    public SmallSite() : this([])
    {
    }

    private SmallSite(params (string Key, string Value)[] settings)
    {
        Write("content/site.yaml", "name: Small");
        Write("wwwroot/css/site.css", string.Concat(Enumerable.Repeat("p { margin: 0 }\n", 200)));
        Write("wwwroot/js/site.js", "import './other.js';\n");
        Write("wwwroot/js/other.js", "export default 1;\n");
        Write("wwwroot/favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Write("wwwroot/lib/tool-1.0/LICENSE", "words");
        Write("wwwroot/.secret.css", "hidden");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "wwwroot/icon.png"), [0x89, 0x50, 0x4e, 0x47]);
        _app = Build(settings);
    }

    public bool IsReady { get; set; } = true;

    public TestClock Clock { get; } = TestClock.At("2026-11-23T12:00:00+01:00");

    public IList<string> Away { get; } = [];

    public int Calls { get; private set; }

    public ChangeNotifier Changes { get; } = new();

    /// <summary>What <c>/counted</c> waits for before it answers.</summary>
    public Task Making { get; set; } = Task.CompletedTask;

    /// <summary>What stands for the content; another object is another content.</summary>
    public object Edition { get; set; } = new();

    public Uri Address => new(_app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    public HttpClient Client { get; private set; } = null!;

    public Assets Assets => (Assets)_app.Services.GetService(typeof(Assets))!;

    public KestrelServerOptions Kestrel => _app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;

    public ILoggerFactory Loggers => _app.Services.GetRequiredService<ILoggerFactory>();

    public string WebRoot => Path.Combine(_folder.FullName, "wwwroot");

    private string LogFile => Path.Combine(_folder.FullName, "log.jsonl");

    public static async Task<SmallSite> StartAsync(params (string Key, string Value)[] settings)
    {
        var site = new SmallSite(settings);
        await site.InitializeAsync();
        return site;
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        // Nothing a test did not ask for: no redirect followed, nothing unpacked, no cookie kept.
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        return SendAsync(request, headers);
    }

    /// <summary>Sends a form as a browser sends it from a page of the site.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string form, params (string Name, string Value)[] headers) =>
        PostAsync(path, new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"), [("Sec-Fetch-Site", "same-origin"), .. headers]);

    /// <summary>Sends these headers and no other.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content, (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, headers);

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request);
    }

    public void Write(string path, string text)
    {
        string file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Link(string path, string target) => File.CreateSymbolicLink(Path.Combine(_folder.FullName, path), target);

    /// <summary>Every line of the log. The last is written when its answer is out already, so the site is stopped first.</summary>
    public async Task<string[]> StopAndReadLogAsync()
    {
        await _app.StopAsync();
        return await File.ReadAllLinesAsync(LogFile);
    }

    private WebApplication Build((string Key, string Value)[] given)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = _folder.FullName });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Site:BaseUrl"] = "http://localhost",
            ["Serilog:MinimumLevel:Override:Microsoft"] = "Warning",
            ["Serilog:WriteTo:File:Name"] = "File",
            ["Serilog:WriteTo:File:Args:path"] = LogFile,
            ["Serilog:WriteTo:File:Args:formatter"] = "FibroInfo.Web.JsonLogFormatter, FibroInfo",
        });
        builder.Configuration.AddInMemoryCollection(given.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        SiteSettings settings = SiteSettings.Read(builder.Configuration, _folder.FullName);
        builder.AddKestrelEndpoints(settings);
        builder.AddSiteLogging();
        builder.Services.AddAllowedHosts();
        builder.Services.AddErrorPages();
        builder.Services.AddAssets(settings.WebRoot);
        builder.Services.AddSingleton(new PageCache(Changes, () => Edition));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(settings.Limits).AddSingleton<NetworkRateLimiter>();

        WebApplication app = builder.Build();
        app.UseBusyConnectionTracking();
        app.UseKnownProxies(settings);
        app.UseCachedPages(settings);
        app.UseRequestLogging();
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UsePostSizeLimit();
        app.UseAllowedHosts(settings);
        app.UseAssets();
        app.UseCanonicalUrls();
        app.UseRouting();
        app.UsePageCache();
        app.UseBlankRouteValues();
        app.UseSameOrigin(settings);
        app.UseMethodNotAllowed();
        app.MapHealth(() => IsReady, () => Away);
        MapPages(app);
        return app;
    }

    private async Task CountAsync(HttpContext context)
    {
        context.ChangesWith("counted");
        int call = ++Calls;
        await Making.WaitAsync(context.RequestAborted);
        await Html(context, $"{Page}{call}");
    }

    private void MapPages(IEndpointRouteBuilder pages)
    {
        Map(pages, "/", context => Html(context, Page));
        Map(pages, "/about", context => Html(context, Page));
        Map(pages, "/articles", context => Html(context, Page + context.Request.Query["page"]), new QueryKeysAttribute("page"));
        Map(pages, "/query", context => Html(context, QueryOf(context)), new QueryKeysAttribute("b", "a"));
        pages.MapMethods("/undeclared", ["GET", "HEAD"], async context =>
        {
            int call = ++Calls;
            await Making.WaitAsync(context.RequestAborted);
            await Html(context, $"{Page}{QueryOf(context)}{call}");
        });
        Map(pages, "/articles/{slug}", context => context.Request.RouteValues["slug"] switch
        {
            "known" => Html(context, Page),
            "gone" => Status(context, 410),
            "moved" => Redirect(context, "/articles/known"),
            _ => Status(context, 404),
        });
        Map(pages, "/film", context =>
        {
            context.AllowFrames(["www.youtube-nocookie.com", "player.vimeo.com"]);
            return Html(context, Page);
        });
        Map(pages, "/picture", context =>
        {
            context.SandboxPicture();
            context.Response.ContentType = "image/svg+xml";
            return context.Response.WriteAsync("<svg/>");
        });
        Map(pages, "/file", context => Results.Bytes(System.Text.Encoding.UTF8.GetBytes(Page), "image/png").ExecuteAsync(context));
        Map(pages, "/staff", context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Html(context, Page);
        });
        Map(pages, "/cookie", context =>
        {
            context.Response.Cookies.Append("name", "value");
            return Html(context, Page);
        });
        Map(pages, "/counted", CountAsync);
        Map(pages, "/articles/counted", CountAsync, new QueryKeysAttribute("view", "part") { WithoutFirst = ["comments"] });
        Map(pages, "/busy", context => Status(context, 503));
        Map(pages, "/bad", context => Status(context, 400));
        Map(pages, "/throws", context => throw new InvalidOperationException(SecretWords));
        Map(pages, "/throws-late", async context =>
        {
            await Html(context, Page);
            throw new InvalidOperationException(SecretWords);
        });
        Map(pages, "/redirect", context => Redirect(context, "/about"));
        Map(pages, "/scheme", context => Html(context, context.Request.Scheme + context.Connection.RemoteIpAddress));
        Map(pages, "/errors/{status}", context => Html(context, $"<!doctype html><title>Error {context.Request.RouteValues["status"]}</title>"));
        pages.MapPost("/form", async (HttpContext context) => { await context.Request.ReadFormAsync(); });
        pages.MapPost("/articles/{slug}/words", TakeWordsAsync);
        pages.MapPost("/tokens/{token}/stop", (HttpContext context) => Status(context, 204)).WithMetadata(new TokenAuthorisedAttribute());
        pages.MapPost("/post-throws", (HttpContext context) => throw new InvalidOperationException(SecretWords + Calls++));
        pages.MapPost("/post-throws-late", async (HttpContext context) =>
        {
            await Html(context, Page);
            await context.Response.Body.FlushAsync();
            throw new InvalidOperationException(SecretWords);
        });
        pages.Map("/razor", context => Html(context, Page)).WithMetadata(new CompiledPageActionDescriptor
        {
            HandlerMethods = [new HandlerMethodDescriptor { HttpMethod = "Get" }],
        });
    }

    // As a page with a form does it, in the contract's order of refusals; the answer is the reader and the words.
    private static async Task TakeWordsAsync(HttpContext context, string slug, NetworkRateLimiter budget)
    {
        byte[]? reader = ReaderCookie.Find(context);
        if (slug != "known")
        {
            await Status(context, 404);
        }
        else if (budget.TryTakePost(context) && (reader is not null || budget.TryTakeNewReader(context, Slug.Parse(slug))))
        {
            PostForm form = await context.ReadPostAsync();
            if (form["body"] == "")
            {
                await Status(context, 400);
                return;
            }

            reader ??= ReaderCookie.Set(context, ReaderCookie.New());
            await Html(context, $"{Convert.ToHexString(reader)} {form["body"]}");
        }
    }

    private static void Map(IEndpointRouteBuilder pages, string pattern, RequestDelegate page, QueryKeysAttribute? declared = null) =>
        pages.MapMethods(pattern, ["GET", "HEAD"], page).WithMetadata(declared ?? new QueryKeysAttribute());

    // All that a page can read of it, whatever it looks for.
    private static string QueryOf(HttpContext context) => string.Join(' ', context.Request.Query.Select(pair => $"{pair.Key}={pair.Value}"));

    private static Task Html(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Redirect(HttpContext context, string to)
    {
        context.Response.Redirect(to, permanent: true);
        return Task.CompletedTask;
    }
}
