using System.Net;
using FibroInfo.Audit;
using FibroInfo.Tests.Pages;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Accounts;

/// <summary>Behind a proxy that ends https, as a real site stands.</summary>
public sealed class HttpsTests : IDisposable
{
    private readonly RunningSite _site = new(_ => { }, ("Site:BaseUrl", "https://clinic.example"), ("AllowedHosts", "localhost"), ("Proxies:Known", "127.0.0.1;::1;::ffff:127.0.0.1"));

    [Fact]
    public async Task Over_https_every_cookie_is_bound_to_this_host_and_to_https_3_3_1()
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Author);
        using HttpResponseMessage door = await SendAsync(HttpMethod.Get, isHttps: true);
        string antiforgery = door.Headers.GetValues("Set-Cookie").Single();
        string token = Html.Parse(await door.Content.ReadAsStringAsync()).Some("[name=__RequestVerificationToken]")[0].GetAttribute("value")!;
        using HttpResponseMessage inside = await SendAsync(HttpMethod.Post, isHttps: true, antiforgery.Split(';')[0],
            ("email", kari.Account.Email), ("password", StaffVisitor.Password), ("code", kari.Code(_site.Clock.Now)), ("__RequestVerificationToken", token));

        Assert.Matches("^__Host-af=[^;]+; path=/; secure; samesite=strict; httponly$", antiforgery);
        Assert.Equal(HttpStatusCode.SeeOther, inside.StatusCode);
        Assert.Contains(inside.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-staff=", StringComparison.Ordinal));
        Assert.All(inside.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/; secure; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Over_plain_http_signing_in_is_refused_in_words_and_asks_for_no_password()
    {
        using HttpResponseMessage door = await SendAsync(HttpMethod.Get, isHttps: false);
        AngleSharp.Html.Dom.IHtmlDocument page = Html.Parse(await door.Content.ReadAsStringAsync());

        Assert.StartsWith("You can’t sign in here.", page.One("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[type=password]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, isHttps: false)).StatusCode);
    }

    public void Dispose() => _site.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, bool isHttps, string cookie = "", params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(method, new Uri("/sign-in", UriKind.Relative));
        request.Headers.Host = "clinic.example";
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("X-Forwarded-Proto", isHttps ? "https" : "http");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        if (cookie != "")
        {
            request.Headers.Add("Cookie", cookie);
        }

        request.Content = method == HttpMethod.Post ? new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) : null;
        return await _site.Client.SendAsync(request);
    }
}
