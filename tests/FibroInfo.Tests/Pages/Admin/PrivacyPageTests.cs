using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Reports;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Admin;

public sealed class PrivacyPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Path = "/admin/privacy";

    [Fact]
    public async Task Everything_of_a_person_is_found_handed_out_and_erased_and_the_address_is_nowhere_afterwards_T34()
    {
        const string canary = "kanarifugl@example.org";
        string token = await site.CommentAsync("My story.", canary);
        await site.ReportAsync(ReportKind.Error, "A number is wrong.", canary);
        await site.VoteAsync("4");
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(site, Role.Administrator);

        IHtmlDocument found = Html.Parse(await (await ingrid.PostAsync(Path, ("action", "find"), ("person", canary))).Content.ReadAsStringAsync());
        Assert.Equal(["1 comment", "1 report"], found.Some("#found h3").Select(title => title.Words()).Take(2));
        Assert.Contains("never confirmed", found.One("#found").Words(), StringComparison.Ordinal);

        using HttpResponseMessage file = await ingrid.PostAsync(Path, ("action", "export"), ("person", token));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("no-store", $"{file.Headers.CacheControl}");
        JsonNode json = JsonNode.Parse(await file.Content.ReadAsStringAsync())!;
        Assert.Equal((1, 1, 1), (json["comments"]!.AsArray().Count, json["reports"]!.AsArray().Count, json["ratings"]!.AsArray().Count));
        Assert.Equal(canary, (string)json["comments"]![0]!["email"]!);

        using HttpResponseMessage unsure = await ingrid.PostAsync(Path, ("action", "erase"), ("person", canary));
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        Assert.Contains("Tick the box first", await unsure.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using HttpResponseMessage erased = await ingrid.PostAsync(Path, ("action", "erase"), ("person", canary), ("sure", "on"));
        Assert.Equal((HttpStatusCode.SeeOther, "/admin/privacy#erased"), (erased.StatusCode, erased.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.Gone, await site.StatusAsync($"/comments/{token}"));
        Assert.False(IsInAFile(canary));
        Assert.True(IsInAFile("person.erase"));
        Assert.Contains("We keep nothing", await (await ingrid.PostAsync(Path, ("action", "find"), ("person", canary))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("find", "")]
    [InlineData("find", "kari")]
    [InlineData("erase", "/comments/00")]
    [InlineData("burn", "kari@example.org")]
    [InlineData("", "kari@example.org")]
    public async Task What_is_no_person_or_no_deed_is_asked_for_again_and_what_was_typed_stays(string action, string person)
    {
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(site, Role.Administrator);

        using HttpResponseMessage answer = await ingrid.PostAsync(Path, ("action", action), ("person", person), ("sure", "on"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(person, page.One("#person").GetAttribute("value"));
        Assert.NotEmpty(page.One("#fault-person").Words());
    }

    [Fact]
    public async Task Only_administrators_may_and_a_post_without_the_token_of_the_form_is_refused_T6_T8()
    {
        using StaffVisitor moderator = await StaffVisitor.SignInAsync(site, Role.Moderator, Role.Author, Role.Reviewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.PostBareAsync(Path, ("action", "find"), ("person", "kari@example.org"))).StatusCode);

        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(site, Role.Administrator);
        Assert.Equal(HttpStatusCode.BadRequest, (await ingrid.PostBareAsync(Path, ("action", "erase"), ("person", "kari@example.org"), ("sure", "on"))).StatusCode);
    }

    [Fact]
    public async Task The_clock_and_the_readers_privacy_page_say_the_days_of_the_settings_C_11()
    {
        using RunningSite other = new(content => content.Replace(
            "site.yaml", "{urgent: 30, waiting: 90, refused: 30, reports: 30, withdrawn: 365}", "{waiting: 45, refused: 17, reports: 19, withdrawn: 200}"));
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(other, Role.Administrator);
        await other.CommentAsync("Will anybody read me?");

        string[] clock = [.. Html.Parse(await ingrid.ReadAsync(Path)).Some("td").Select(cell => cell.Words())];
        string readers = (await other.PageAsync("/privacy")).One("main").Words();

        Assert.Equal(["45 days", "1"], clock[..2]);
        Assert.Equal(("200 days", "19 days"), (clock[9], clock[12]));
        Assert.Contains("If nobody has read your comment after 45 days, it is rejected. A rejected comment is erased after 17 days.", readers, StringComparison.Ordinal);
        Assert.Contains("erased 19 days after we answered", readers, StringComparison.Ordinal);
    }

    private bool IsInAFile(string words)
    {
        string[] files = [.. Directory.GetFiles(site.Data.FullName, "*", SearchOption.AllDirectories).Where(file => System.IO.Path.GetFileName(file) is not ("lock" or "site.sock"))];
        Assert.NotEmpty(files);
        return files.Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
        });
    }
}
