using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Revisions;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A text that readers have is read again when its review is due, and one signature says that it is still right (E-12).</summary>
public sealed class StillRightTests(StillRightTests.DueSite site) : IClassFixture<StillRightTests.DueSite>
{
    [Fact]
    public async Task E12_one_signature_starts_the_clock_anew_and_no_other_byte_of_the_file_changes()
    {
        string before = site.File("easy");
        IHtmlDocument open = Html.Parse(await site.Jonas.ReadAsync(TextSite.Text("easy")));
        Assert.Equal("/admin/articles/easy/sign?lang=en", open.One("#next .asks a").GetAttribute("href"));
        Assert.Contains("Its review was due on 1 November 2026.", open.One("#next .asks").Words(), StringComparison.Ordinal);
        string page = await site.Jonas.ReadAsync(Sign("easy"));
        Assert.Contains("The text hasn’t changed since Jonas Berg signed it on 1 January 2024.", Html.Parse(page).One("main").Words(), StringComparison.Ordinal);
        Assert.Contains("Sleep is lighter.", Html.Parse(page).One("#preview").GetAttribute("srcdoc"), StringComparison.Ordinal);
        Assert.NotNull((await site.PageAsync("/articles/easy")).QuerySelector(".notice.overdue"));

        using HttpResponseMessage answer = await PressAsync(site.Jonas, "easy", page);

        Assert.Equal("/admin/articles/easy?lang=en&done=still-right", answer.Headers.Location?.ToString());
        Assert.Equal(
            before.Replace("reviewed: 2024-01-01", "reviewed: 2026-11-23", StringComparison.Ordinal).Replace("review-due: 2026-11-01  # by hand\n", "", StringComparison.Ordinal),
            site.File("easy"));
        await site.UntilAsync("/articles/easy", (_, text) => !text.Contains("notice overdue", StringComparison.Ordinal));
        Assert.Contains("23 November 2028", (await site.PageAsync("/articles/easy")).One("main").Words(), StringComparison.Ordinal);
        Assert.Equal([$"jonas-berg; {SignOff.ComputeHash(before)}"], await site.AuditedAsync("article.still-right", "easy"));
        List<Revision> versions = await site.Services.GetRequiredService<RevisionStore>().PageAsync(TextOf("easy"), 1, CancellationToken.None);
        Assert.Equal(("Still right", site.Jonas.Account.Id, SignOff.ComputeHash(before)), (versions[0].Why, versions[0].Account, versions[0].Signed));
        Assert.Contains("You confirmed that it is still right.", await site.Jonas.ReadAsync("/admin/articles/easy?lang=en&done=still-right"), StringComparison.Ordinal);
        Assert.Contains("isn’t due yet", Html.Parse(await site.Jonas.ReadAsync(Sign("easy"))).One(".next").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E12_what_changed_since_the_last_signature_is_shown_and_signed_with_the_rest()
    {
        // Whoever looks at the versions has the one of now kept.
        await site.Jonas.ReadAsync("/admin/articles/edited/versions?lang=en");
        site.Content.Replace("articles/edited/en.md", "Sleep is lighter.", "Sleep is deeper.");
        await site.UntilAsync("/articles/edited", (_, text) => text.Contains("Sleep is deeper.", StringComparison.Ordinal));
        string page = await site.Jonas.ReadAsync(Sign("edited"));
        IHtmlDocument read = Html.Parse(page);
        Assert.Contains("The text has changed since Jonas Berg signed it on 1 January 2024.", read.One("main").Words(), StringComparison.Ordinal);
        Assert.Contains("Sleep is deeper.", read.One(".changed td[data-label='The version to sign']").Words(), StringComparison.Ordinal);
        Assert.Contains("Sleep is lighter.", read.One(".changed td[data-label='As it was signed']").Words(), StringComparison.Ordinal);

        using HttpResponseMessage answer = await PressAsync(site.Jonas, "edited", page);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        string file = site.File("edited");
        Assert.Equal(new SignOff(SignOff.ComputeHash(file), "jonas-berg", "2026-11-23"), SignOff.Parse(file));
    }

    [Fact]
    public async Task E12_a_review_that_is_due_within_60_days_may_be_signed_early_and_one_day_before_that_may_not()
    {
        Assert.Contains("isn’t due yet", Html.Parse(await site.Jonas.ReadAsync(Sign("in-61-days"))).One(".next").Words(), StringComparison.Ordinal);
        using HttpResponseMessage early = await site.Jonas.PostAsync(Sign("in-61-days"), ("seen", VersionOf("in-61-days")));
        Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);

        using HttpResponseMessage answer = await PressAsync(site.Jonas, "in-60-days", await site.Jonas.ReadAsync(Sign("in-60-days")));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.DoesNotContain("review-due", site.File("in-60-days"), StringComparison.Ordinal);
        Assert.Contains("review-due: 2027-01-23", site.File("in-61-days"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role-lost", "the reviewer role")]
    [InlineData("no-person", "linked to a person")]
    [InlineData("writer", "nobody can sign their own text")]
    public async Task E11_who_may_not_sign_the_moment_they_press_the_button_does_not(string folder, string says)
    {
        using StaffVisitor reviewer = await site.SignInAsync("marte-lindvik", Role.Reviewer);
        string before = site.File(folder), page = await reviewer.ReadAsync(Sign(folder));
        await site.ChangeAsync(reviewer, account => _ = folder switch
        {
            "role-lost" => (account.Roles = Role.Author).ToString(),
            "no-person" => account.Person = null,
            _ => account.Person = "ingrid-solheim",
        });

        using HttpResponseMessage answer = await PressAsync(reviewer, folder, page);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(says, Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(before, site.File(folder));
        Assert.Empty(await site.AuditedAsync("article.still-right", folder));
    }

    [Fact]
    public async Task A_file_that_was_changed_while_its_reviewer_read_it_is_not_signed_and_both_versions_are_shown()
    {
        string page = await site.Jonas.ReadAsync(Sign("moved"));
        site.Content.Replace("articles/moved/en.md", "A summary.", "Another summary.");
        string changed = site.File("moved");

        using HttpResponseMessage answer = await PressAsync(site.Jonas, "moved", page);

        string again = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["Another summary.", "A summary."], Html.Parse(again).Some(".conflict tr.differs td").Select(cell => cell.Words()));
        Assert.Equal(changed, site.File("moved"));
        using HttpResponseMessage signed = await PressAsync(site.Jonas, "moved", again);
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
    }

    [Fact]
    public async Task A_text_with_an_error_is_not_signed_and_the_page_says_why()
    {
        string page = await site.Jonas.ReadAsync(Sign("wrong"));
        site.Content.Replace("articles/wrong/en.md", "[@albrecht2019]", "[@nobody1999]");
        string shown = await site.Jonas.ReadAsync(Sign("wrong"));
        Assert.Contains("The checks found errors.", Html.Parse(shown).One(".next").Words(), StringComparison.Ordinal);

        using HttpResponseMessage answer = await PressAsync(site.Jonas, "wrong", page, ("seen", VersionOf("wrong")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("2026-11-23", site.File("wrong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_colleague_is_writing_stays_and_is_published_with_the_newer_signature()
    {
        using HttpResponseMessage saved = await TextSite.SendAsync(site.Ingrid, "written", "save", ("interests", "None at all."));
        string begun = await site.Ingrid.ReadAsync(TextSite.Text("written"));
        using HttpResponseMessage signed = await PressAsync(site.Jonas, "written", await site.Jonas.ReadAsync(Sign("written")));
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);

        IHtmlDocument open = Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("written")));
        Assert.Contains("Somebody else changed the file after you started.", open.One("#state").Words(), StringComparison.Ordinal);
        Assert.Equal("Signed", open.One("#next").GetAttribute("data-step"));
        using HttpResponseMessage refused = await TextSite.PressAsync(site.Ingrid, "written", begun, "publish");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        using HttpResponseMessage over = await TextSite.PressAsync(site.Ingrid, "written", await refused.Content.ReadAsStringAsync(), "publish");

        Assert.Equal(HttpStatusCode.SeeOther, over.StatusCode);
        Assert.Contains("interests: None at all.", site.File("written"), StringComparison.Ordinal);
        Assert.Contains("reviewed: 2026-11-23", site.File("written"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signature_given_here_is_believed_when_other_keys_of_the_text_are_changed_later()
    {
        using HttpResponseMessage signed = await PressAsync(site.Jonas, "believed", await site.Jonas.ReadAsync(Sign("believed")));
        using HttpResponseMessage published = await TextSite.SendAsync(site.Ingrid, "believed", "publish", ("interests", "None at all."));

        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
        Assert.True(published.StatusCode == HttpStatusCode.SeeOther, Html.Parse(await published.Content.ReadAsStringAsync()).QuerySelector("#problem")?.TextContent);
        Assert.Contains("reviewed: 2026-11-23", site.File("believed"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/articles/draft/sign?lang=en")]
    [InlineData("/admin/articles/no-such-text/sign?lang=en")]
    [InlineData("/admin/articles/tomorrow/sign?lang=en")]
    [InlineData("/admin/articles/easy/sign?lang=en.next")]
    [InlineData("/admin/articles/easy/sign?lang=xx")]
    public async Task What_readers_do_not_have_has_no_page_to_say_that_it_is_still_right(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Jonas.GetAsync(address)).StatusCode);

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_sentence_and_no_deed()
    {
        string page = await site.Jonas.ReadAsync(Sign("shut"));
        string before = site.File("shut");
        using (new Editing.ClosedFolder(Path.Combine(site.Content.Root, "articles", "shut")))
        {
            using HttpResponseMessage answer = await PressAsync(site.Jonas, "shut", page);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (answer.StatusCode, answer.Headers.RetryAfter is not null));
            Assert.NotEqual("", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words());
        }

        Assert.Equal(before, site.File("shut"));
        Assert.Empty(await site.AuditedAsync("article.still-right", "shut"));
    }

    [Fact]
    public async Task E11_a_file_that_asks_for_a_review_by_hand_is_signed_where_it_stands_and_published_as_ever()
    {
        string before = site.File("by-hand");
        IHtmlDocument today = Html.Parse(await site.Jonas.ReadAsync("/admin"));
        Assert.Contains("1 file asks for a review", today.One(".needs.soon").Words(), StringComparison.Ordinal);
        Assert.NotNull(today.QuerySelector(".needs.soon a[href='/admin/articles/by-hand/sign?lang=en']"));
        Assert.NotNull(Html.Parse(await site.Jonas.ReadAsync("/admin/articles?show=review-asked")).QuerySelector("tbody a[href='/admin/articles/by-hand/sign?lang=en']"));
        Assert.NotNull(Html.Parse(await site.Jonas.ReadAsync(TextSite.Text("by-hand"))).QuerySelector("#next .asks a[href='/admin/articles/by-hand/sign?lang=en']"));
        Assert.Null(Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("by-hand"))).QuerySelector("#next .asks a"));
        using HttpResponseMessage byWriter = await PressAsync(site.Ingrid, "by-hand", await site.Jonas.ReadAsync(Sign("by-hand")));
        Assert.NotEqual(HttpStatusCode.SeeOther, byWriter.StatusCode);

        using HttpResponseMessage signed = await PressAsync(site.Jonas, "by-hand", await site.Jonas.ReadAsync(Sign("by-hand")));

        Assert.Equal("/admin/articles/by-hand?lang=en&done=signed", signed.Headers.Location?.ToString());
        string file = site.File("by-hand");
        Assert.Equal(new SignOff(SignOff.ComputeHash(before), "jonas-berg", "2026-11-23"), SignOff.Parse(file));
        Assert.Contains("status: review", file, StringComparison.Ordinal);
        Assert.Equal([$"jonas-berg; {SignOff.ComputeHash(before)}"], await site.AuditedAsync("article.sign", "by-hand"));
        Assert.DoesNotContain("asks for a review", await site.Jonas.ReadAsync("/admin"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Jonas.GetAsync(Sign("by-hand"))).StatusCode);
        Assert.Equal("Signed", Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("by-hand"))).One("#next").GetAttribute("data-step"));
        using HttpResponseMessage published = await TextSite.SendAsync(site.Ingrid, "by-hand", "publish");
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        await site.UntilAsync("/articles/by-hand", (answer, _) => answer.IsSuccessStatusCode);
    }

    private static string Sign(string folder) => $"/admin/articles/{folder}/sign?lang=en";

    private static FibroInfo.Content.ContentPath TextOf(string folder) => FibroInfo.Content.ContentPath.Parse($"articles/{folder}/en.md", [])!;

    private string VersionOf(string folder) => ContentHash.Compute(File.ReadAllBytes(Path.Combine(site.Content.Root, "articles", folder, "en.md")));

    // With the token of the page that was opened: what was there then may be gone.
    private static Task<HttpResponseMessage> PressAsync(StaffVisitor who, string folder, string page, params (string Name, string Value)[] instead)
    {
        IHtmlDocument document = Html.Parse(page);
        IEnumerable<(string Name, string Value)> fields = document.Some("main form input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!));
        return who.PostBareAsync(Sign(folder), [.. fields.Where(field => instead.All(other => other.Name != field.Name)), .. instead]);
    }

    /// <summary>Texts that were signed long ago.</summary>
    public sealed class DueSite() : SigningSite(content =>
    {
        foreach (string folder in new[] { "easy", "edited", "in-60-days", "in-61-days", "role-lost", "no-person", "writer", "moved", "wrong", "written", "believed", "shut" })
        {
            content.Write($"articles/{folder}/en.md", SignedText(folder, "2024-01-01"));
        }

        content.Replace("articles/easy/en.md", "reviewed: 2024-01-01\n", "reviewed: 2024-01-01\nreview-due: 2026-11-01  # by hand\n");
        content.Replace("articles/in-60-days/en.md", "reviewed: 2024-01-01\n", "reviewed: 2024-01-01\nreview-due: 2027-01-22\n");
        content.Replace("articles/in-61-days/en.md", "reviewed: 2024-01-01\n", "reviewed: 2024-01-01\nreview-due: 2027-01-23\n");
        content.Write("articles/by-hand/en.md", TextSite.Good("by-hand").Replace("status: published", "status: review", StringComparison.Ordinal));
        content.Write("articles/draft/en.md", SignedText("draft").Replace("status: published", "status: draft", StringComparison.Ordinal));
        content.Write("articles/tomorrow/en.md", SignedText("tomorrow", "2024-01-01").Replace("publish: 2026-01-10", "publish: 2026-11-24", StringComparison.Ordinal));
    });
}
