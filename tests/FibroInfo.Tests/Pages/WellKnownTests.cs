using System.Globalization;
using System.Net;
using FibroInfo.Pages.WellKnown;
using FibroInfo.Site;
using FibroInfo.Tests.Running;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Tests.Pages;

/// <summary>The addresses that programs know without being told.</summary>
[Collection(WholeSite.Name)]
public sealed class WellKnownTests(WholeSite.Site site)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 23, 59, 59, TimeSpan.Zero);

    [Fact]
    public async Task Whoever_finds_a_security_problem_learns_where_to_report_it()
    {
        using HttpResponseMessage answer = await site.AskAsync(SecurityTxt.Address);
        string[] lines = (await answer.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');

        Assert.Equal((HttpStatusCode.OK, "text/plain; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.True(answer.Headers.CacheControl!.Public);
        Assert.NotNull(answer.Headers.ETag);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(
            [
                "Contact: mailto:post@fibroinfo.example", "Contact: tel:+4700000000", "Expires: 2027-05-22T00:00:00Z",
                "Preferred-Languages: en", "Canonical: http://localhost:5080/.well-known/security.txt",
            ], lines);
    }

    [Theory]
    [InlineData("HEAD", HttpStatusCode.OK)]
    [InlineData("POST", HttpStatusCode.Forbidden)]
    public async Task Security_txt_is_only_read(string method, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), SecurityTxt.Address);
        using HttpResponseMessage answer = await site.Client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_site_without_a_contact_has_no_security_txt_and_another_contact_is_there_at_once()
    {
        using var other = new RunningSite(content =>
        {
            content.Replace("site.yaml", "  email: post@fibroinfo.example\n", "");
            content.Replace("site.yaml", "  phone: \"+47 00 00 00 00\"\n", "");
        });
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync(SecurityTxt.Address));

        other.Content.Replace("site.yaml", "  statement:", "  email: security@clinic.example\n  statement:");

        await other.UntilAsync(SecurityTxt.Address, (answer, text) => answer.IsSuccessStatusCode && text.StartsWith("Contact: mailto:security@clinic.example\nExpires: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", " ", null)]
    [InlineData("not an address", "none", null)]
    [InlineData("a@b.example\nContact: mailto:evil@example.org", null, null)]
    [InlineData("a@b.example", null, "mailto:a@b.example")]
    [InlineData("a?subject=b&c@b.example", null, "mailto:a%3Fsubject%3Db%26c@b.example")]
    [InlineData("post@blåbær.example", null, "mailto:post@xn--blbr-roah.example")]
    [InlineData(null, "22 33 44 55", "tel:22334455")]
    [InlineData(null, "+47 22\nContact: x", "tel:+4722")]
    public void Only_what_can_be_a_contact_becomes_one(string? email, string? phone, string? contact)
    {
        string? text = SecurityTxt.Write(With(email, phone), new SiteAddress(new Uri("https://clinic.example")), Now);

        Assert.Equal(contact is null ? [] : [$"Contact: {contact}"], (text ?? "").Split('\n').Where(line => line.StartsWith("Contact:", StringComparison.Ordinal)));
        Assert.Equal(contact is null, text is null);
    }

    [Fact]
    public void It_expires_within_a_year_and_never_today()
    {
        string text = SecurityTxt.Write(With("a@b.example", null), new SiteAddress(new Uri("https://clinic.example")), Now)!;

        string expires = Assert.Single(text.Split('\n'), line => line.StartsWith("Expires: ", StringComparison.Ordinal))["Expires: ".Length..];
        var moment = DateTimeOffset.ParseExact(expires, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.InRange(moment - Now, TimeSpan.FromDays(30), TimeSpan.FromDays(365));
        Assert.Contains("Canonical: https://clinic.example/.well-known/security.txt\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_manager_is_led_to_the_page_on_which_a_password_is_changed()
    {
        using HttpResponseMessage answer = await site.AskAsync("/.well-known/change-password");
        Assert.Equal((HttpStatusCode.Found, "/account"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Theory]
    [InlineData("/.well-known")]
    [InlineData("/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200")]
    [InlineData("/.well-known/security.txt/more")]
    public async Task Nothing_else_is_well_known(string address) => Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(address));

    private static SiteProfile With(string? email, string? phone) =>
        SiteProfile.Default with { Organisation = new Organisation("The Clinic", LocalText.Same(""), email, phone) };
}
