using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Admin;

public sealed class AuditPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    private static readonly Actor Ola = new(null, "Ola, alone");

    [Fact]
    public async Task Deeds_are_listed_newest_first_filtered_and_page_by_page_T35()
    {
        await site.NoteAsync(Ola, "source.rename", "source albrecht2019", times: 51);
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(site, Role.Administrator);

        IHtmlDocument first = Html.Parse(await ingrid.ReadAsync("/admin/audit?deed=source.rename&who=Ola"));
        Assert.Equal(50, first.Some(".audit-entries tbody tr").Count);
        Assert.Equal(["Ola, alone", "source.rename", "source albrecht2019", ""], first.Some(".audit-entries tbody tr:first-child td").Skip(1).Select(cell => cell.Words()));
        Assert.Equal(["", "source", "source.rename"], first.Some("#deed option").Select(option => option.GetAttribute("value")).Where(kind => kind is "" or "source" or "source.rename"));

        string older = first.Some("main p a").Single(link => link.Words() == "Older entries").GetAttribute("href")!;
        Assert.Single(Html.Parse(await ingrid.ReadAsync(older)).Some(".audit-entries tbody tr"));
        Assert.Contains("No entry matches.", await ingrid.ReadAsync("/admin/audit?subject=nothing-of-the-kind"), StringComparison.Ordinal);
        Assert.Contains("No entry matches.", await ingrid.ReadAsync("/admin/audit?until=2001-01-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_exported_as_a_table_without_formulas_and_as_json()
    {
        await site.NoteAsync(new Actor(null, "=HYPERLINK(\"x\")"), "staff.add", "account 9");
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(site, Role.Administrator);

        using HttpResponseMessage csv = await ingrid.GetAsync("/admin/audit?deed=staff.add&subject=account+9&export=csv");
        using HttpResponseMessage json = await ingrid.GetAsync("/admin/audit?deed=staff.add&subject=account+9&export=json");

        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(",,\"'=HYPERLINK(\"\"x\"\")\",\"staff.add\",\"account 9\",\"\"\r\n", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("audit-", csv.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        Assert.Equal("=HYPERLINK(\"x\")", (string)JsonNode.Parse(await json.Content.ReadAsStringAsync())![0]!["who"]!);
        Assert.Equal("[]", (await ingrid.ReadAsync("/admin/audit?subject=nothing-of-the-kind&export=json")).Trim());
    }

    [Theory]
    [InlineData("/admin/audit?from=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/admin/audit?until=2026-13-01", HttpStatusCode.BadRequest)]
    [InlineData("/admin/audit?until=9999-12-31", HttpStatusCode.BadRequest)]
    [InlineData("/admin/audit?from=2026-01-01&export=csv&until=x", HttpStatusCode.BadRequest)]
    [InlineData("/admin/audit?before=x", HttpStatusCode.NotFound)]
    [InlineData("/admin/audit?before=-1", HttpStatusCode.NotFound)]
    [InlineData("/admin/audit?export=xlsx", HttpStatusCode.NotFound)]
    [InlineData("/admin/audit?who=%00%F0%9F%92%A9&deed='--&nothing=1", HttpStatusCode.OK)]
    public async Task Odd_questions_have_plain_answers(string address, HttpStatusCode status)
    {
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(site, Role.Administrator);

        Assert.Equal(status, (await ingrid.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Nobody_but_administrators_reads_it_T8()
    {
        using StaffVisitor others = await StaffVisitor.SignInAsync(site, Role.Moderator, Role.Author, Role.Reviewer);

        Assert.Equal(HttpStatusCode.Forbidden, (await others.GetAsync("/admin/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await others.GetAsync("/admin/audit?export=csv")).StatusCode);
    }
}
