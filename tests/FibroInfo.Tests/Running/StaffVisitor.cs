using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Running;

/// <summary>Somebody of the staff at a browser: it keeps cookies, says where it posts from, and follows no redirect.</summary>
public sealed class StaffVisitor : IDisposable
{
    public const string Password = "correct staple of the tests";

    /// <summary>The field in which a form brings the token of its page.</summary>
    public const string TokenField = "__RequestVerificationToken";

    private static readonly Lazy<string> Hash = new(() => Passwords.Hash(Password));

    private readonly HttpClient _browser;

    private StaffVisitor(RunningSite site, Account account, string key)
    {
        (Account, Key) = (account, key);
        _browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = site.Address };
        _browser.DefaultRequestHeaders.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
    }

    /// <summary>As it was when it was made.</summary>
    public Account Account { get; }

    /// <summary>The secret of the authenticator, in hexadecimal.</summary>
    public string Key { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>A new account with password and authenticator, signed in with a session of its own.</summary>
    public static async Task<StaffVisitor> SignInAsync(RunningSite site, params Role[] roles)
    {
        StaffVisitor visitor = await AtTheDoorAsync(site, roles);
        string ticket = await WriteAsync(site, transaction => site.Services.GetRequiredService<SessionStore>().Begin(transaction, visitor.Account));
        visitor.Cookies.Add(site.Address, new Cookie("staff", ticket, "/"));
        return visitor;
    }

    /// <summary>A new account, not signed in yet.</summary>
    public static async Task<StaffVisitor> AtTheDoorAsync(RunningSite site, params Role[] roles)
    {
        string key = Convert.ToHexStringLower(Totp.GenerateKey());
        var account = new Account
        {
            Name = "Kari Nordmann",
            Email = $"kari.{Guid.NewGuid():N}@clinic.example",
            Roles = roles.Aggregate(Role.None, (sum, role) => sum | role),
            CreatedAt = site.Clock.Now,
            PasswordHash = Hash.Value,
            AuthenticatorKey = site.Services.GetRequiredService<FieldProtector>().Protect(key),
        };
        await WriteAsync(site, transaction => transaction.Db.Add(account));
        return new StaffVisitor(site, account, key);
    }

    /// <summary>What the authenticator shows at this moment.</summary>
    public string Code(DateTimeOffset now) => Totp.CodeAt(Convert.FromHexString(Key), Totp.StepAt(now));

    public Task<HttpResponseMessage> GetAsync(string path) => _browser.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> ReadAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync();

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path) => _browser.SendAsync(new HttpRequestMessage(method, path));

    /// <summary>Opens the page, and posts these fields to it with the token that stands there.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => await PostFromAsync(path, path, fields);

    /// <summary>As above, from another page than the one that is posted to.</summary>
    public async Task<HttpResponseMessage> PostFromAsync(string page, string path, params (string Name, string Value)[] fields) =>
        await PostBareAsync(path, [.. fields, (TokenField, await TokenAsync(page, path))]);

    /// <summary>
    /// The token that a form of the page sends to <paramref name="path"/>. Empty when one of those forms has none, because a
    /// browser sends no other form's; what no form sends there is tried with the first token of the page.
    /// </summary>
    public async Task<string> TokenAsync(string page, string path)
    {
        IHtmlDocument document = new HtmlParser().ParseDocument(await ReadAsync(page));
        string[] own = [.. document.QuerySelectorAll("form[method=post]")
            .Where(form => PathOf(form.GetAttribute("action") is { Length: > 0 } to ? to : page) == PathOf(path)).Select(Token)];
        return own is [] ? Token(document) : own.Contains("") ? "" : own[0];
    }

    /// <summary>Posts these fields and nothing else.</summary>
    public Task<HttpResponseMessage> PostBareAsync(string path, params (string Name, string Value)[] fields) =>
        _browser.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Posts a form with files.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string path, MultipartFormDataContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        // A body that is too large is refused before it is sent.
        request.Headers.ExpectContinue = true;
        return await _browser.SendAsync(request);
    }

    public void Dispose() => _browser.Dispose();

    private static string Token(IParentNode within) => within.QuerySelector($"[name={TokenField}]")?.GetAttribute("value") ?? "";

    private static string PathOf(string address) => address.Split('?', '#')[0];

    // On a busy machine the first writes of a site may wait longer than a visitor would.
    private static async Task<T> WriteAsync<T>(RunningSite site, Func<WriteTransaction, T> write)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await site.Services.GetRequiredService<SiteDatabase>().WriteAsync(transaction => Task.FromResult(write(transaction)), CancellationToken.None);
            }
            catch (DatabaseUnavailableException) when (attempt < 10)
            {
                // The store has waited for two seconds already.
            }
        }
    }
}
