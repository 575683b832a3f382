using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Editing;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Sources;

/// <summary>What a person at a form is told when the content folder does not take what they save, and what the folder holds then.</summary>
public sealed class SourceFolderTests
{
    private const string Added = "/admin/sources/add/by-hand";
    private const string Renamed = "/admin/sources/wolfe2016/rename";
    private const string Late = "articles/zz-late/en.next.md";

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_a_sentence_a_status_that_passes_and_no_loss()
    {
        using var site = new RunningSite();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        string before = site.Content.Read("references.json");
        using (new ClosedFolder(site.Content.Root))
        {
            await AssertRefusedAsync(await SaveAsync(kari), HttpStatusCode.ServiceUnavailable, "references.json");
            Assert.Equal(before, site.Content.Read("references.json"));
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await SaveAsync(kari)).StatusCode);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_a_sentence_a_status_that_passes_and_no_loss()
    {
        if (!Mounting.IsNeeded)
        {
            return;
        }

        using var site = new RunningSite();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        string before = site.Content.Read("references.json");
        using (new FullFolder(site.Content.Root))
        {
            await AssertRefusedAsync(await SaveAsync(kari), HttpStatusCode.ServiceUnavailable, "full");
            Assert.Equal(before, site.Content.Read("references.json"));
            Assert.Empty(Directory.GetFiles(site.Content.Root, ".references*"));
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await SaveAsync(kari)).StatusCode);
    }

    [Theory]
    [InlineData(false, "zz-late")]
    [InlineData(true, "full")]
    public async Task A_renaming_that_a_folder_stops_half_way_changes_no_text_and_no_source_and_can_be_done_again(bool isFull, string says)
    {
        if (isFull && !Mounting.IsNeeded)
        {
            return;
        }

        using var site = new RunningSite(Cite);
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        string folder = Path.GetDirectoryName(Path.Combine(site.Content.Root, Late))!;
        string[] files = ["articles/aa-early/en.next.md", Late, "references.json"];
        string[] before = [.. files.Select(site.Content.Read)];
        using (isFull ? (IDisposable)new FullFolder(folder) : new ClosedFolder(folder))
        {
            await AssertRefusedAsync(await RenameAsync(kari), HttpStatusCode.ServiceUnavailable, says);
            Assert.Equal(before, files.Select(site.Content.Read));
        }

        Assert.Equal("/admin/sources/wolfe-criteria?done=renamed", (await RenameAsync(kari)).Headers.Location?.ToString());
        Assert.Contains("[@wolfe-criteria]", site.Content.Read(Late), StringComparison.Ordinal);
        Assert.DoesNotContain("wolfe2016", site.Content.Read("references.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_in_other_letters_than_utf8_stops_a_renaming_for_good_and_nobody_is_told_to_wait()
    {
        using var site = new RunningSite(Cite);
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        await File.WriteAllBytesAsync(Path.Combine(site.Content.Root, Late), [.. "P"u8, 0xE5, .. " norsk [@wolfe2016]."u8]);

        await AssertRefusedAsync(await RenameAsync(kari), HttpStatusCode.Conflict, "not UTF-8");
    }

    [Fact]
    public async Task A_library_that_would_be_too_large_and_a_field_that_stands_twice_are_no_passing_faults()
    {
        using var site = new RunningSite();
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        string before = site.Content.Read("references.json");
        string twice = before.Replace("\"volume\": \"75\"", "\"volume\": \"75\",\n  \"volume\": \"76\"", StringComparison.Ordinal);
        Assert.NotEqual(before, twice);
        site.Content.Write("references.json", twice);
        await AssertRefusedAsync(await kari.PostAsync("/admin/sources/albrecht2019/rename", ("to", "other2019"), ("was", "{}")), HttpStatusCode.Conflict, "a field twice");

        string note = new('x', 16 * 1024 * 1024 - Encoding.UTF8.GetByteCount(before) - 200);
        site.Content.Write("references.json", before[..before.LastIndexOf(']')] + string.Create(CultureInfo.InvariantCulture, $",{{\"id\":\"large\",\"type\":\"book\",\"title\":\"L\",\"note\":\"{note}\"}}]"));
        await AssertRefusedAsync(await SaveAsync(kari, new string('y', 400)), HttpStatusCode.Conflict, "larger than 16 MB");
    }

    private static void Cite(ContentCopy content)
    {
        foreach (string path in new[] { "articles/aa-early/en.next.md", Late })
        {
            content.Write(path, "---\ntitle: Later\n---\n\nA draft leans on it. [@wolfe2016]\n");
        }
    }

    private static Task<HttpResponseMessage> SaveAsync(StaffVisitor visitor, string title = "Walking") =>
        visitor.PostAsync(Added, ("type", "book"), ("title", title), ("author", "Berg, Anne"), ("issued", "2025"), ("action", "save"));

    private static async Task<HttpResponseMessage> RenameAsync(StaffVisitor visitor)
    {
        string was = Html.Parse(await visitor.ReadAsync(Renamed)).One("[name=was]").GetAttribute("value")!;
        return await visitor.PostAsync(Renamed, ("to", "wolfe-criteria"), ("was", was));
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string says)
    {
        using (answer)
        {
            IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Contains(says, page.One("#problem").Words(), StringComparison.Ordinal);
            Assert.Equal((status, status == HttpStatusCode.ServiceUnavailable), (answer.StatusCode, answer.Headers.RetryAfter is not null));
        }
    }
}
