using System.Net;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>R4: files that the staff send are kept in the folder for temporary files while they are read.</summary>
[Collection(Alone.Name)] // It sets TMPDIR, which is the whole process's.
public sealed class UploadStorageTests
{
    [Fact]
    public async Task Where_no_file_can_be_kept_whoever_sends_it_is_told_to_come_again_and_the_log_says_so_once()
    {
        using var log = new Heard();
        using var site = new RunningSite(_ => { }, null, log);
        using StaffVisitor staff = await StaffVisitor.SignInAsync(site, Role.Administrator);
        string cookies = staff.Cookies.GetCookieHeader(site.Address);
        // The token is missing.
        Assert.Equal((HttpStatusCode.BadRequest, false), await SendAsync(site, cookies));
        string? before = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", Path.Combine(site.Data.FullName, "no-such-folder"));
        try
        {
            for (int times = 0; times < 3; times++)
            {
                Assert.Equal((HttpStatusCode.ServiceUnavailable, true), await SendAsync(site, cookies));
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
        }

        Assert.Contains("DirectoryNotFoundException", Assert.Single(log.LinesWith("cannot be kept")), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, false), await SendAsync(site, cookies));
    }

    private static async Task<(HttpStatusCode Status, bool IsToComeAgain)> SendAsync(RunningSite site, string cookies)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[200_000]), "files", "large.png" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/articles/fibro-fog/pictures") { Content = form };
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        using HttpResponseMessage answer = await site.Client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.RetryAfter is not null);
    }
}
