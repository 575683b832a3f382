using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Revisions;
using FibroInfo.Tests.Pages.Entries;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>What readers have without a signature stays on the air, marked, and is sent for review and signed as it is (E-11).</summary>
public sealed class LiveReviewTests(LiveReviewTests.UnsignedSite site) : IClassFixture<LiveReviewTests.UnsignedSite>
{
    private const string Marked = "Not yet clinically reviewed.";

    [Fact]
    public async Task A_live_unchanged_text_is_sent_for_review_signed_and_told_to_readers_without_a_draft()
    {
        string before = site.File("asked");
        Assert.Contains(Marked, (await site.PageAsync("/articles/asked")).One(".byline").Words(), StringComparison.Ordinal);
        IHtmlDocument open = Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("asked")));
        Assert.Equal(("NotReviewed", "Ask a colleague to review"), (StepOf(open), open.One("#next .button.primary").Words()));
        Assert.DoesNotContain("anna-real", open.Some("#f-reviewer option").Select(option => option.GetAttribute("value")));

        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "asked", "ask", ("reviewer", "jonas-berg"), ("note", "As it has been since May."));

        Assert.Equal("/admin/articles/asked?lang=en&done=asked", asked.Headers.Location?.ToString());
        Assert.Equal("InReview", StepOf(Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("asked")))));
        IHtmlDocument list = Html.Parse(await site.Jonas.ReadAsync("/admin/articles?show=in-review&q=asked"));
        Assert.Contains("Waiting for Jonas Berg to sign", list.One("tbody th").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("written by", list.One("tbody th").Words(), StringComparison.OrdinalIgnoreCase);
        Assert.Matches("(is|are) waiting for your signature.*About asked From Kari Nordmann, for Jonas Berg", Html.Parse(await site.Jonas.ReadAsync("/admin")).One("main").Words());
        string address = await site.ReviewAsync("asked"), page = await site.Jonas.ReadAsync(address);
        Assert.Contains("As it has been since May.", page, StringComparison.Ordinal);
        Assert.Null(Html.Parse(page).QuerySelector(".changed"));

        using HttpResponseMessage signed = await site.Jonas.PostAsync(address, SigningSite.ReviewForm(page));

        Assert.Equal("/admin/articles/asked?lang=en&done=signed-file", signed.Headers.Location?.ToString());
        string file = site.File("asked");
        Assert.Equal(new SignOff(SignOff.ComputeHash(before), "jonas-berg", "2026-11-23"), SignOff.Parse(file));
        Assert.Equal(before, ArticleDocument.Parse(file)!.WithoutSignature().ToString());
        await site.UntilAsync("/articles/asked", (_, text) => !text.Contains(Marked, StringComparison.Ordinal));
        Assert.Equal([$"jonas-berg; {SignOff.ComputeHash(before)}"], await site.AuditedAsync("article.sign", "asked"));
        Assert.Equal("Published", StepOf(Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("asked")))));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Jonas.GetAsync(address)).StatusCode);
        Revision version = (await site.Services.GetRequiredService<RevisionStore>().PageAsync(PathOf("asked"), 1, CancellationToken.None))[0];
        Assert.Equal((site.Jonas.Account.Id, SignOff.ComputeHash(before)), (version.Account, version.Signed));
    }

    [Fact]
    public async Task A_live_text_that_nobody_asked_about_is_signed_where_it_stands()
    {
        string before = site.File("direct");
        Assert.Equal($"{Sign("direct")}", Html.Parse(await site.Jonas.ReadAsync(TextSite.Text("direct"))).One("#next .asks a").GetAttribute("href"));
        using HttpResponseMessage byWriter = await PressAsync(site.Ingrid, Sign("direct"), await site.Jonas.ReadAsync(Sign("direct")));
        Assert.Equal(HttpStatusCode.Forbidden, byWriter.StatusCode);

        using HttpResponseMessage signed = await PressAsync(site.Jonas, Sign("direct"), await site.Jonas.ReadAsync(Sign("direct")));

        Assert.Equal("/admin/articles/direct?lang=en&done=signed-file", signed.Headers.Location?.ToString());
        Assert.Equal(new SignOff(SignOff.ComputeHash(before), "jonas-berg", "2026-11-23"), SignOff.Parse(site.File("direct")));
        Assert.DoesNotContain("review-due", site.File("direct"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_reviewer_sends_back_says_why_and_the_file_stays_as_it_was()
    {
        string before = site.File("returned");
        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "returned", "ask");
        string address = await site.ReviewAsync("returned"), page = await site.Jonas.ReadAsync(address);

        using HttpResponseMessage back = await site.Jonas.PostFromAsync(
            address, Html.Parse(page).One("main button[formaction]").GetAttribute("formaction")!, SigningSite.ReviewForm(page, "The second part says too much."));

        Assert.Equal("/admin/articles?done=sent-back", back.Headers.Location?.ToString());
        IHtmlDocument written = Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("returned")));
        Assert.Equal("SentBack", StepOf(written));
        Assert.Contains("The second part says too much.", written.One("#next").Words(), StringComparison.Ordinal);
        Assert.Equal(before, site.File("returned"));
        Assert.Contains("About returned", Html.Parse(await site.Ingrid.ReadAsync("/admin")).One(".needs.now").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asked_can_take_it_back()
    {
        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "taken-back", "ask");
        string address = await site.ReviewAsync("taken-back");

        using HttpResponseMessage taken = await TextSite.SendAsync(site.Ingrid, "taken-back", "take-back");

        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Equal("NotReviewed", StepOf(Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("taken-back")))));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Jonas.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_file_that_was_changed_while_its_reviewer_read_it_is_not_signed()
    {
        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "moved", "ask");
        string address = await site.ReviewAsync("moved"), page = await site.Jonas.ReadAsync(address);
        site.Content.Replace("articles/moved/en.md", "A summary.", "Another summary.");
        string changed = site.File("moved");

        using HttpResponseMessage answer = await site.Jonas.PostAsync(address, SigningSite.ReviewForm(page));

        string again = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["Another summary.", "A summary."], Html.Parse(again).Some(".conflict tr.differs td").Select(cell => cell.Words()));
        Assert.Equal(changed, site.File("moved"));
        using HttpResponseMessage signed = await site.Jonas.PostAsync(address, SigningSite.ReviewForm(again));
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
    }

    [Fact]
    public async Task Who_wrote_it_or_is_no_reviewer_does_not_sign_what_is_asked_for()
    {
        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "guarded", "ask");
        string before = site.File("guarded"), address = await site.ReviewAsync("guarded"), form = await site.Jonas.ReadAsync(address);
        using StaffVisitor author = await site.SignInAsync("marte-lindvik", Role.Author), administrator = await site.SignInAsync("marte-lindvik", Role.Administrator);
        using StaffVisitor writer = await site.SignInAsync("anna-real", Role.Reviewer), nobody = await site.SignInAsync(null, Role.Reviewer);
        using StaffVisitor moderator = await site.SignInAsync("marte-lindvik", Role.Moderator);
        foreach (StaffVisitor visitor in new[] { author, administrator, writer, nobody, moderator })
        {
            using HttpResponseMessage answer = await visitor.PostAsync(address, SigningSite.ReviewForm(form));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Equal(before, site.File("guarded"));
        Assert.Empty(await site.AuditedAsync("article.sign", "guarded"));
    }

    [Theory]
    [InlineData("nobody-of-ours")]
    [InlineData("anna-real")]
    public async Task Nobody_is_asked_who_is_not_there_or_who_wrote_it(string reviewer)
    {
        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "wrongly", "ask", ("reviewer", reviewer));

        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Contains("Choose somebody from the list.", Html.Parse(await asked.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal("NotReviewed", StepOf(Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("wrongly")))));
    }

    [Fact]
    public async Task A_text_that_appears_later_and_a_change_for_later_are_sent_for_review_and_signed_as_they_are()
    {
        foreach ((string folder, string name) in new[] { ("later", "en"), ("changing", "en.next") })
        {
            string file = $"{name}.md", editor = $"/admin/articles/{folder}?lang={name}", before = site.File(folder, file);
            Assert.Equal("ScheduledUnsigned", StepOf(Html.Parse(await site.Ingrid.ReadAsync(editor))));
            using HttpResponseMessage asked = await TextSite.PostAsync(site.Ingrid, editor, await site.Ingrid.ReadAsync(editor), "ask");
            Assert.Equal($"{editor}&done=asked", asked.Headers.Location?.ToString());
            Assert.Equal("InReview", StepOf(Html.Parse(await site.Ingrid.ReadAsync(editor))));
            string address = Html.Parse(await site.Jonas.ReadAsync(editor)).One("#next .asks a[href*='/review?']").GetAttribute("href")!;

            using HttpResponseMessage signed = await site.Jonas.PostAsync(address, SigningSite.ReviewForm(await site.Jonas.ReadAsync(address)));

            Assert.Equal($"{editor}&done=signed-file", signed.Headers.Location?.ToString());
            Assert.Equal(new SignOff(SignOff.ComputeHash(before), "jonas-berg", "2026-11-23"), SignOff.Parse(site.File(folder, file)));
            Assert.Equal("Scheduled", StepOf(Html.Parse(await site.Ingrid.ReadAsync(editor))));
        }
    }

    [Fact]
    public async Task A_text_that_changed_since_it_was_signed_says_so_and_is_signed_again_as_it_is()
    {
        Assert.Contains("The text changed since the review.", (await site.PageAsync("/articles/changed")).One(".byline").Words(), StringComparison.Ordinal);
        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "changed", "ask");
        using HttpResponseMessage signed = await site.SignAsync("changed");

        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
        Assert.Equal(SignOff.ComputeHash(site.File("changed")), SignOff.Parse(site.File("changed"))?.Signed);
    }

    [Fact]
    public async Task A_draft_in_a_file_is_asked_about_as_it_is_and_published_once_it_is_signed()
    {
        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "draft", "ask");
        using HttpResponseMessage signed = await site.SignAsync("draft");
        Assert.Equal("/admin/articles?done=signed", signed.Headers.Location?.ToString());

        using HttpResponseMessage published = await TextSite.SendAsync(site.Ingrid, "draft", "publish");

        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Equal("jonas-berg", SignOff.Parse(site.File("draft"))?.Reviewer);
    }

    [Fact]
    public async Task Nobody_is_asked_any_longer_to_sign_what_a_colleague_withdrew()
    {
        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "withdrawn", "ask");
        string address = await site.ReviewAsync("withdrawn");
        using StaffVisitor colleague = await site.SignInAsync("marte-lindvik", Role.Author);

        using HttpResponseMessage withdrawn = await TextSite.SendAsync(colleague, "withdrawn", "withdraw", ("withdraw-why", "It is wrong."));

        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Jonas.GetAsync(address)).StatusCode);
        Assert.Equal("Withdrawn", StepOf(Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("withdrawn")))));
    }

    [Fact]
    public async Task Who_is_asked_to_sign_a_change_for_later_is_asked_about_the_article_once_the_change_has_come()
    {
        using var later = new UnsignedSite();
        const string Change = "/admin/articles/changing?lang=en.next";
        using HttpResponseMessage asked = await TextSite.PostAsync(later.Ingrid, Change, await later.Ingrid.ReadAsync(Change), "ask");
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        later.Clock.Now = DateTimeOffset.Parse("2026-12-07T12:00:00+01:00", System.Globalization.CultureInfo.InvariantCulture);
        using StaffVisitor jonas = await later.SignInAsync("jonas-berg", Role.Reviewer);

        IHtmlDocument open = Html.Parse(await jonas.ReadAsync(TextSite.Text("changing")));

        string address = open.One("#next .asks a[href*='/review?']").GetAttribute("href")!;
        using HttpResponseMessage signed = await jonas.PostAsync(address, SigningSite.ReviewForm(await jonas.ReadAsync(address)));
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
        Assert.False(later.IsThere("changing", "en.next.md"));
        Assert.Equal(SignOff.ComputeHash(later.File("changing")), SignOff.Parse(later.File("changing"))?.Signed);
    }

    [Fact]
    public async Task The_staff_pages_refuse_to_publish_unsigned_text_in_words_with_the_way_out()
    {
        string before = site.File("refused-live");
        using HttpResponseMessage answer = await TextSite.SendAsync(site.Ingrid, "refused-live", "publish", ("interests", "None at all."));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("A reviewer has to sign it first: ask for review.", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(before, site.File("refused-live"));
        using HttpResponseMessage thrown = await TextSite.DiscardAsync(site.Ingrid, TextSite.Text("refused-live"));
    }

    [Fact]
    public async Task The_finding_for_a_missing_review_offers_to_ask_a_colleague_and_never_to_add_a_line()
    {
        IElement finding = Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("found"))).Some("#findings li").Single(item => item.Words().EndsWith("E-11", StringComparison.Ordinal));

        Assert.Equal(("#next", "Ask a colleague to review"), (finding.One("span a").GetAttribute("href"), finding.One("span a").Words()));
        Assert.DoesNotContain("line", finding.Words(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task No_field_of_the_editor_writes_who_reviewed_a_text_or_when()
    {
        IHtmlDocument open = Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("found")));
        Assert.Empty(open.QuerySelectorAll("#text-form [name=reviewed], #text-form [name=signed]"));

        using HttpResponseMessage saved = await TextSite.SendAsync(
            site.Ingrid, "found", "save", ("reviewer", "jonas-berg"), ("reviewed", "2026-11-20"), ("signed", SignOff.ComputeHash(site.File("found"))), ("interests", "None at all."));

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        string draft = Assert.Single(await site.Services.GetRequiredService<FibroInfo.Editing.Drafts.DraftStore>().ListForFileAsync("articles/found/en.md", CancellationToken.None)).Text;
        Assert.Equal(site.File("found").Replace("interests: None.", "interests: None at all.", StringComparison.Ordinal), draft);
        using HttpResponseMessage thrown = await TextSite.DiscardAsync(site.Ingrid, TextSite.Text("found"));
    }

    private static FibroInfo.Content.ContentPath PathOf(string folder) => FibroInfo.Content.ContentPath.Parse($"articles/{folder}/en.md", [])!;

    private static string Sign(string folder) => $"/admin/articles/{folder}/sign?lang=en";

    private static string StepOf(IHtmlDocument page) => page.One("#next").GetAttribute("data-step")!;

    private static Task<HttpResponseMessage> PressAsync(StaffVisitor who, string address, string page) => who.PostAsync(
        address, [.. Html.Parse(page).Some("main form input:not([name=__RequestVerificationToken])").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))]);

    /// <summary>A clinic that publishes only what is signed, with texts that somebody published by hand without a signature.</summary>
    public sealed class UnsignedSite() : SigningSite(content =>
    {
        EveryBlock.AddPeople(content);
        foreach (string folder in new[] { "asked", "direct", "returned", "taken-back", "moved", "guarded", "wrongly", "refused-live", "found", "withdrawn" })
        {
            content.Write($"articles/{folder}/en.md", Good(folder));
        }

        content.Replace("articles/direct/en.md", "topics:", "review-due: 2026-12-01\ntopics:");
        content.Write("articles/draft/en.md", Good("draft").Replace("status: published", "status: draft", StringComparison.Ordinal));
        content.Write("articles/later/en.md", Later("later"));
        content.Write("articles/changing/en.md", SignedText("changing"));
        content.Write("articles/changing/en.next.md", Later("changing"));
        content.Write("articles/changed/en.md", SignedText("changed").Replace("Sleep is lighter.", "Sleep is deeper.", StringComparison.Ordinal).Replace("[ingrid-solheim]", "[anna-real]", StringComparison.Ordinal));
    })
    {
        /// <summary>By somebody who is not invented.</summary>
        public static string Good(string folder) => TextSite.Good(folder).Replace("[ingrid-solheim]", "[anna-real]", StringComparison.Ordinal);

        private static string Later(string folder) => Good(folder).Replace("publish: 2026-01-10", "publish: 2026-12-07", StringComparison.Ordinal);
    }
}

/// <summary>Whether texts have to be signed is switched while unsigned texts are live (E-11).</summary>
public sealed class SignOffSettingTests
{
    [Fact]
    public async Task Signing_is_switched_on_and_off_while_unsigned_texts_are_live_and_they_stay_on_the_air_marked_and_head_the_dashboard()
    {
        string[] folders = ["first", "second"];
        using var site = new RunningSite(content =>
        {
            EveryBlock.AddPeople(content);
            TextSite.NeedNoSignature(content);
            foreach (string folder in folders)
            {
                content.Write($"articles/{folder}/en.md", LiveReviewTests.UnsignedSite.Good(folder));
            }
        });
        using StaffVisitor boss = await StaffVisitor.SignInAsync(site, Role.Administrator);
        Assert.Contains("2 live articles are not reviewed", Html.Parse(await boss.ReadAsync("/admin")).One(".needs.sometime").Words(), StringComparison.Ordinal);

        foreach ((string word, string urgency) in new[] { ("required", "now"), ("optional", "sometime"), ("required", "now") })
        {
            using HttpResponseMessage saved = await EntrySite.SendAsync(boss, "/admin/site/settings", ("policy.sign-off", word));
            Assert.Equal("/admin/site/settings?done=saved", saved.Headers.Location?.ToString());
            Assert.Contains($"sign-off: {word}", site.Content.Read("site.yaml"), StringComparison.Ordinal);

            IElement task = Html.Parse(await boss.ReadAsync("/admin")).Some($".needs.{urgency} > ul > li").First(item => item.Words().Contains("not reviewed", StringComparison.Ordinal));
            Assert.Equal("2 live articles are not reviewed", task.One(".need strong").Words());
            Assert.Equal(
                folders.Select(folder => $"/admin/articles/{folder}?lang=en#next"),
                task.Some("li a").Where(link => link.Words() == "Ask a colleague to review").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
            foreach (string folder in folders)
            {
                Assert.Contains("Not yet clinically reviewed.", (await site.PageAsync($"/articles/{folder}")).One(".byline").Words(), StringComparison.Ordinal);
            }
        }

        Assert.Equal("2 live articles are not reviewed", Html.Parse(await boss.ReadAsync("/admin")).Some(".needs > ul > li")[0].One(".need strong").Words());
    }

    [Fact]
    public async Task Where_no_signature_is_needed_a_text_is_published_without_one_and_says_so_until_a_colleague_signs_it()
    {
        using var site = new RunningSite(content =>
        {
            EveryBlock.AddPeople(content);
            TextSite.NeedNoSignature(content);
            content.Write("articles/free/en.md", LiveReviewTests.UnsignedSite.Good("free").Replace("authors:", "reviewer: jonas-berg\nauthors:", StringComparison.Ordinal));
        });
        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);

        using HttpResponseMessage published = await TextSite.SendAsync(author, "free", "publish", ("interests", "None at all."));

        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.DoesNotContain("reviewer:", site.Content.Read("articles/free/en.md"), StringComparison.Ordinal);
        Assert.Contains("Not yet clinically reviewed.", (await site.PageAsync("/articles/free")).One(".byline").Words(), StringComparison.Ordinal);
        using HttpResponseMessage asked = await TextSite.SendAsync(author, "free", "ask");
        Assert.Equal("/admin/articles/free?lang=en&done=asked", asked.Headers.Location?.ToString());
    }
}
