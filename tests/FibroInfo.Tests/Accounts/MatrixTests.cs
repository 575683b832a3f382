using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;
using FibroInfo.Tests.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Accounts;

/// <summary>T8, ASVS 8: every page of the staff, with every role and every spelling of its address, is what the one table says.</summary>
public sealed partial class MatrixTests(StaffSite site) : IClassFixture<StaffSite>
{
    private static readonly Func<string, string>[] Spellings =
    [
        path => path, path => path + "/", path => "/" + path, path => path.Replace("/", "//", StringComparison.Ordinal), path => path.ToUpperInvariant(), path => path + ";x", path => path + ";x/",
        path => "/x;" + path, path => path[..2] + "%2f" + path[2..], path => path + "%2f", path => path + "%20", path => path + "?a=/account", path => path + "/.", path => path + "/x/..",
        path => "/%" + $"{(int)path[1]:x2}" + path[2..], path => path + "%00", path => path + ".css", path => path + "/index.html", path => "/about/../" + path[1..],
    ];

    [Fact]
    public async Task Every_page_is_open_to_whom_the_table_says_and_to_nobody_else_however_it_is_spelled_T8()
    {
        Dictionary<string, StaffVisitor> people = await PeopleAsync();
        (string Pattern, string Path)[] pages = [.. Pages()];
        Assert.True(pages.Length >= 6, "Too few pages were found.");
        int opened = 0;
        foreach ((string pattern, string path) in pages)
        {
            Assert.True(StaffAccessRules.Find(pattern)!.Roles != Role.None, $"{pattern} stands in no area of the table.");
            foreach ((string who, StaffVisitor visitor) in people)
            {
                foreach (string asked in Spellings.Select(spell => spell(path)))
                {
                    // How an address is spelled is read before the method is, so one spelling is enough for the other method.
                    foreach (HttpMethod method in asked == path ? [HttpMethod.Get, HttpMethod.Head] : new[] { HttpMethod.Get })
                    {
                        int status = await AskAsync(visitor, method, asked);
                        bool mayOpen = visitor.Account.Roles != Role.None && StaffAccessRules.Find(pattern)!.IsOpenTo(visitor.Account.Roles);
                        int shown = visitor.Account.Roles == Role.None ? 303 : mayOpen ? 200 : 403;
                        Assert.True(status is 301 or 400 or 404 or 405 || status == shown, $"{method} {asked} answers {status} to {who}.");
                        opened += status == 200 ? 1 : 0;
                    }
                }

                int plain = await AskAsync(visitor, HttpMethod.Get, path);
                Role roles = visitor.Account.Roles;
                Assert.True(roles == Role.None ? plain == 303 : StaffAccessRules.Find(pattern)!.IsOpenTo(roles) ? plain is 200 or 404 or 400 or 405 : plain == 403, $"{path} answers {plain} to {who}.");
            }
        }

        Assert.True(opened > pages.Length, "Hardly anything was opened.");
    }

    [Fact]
    public async Task A_method_in_a_header_or_a_field_is_no_method()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        foreach (string name in new[] { "X-HTTP-Method-Override", "X-Original-URL", "X-Rewrite-URL" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/admin/staff", UriKind.Relative));
            request.Headers.Add("Cookie", kari.Cookies.GetCookieHeader(site.Address));
            request.Headers.Add(name, name.Contains("URL", StringComparison.Ordinal) ? "/admin" : "POST");
            Assert.Equal(HttpStatusCode.Forbidden, (await site.Client.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public void The_help_page_on_accounts_prints_the_table_as_it_is_8_1_1()
    {
        string manual = File.ReadAllText(Repository.Folder("src/FibroInfo/Pages/Admin/Help/en/accounts.md"));
        foreach (StaffArea area in StaffAccessRules.Areas.Where(area => area.Address != "/sign-out"))
        {
            string row = $"| `{area.Address}` | {string.Join(" | ", Roles.Individual.Select(role => area.IsOpenTo(role) ? "yes" : ""))} |".Replace("|  |", "| |", StringComparison.Ordinal).Replace("|  |", "| |", StringComparison.Ordinal);
            Assert.Contains(row, manual, StringComparison.Ordinal);
        }
    }

    private async Task<Dictionary<string, StaffVisitor>> PeopleAsync()
    {
        var people = new Dictionary<string, StaffVisitor>(StringComparer.Ordinal) { ["a stranger"] = await StaffVisitor.AtTheDoorAsync(site) };
        foreach (Role role in Roles.Individual)
        {
            people[role.Name()] = await StaffVisitor.SignInAsync(site, role);
        }

        return people;
    }

    // As it is written on the wire: a client library would tidy the address first.
    private async Task<int> AskAsync(StaffVisitor visitor, HttpMethod method, string path)
    {
        string cookies = visitor.Cookies.GetCookieHeader(site.Address);
        byte[] request = Encoding.Latin1.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nConnection: close\r\n\r\n");
        return RawHttp.StatusOf(await RawHttp.SendAsync(site.Address, request));
    }

    private IEnumerable<(string Pattern, string Path)> Pages() => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}").Distinct()
        .Where(pattern => StaffAccessRules.Find(pattern) is not null)
        .Select(pattern => (pattern, Hole().Replace(OptionalPart().Replace(pattern, ""), "1")));

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();

    [GeneratedRegex(@"/\{[^}]+\?\}", RegexOptions.CultureInvariant)]
    private static partial Regex OptionalPart();
}
