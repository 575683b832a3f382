using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;
using FibroInfo.Tests.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>What names a thing in an address, of every page that has such a part, as nothing is named.</summary>
public sealed partial class RouteValueTests(StaffSite site) : IClassFixture<StaffSite>
{
    private static readonly string[] Odd =
    [
        // No characters, half a character, a character cut short, controls, signs that cannot be seen.
        "%EF%BF%BE", "%EF%BF%BF", "%EF%B7%90", "%F0%9F%BF%BE", "%F4%8F%BF%BF", "a%EF%BF%BEb", "%ED%A0%80", "%ED%B0%80", "%ED%A0%BD%ED%B8%80", "%C3", "%FF", "%00", "a%00", "%01", "%09",
        "%0D%0A", "%1F", "%7F", "%E2%80%8B", "%E2%80%8D", "%E2%80%8E", "%E2%80%AE", "%EF%BB%BF", "%C2%AD", "%E2%A0%80", "%E3%85%A4", "e%CC%81", "%EF%BF%BD",
        // Paths in disguise, and what other programs take for one.
        ".", "..", "...", "%2E", "%2E%2E", "%2F", "a%2Fb", "..%2F..%2Fetc%2Fpasswd", "%5C", "%25", "%", "%zz", "*", "?", "%3F", "%23", "~", "-", "_", "_x", ":", "|", "%3Cscript%3E", "%7B0%7D", "null", "-1", "0",
        "99999999999999999999", "1e9", "NaN", "con", "a%20b", "%20a%20", "%F0%9F%92%99",
    ];

    [Fact]
    public async Task Nothing_is_named_by_blanks_or_odd_signs_and_no_page_fails_for_them()
    {
        string[] patterns = [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(pattern => Parameter().IsMatch(pattern)).Distinct()];
        Assert.True(patterns.Length > 40, $"Only {patterns.Length} pages with such a part were found.");
        using StaffVisitor staff = await StaffVisitor.SignInAsync(site, Role.Administrator, Role.Reviewer, Role.Author, Role.Moderator);
        string cookies = staff.Cookies.GetCookieHeader(site.Address);
        (string Pattern, string Value)[] asked = [.. patterns.SelectMany(pattern => Blanks().Concat(Odd).Append(new string('a', 5000)).Select(value => (pattern, value)))];
        var wrong = new ConcurrentBag<string>();
        int missing = 0;
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, _) =>
        {
            bool isForStaff = one.Pattern.StartsWith("/admin", StringComparison.Ordinal);
            bool isBlank = Blanks().Contains(one.Value);
            foreach (string path in Paths(one.Pattern, one.Value))
            {
                foreach (string cookie in (string[])(isForStaff ? [cookies, ""] : [""]))
                {
                    int status = RawHttp.StatusOf(await RawHttp.SendAsync(site.Address, Encoding.ASCII.GetBytes(
                        $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {cookie}\r\n\r\n")));
                    bool isRight = isBlank && (status != 303 || !isForStaff || cookie != "") ? status is 404 or 400 : status is >= 200 and < 500;
                    Interlocked.Add(ref missing, status == 404 ? 1 : 0);
                    if (!isRight)
                    {
                        wrong.Add($"{path}: {status}");
                    }
                }
            }
        });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order().Take(60)));
        Assert.True(missing > 2000, $"Only {missing} were not there.");
    }

    [Theory]
    [InlineData("/people/%20")]
    [InlineData("/topics/%C2%A0")]
    [InlineData("/references/%E3%80%80")]
    [InlineData("/articles/%E2%80%A8")]
    [InlineData("/articles/%E2%80%AF/comments")]
    [InlineData("/people/%20.jpg")]
    public async Task A_name_of_blanks_is_not_there(string path) => Assert.Equal(404, RawHttp.StatusOf(await RawHttp.GetAsync(site.Address, path)));

    // Every blank of Unicode: separators of space, line and paragraph, and the controls that count as one.
    private static string[] Blanks() => [.. Enumerable.Range(0x20, 0xFFE0).Where(value => char.IsWhiteSpace((char)value))
        .Select(value => Uri.EscapeDataString(char.ConvertFromUtf32(value))).Append("%20%20%E3%80%80")];

    // All parts odd, and then all but the first.
    private static IEnumerable<string> Paths(string pattern, string value)
    {
        yield return Parameter().Replace(pattern, value);
        int part = 0;
        string second = Parameter().Replace(pattern, match => part++ > 0 ? value : match.Value.Contains("slug", StringComparison.Ordinal) || match.Value.Contains("folder", StringComparison.Ordinal) ? "fibro-fog" : "1");
        if (part > 1)
        {
            yield return second;
        }
    }

    [GeneratedRegex(@"\{(?:[^{}]|\{\{|\}\})*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
