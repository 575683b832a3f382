using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Editing.Documents;
using FibroInfo.Tests.Pages.Revisions;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>Two people stand behind a text: who wrote it, and who signed its very words (E-11).</summary>
public sealed class SigningTests(SigningSite site) : IClassFixture<SigningSite>
{
    [Fact]
    public async Task E11_a_text_is_asked_for_signed_by_a_colleague_and_published_with_the_signature_in_its_keys()
    {
        using HttpResponseMessage refused = await site.WriteAsync("walking", "publish");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("A reviewer has to sign it first", Html.Parse(await refused.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);

        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "walking", "ask", ("reviewer", "jonas-berg"), ("note", "Is the first part right?"));
        Assert.Equal("/admin/articles/walking?lang=en&done=asked", asked.Headers.Location?.ToString());
        Assert.Contains("Waiting for Jonas Berg to sign", Html.Parse(await site.Ingrid.ReadAsync("/admin/articles?show=in-review&q=walking")).One("tbody").Words(), StringComparison.Ordinal);
        Assert.Matches("(is|are) waiting for your signature.*About walking From Kari Nordmann, for Jonas Berg", Html.Parse(await site.Jonas.ReadAsync("/admin")).One("main").Words());
        Assert.Contains("Is the first part right?", await site.Jonas.ReadAsync(await site.ReviewAsync("walking")), StringComparison.Ordinal);
        Assert.Equal("InReview", StepOf(await site.Ingrid.ReadAsync(TextSite.Text("walking"))));

        using HttpResponseMessage signed = await site.SignAsync("walking");
        Assert.Equal("/admin/articles?done=signed", signed.Headers.Location?.ToString());
        Assert.Equal("Signed", StepOf(await site.Ingrid.ReadAsync(TextSite.Text("walking"))));
        using HttpResponseMessage published = await TextSite.SendAsync(site.Ingrid, "walking", "publish");

        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        string file = site.File("walking");
        Assert.Contains($"reviewer: jonas-berg\nreviewed: 2026-11-23\nsigned: {SignOff.ComputeHash(file)}\n", file, StringComparison.Ordinal);
        Assert.Contains("status: published\npublish: 2026-11-23\n", file, StringComparison.Ordinal);
        await site.UntilAsync("/articles/walking", (answer, text) => answer.IsSuccessStatusCode && text.Contains("Jonas Berg", StringComparison.Ordinal));
        Assert.StartsWith("jonas-berg; ", Assert.Single(await site.AuditedAsync("article.sign", "walking")), StringComparison.Ordinal);
        Assert.DoesNotContain("About walking", await site.Jonas.ReadAsync("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E11_nobody_signs_what_they_wrote_by_account_or_by_name()
    {
        await site.ChangeAsync(site.Ingrid, account => account.Roles = Role.Author | Role.Reviewer);
        using HttpResponseMessage asked = await site.WriteAsync("minetoo", "ask");
        using StaffVisitor twin = await site.SignInAsync("ingrid-solheim", Role.Reviewer);
        foreach (StaffVisitor writer in new[] { site.Ingrid, twin })
        {
            string address = await SigningSite.AddressAsync(writer, "minetoo"), page = await writer.ReadAsync(address);
            Assert.Contains("nobody can sign their own text", Html.Parse(page).One(".next").Words(), StringComparison.Ordinal);
            string jonas = await site.Jonas.ReadAsync(address);
            using HttpResponseMessage forged = await writer.PostAsync(address, SigningSite.ReviewForm(jonas));
            Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        }

        await site.ChangeAsync(site.Ingrid, account => account.Roles = Role.Author);
        Assert.Equal("InReview", StepOf(await site.Ingrid.ReadAsync(TextSite.Text("minetoo"))));
    }

    [Theory]
    [InlineData("role-taken", "the reviewer role")]
    [InlineData("person-taken", "linked to a person")]
    [InlineData("person-unknown", "linked to a person")]
    public async Task E11_a_reviewer_whose_role_or_person_was_taken_after_opening_does_not_sign(string folder, string says)
    {
        using HttpResponseMessage asked = await site.WriteAsync(folder, "ask");
        using StaffVisitor reviewer = await site.SignInAsync("marte-lindvik", Role.Reviewer, Role.Author);
        string address = await SigningSite.AddressAsync(reviewer, folder), page = await reviewer.ReadAsync(address);
        (string, string)[] form = [.. SigningSite.ReviewForm(page), (StaffVisitor.TokenField, await reviewer.TokenAsync(address, address))];

        await site.ChangeAsync(reviewer, account => _ = folder switch
        {
            "role-taken" => (account.Roles = Role.Author).ToString(),
            "person-taken" => account.Person = null,
            _ => account.Person = "nobody-of-ours",
        });
        using HttpResponseMessage answer = await reviewer.PostBareAsync(address, form);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(says, Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal("InReview", StepOf(await site.Ingrid.ReadAsync(TextSite.Text(folder))));
        Assert.Empty(await site.AuditedAsync("article.sign", folder));
    }

    [Fact]
    public async Task E11_a_text_that_was_changed_while_its_reviewer_read_it_is_not_signed_and_both_versions_are_shown()
    {
        using HttpResponseMessage asked = await site.WriteAsync("moving", "ask");
        string address = await site.ReviewAsync("moving"), page = await site.Jonas.ReadAsync(address);
        using HttpResponseMessage saved = await TextSite.SendAsync(site.Ingrid, "moving", "save", ("summary", "Another summary."));

        using HttpResponseMessage answer = await site.Jonas.PostAsync(address, SigningSite.ReviewForm(page));

        IHtmlDocument both = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["Another summary.", "A summary."], both.Some(".conflict tr.differs td").Select(cell => cell.Words()));
        Assert.Equal("ChangedInReview", StepOf(await site.Ingrid.ReadAsync(TextSite.Text("moving"))));
        using HttpResponseMessage again = await site.Jonas.PostAsync(address, SigningSite.ReviewForm(await answer.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task A_text_is_sent_back_with_a_reason_which_its_writer_reads()
    {
        using HttpResponseMessage asked = await site.WriteAsync("returned", "ask");
        string address = await site.ReviewAsync("returned"), page = await site.Jonas.ReadAsync(address);
        using HttpResponseMessage bare = await SendBackAsync(address, page, "");
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);

        using HttpResponseMessage back = await SendBackAsync(address, page, "The second part says too much.");

        Assert.Equal("/admin/articles?done=sent-back", back.Headers.Location?.ToString());
        string written = await site.Ingrid.ReadAsync(TextSite.Text("returned"));
        Assert.Equal("SentBack", StepOf(written));
        Assert.Contains("The second part says too much.", Html.Parse(written).One("#next").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Jonas.GetAsync(address)).StatusCode);
        Assert.Equal(["The second part says too much."], await site.AuditedAsync("article.send-back", "returned"));
    }

    [Fact]
    public async Task E11_a_change_of_spelling_keeps_the_signature_and_is_logged()
    {
        string before = site.File("spelled");
        (string, string)[] typed = [("body", Body(before).Replace("Sleep is lighter.", "Sleep is light.", StringComparison.Ordinal))];
        using HttpResponseMessage asked = await TextSite.SendAsync(site.Ingrid, "spelled", "publish", typed);
        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Equal("ChangedAfterReview", StepOf(await asked.Content.ReadAsStringAsync()));
        Assert.Equal(before, site.File("spelled"));

        using HttpResponseMessage published = await TextSite.SendAsync(site.Ingrid, "spelled", "change", ("change", "spelling"));

        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        string after = site.File("spelled");
        Assert.Equal(SigningSite.ByJonas with { Signed = SignOff.ComputeHash(after) }, SignOff.Parse(after));
        Assert.Contains("publish: 2026-01-10", after, StringComparison.Ordinal);
        Assert.DoesNotContain("updated:", after, StringComparison.Ordinal);
        Assert.EndsWith(SignOff.ComputeHash(after), Assert.Single(await site.AuditedAsync("article.spelling", "spelled")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sleep is lighter.", "Sleep is 3 times lighter.")]
    [InlineData("Sleep is lighter.", "Sleep is ten times lighter.")]
    [InlineData("Sleep is lighter.", "Sleep is not lighter.")]
    [InlineData("[@albrecht2019]", "[@seo2021]")]
    [InlineData("- If it helps.", "- If it helps.\n:::\n\n::: caution\nTake care.")]
    public async Task E11_a_number_a_source_a_not_or_a_box_is_no_spelling(string old, string newValue)
    {
        string before = site.File("numbered");

        using HttpResponseMessage answer = await TextSite.SendAsync(
            site.Ingrid, "numbered", "change", ("change", "spelling"), ("body", Body(before).Replace(old, newValue, StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("More than spelling changed", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(before, site.File("numbered"));
        using HttpResponseMessage thrown = await TextSite.DiscardAsync(site.Ingrid, TextSite.Text("numbered"));
    }

    [Fact]
    public async Task E11_where_the_policy_says_so_only_a_reviewer_keeps_the_signature_after_a_change_of_spelling()
    {
        using var strict = new RunningSite(content =>
        {
            content.Replace("site.yaml", "sign-off: required", "sign-off: required\n  spelling: reviewer");
            content.Write("articles/strict/en.md", SigningSite.SignedText("strict"));
        });
        using StaffVisitor author = await StaffVisitor.SignInAsync(strict, Role.Author), reviewer = await StaffVisitor.SignInAsync(strict, Role.Reviewer);
        (string, string)[] typed = [("change", "spelling"), ("title", "About strictness")];

        using HttpResponseMessage refused = await TextSite.SendAsync(author, "strict", "change", typed);
        Assert.Contains("only a reviewer keep the signature", Html.Parse(await refused.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        using HttpResponseMessage taken = await TextSite.SendAsync(reviewer, "strict", "change", typed);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Contains("About strictness", strict.Content.Read("articles/strict/en.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P12_a_change_of_meaning_is_signed_anew_and_told_in_public()
    {
        (string, string)[] typed = [("change", "meaning"), ("body", Body(site.File("meant")).Replace("Sleep is lighter.", "Sleep is deeper.", StringComparison.Ordinal))];
        using HttpResponseMessage bare = await TextSite.SendAsync(site.Ingrid, "meant", "change", typed);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Contains("Say in one line what changed", Html.Parse(await bare.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);

        using HttpResponseMessage asked = await TextSite.SendAsync(
            site.Ingrid, "meant", "change", ("change", "meaning"), ("what-changed", "Sleep is: deeper"), ("why-changed", "A newer study."), ("clinical", "on"));
        Assert.Equal("/admin/articles/meant?lang=en&done=asked", asked.Headers.Location?.ToString());
        using HttpResponseMessage signed = await site.SignAsync("meant");
        Assert.Contains("Sleep is lighter.", await site.TextAsync("/articles/meant"), StringComparison.Ordinal);
        using HttpResponseMessage published = await TextSite.SendAsync(site.Ingrid, "meant", "publish");

        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        await site.UntilAsync("/articles/meant", (_, text) => text.Contains("Sleep is deeper.", StringComparison.Ordinal));
        Assert.Contains("Sleep is: deeper A newer study.", (await site.PageAsync("/articles/meant")).One("#corrections").Words(), StringComparison.Ordinal);
        Assert.Contains("Sleep is: deeper", await site.TextAsync("/corrections"), StringComparison.Ordinal);
        ArticleDocument text = ArticleDocument.Parse(site.File("meant"))!;
        Assert.Equal(("2026-01-10", "2026-11-23", "2026-11-23"), (text.Text("publish"), text.Text("updated"), text.Text("reviewed")));
    }

    [Fact]
    public async Task E11_a_signature_that_is_anothers_or_nobodys_is_not_believed()
    {
        string before = site.File("forged");
        // Only signing writes those keys: as fields they are nothing.
        using HttpResponseMessage renamed = await TextSite.SendAsync(
            site.Ingrid, "forged", "publish", ("reviewer", "marte-lindvik"), ("reviewed", "2026-11-20"), ("signed", SignOff.ComputeHash(before)), ("interests", "None at all."));
        Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);
        Assert.Equal(before.Replace("interests: None.", "interests: None at all.", StringComparison.Ordinal), site.File("forged"));
        before = site.File("forged");

        // Where the keys can’t be read, the whole file is one field: the one way to type a signature.
        string fresh = before.Replace("Sleep is lighter.", "Sleep is gone.", StringComparison.Ordinal);
        string sealed1 = fresh.Replace(SignOff.Parse(before)!.Signed, SignOff.ComputeHash(fresh), StringComparison.Ordinal);
        using HttpResponseMessage typed = await TextSite.SendAsync(site.Ingrid, "forged", "publish", ("whole", sealed1));

        Assert.Equal(HttpStatusCode.BadRequest, typed.StatusCode);
        Assert.Contains("not given on these pages", Html.Parse(await typed.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(before, site.File("forged"));
    }

    [Fact]
    public async Task E11_an_old_version_that_nobody_signed_does_not_come_back_before_readers()
    {
        site.Content.Write("articles/unsigned-once/en.md", TextSite.Good("unsigned-once").Replace("lighter", "worse", StringComparison.Ordinal));
        await site.Ingrid.ReadAsync(RevisionSite.Versions("unsigned-once"));
        site.Content.Write("articles/unsigned-once/en.md", SigningSite.SignedText("unsigned-once"));
        await site.Ingrid.ReadAsync(RevisionSite.Versions("unsigned-once"));

        using HttpResponseMessage answer = await RevisionSite.PressAsync(
            site.Ingrid, RevisionSite.Version("unsigned-once", 1, 2), "restore", "It was right.", ("what-changed", "Sleep is worse."));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("sign", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(SigningSite.SignedText("unsigned-once"), site.File("unsigned-once"));
    }

    [Fact]
    public async Task A_text_with_an_error_is_not_asked_about_and_says_what_stands_in_the_way()
    {
        using HttpResponseMessage asked = await site.WriteAsync("halfway", "ask", ("interests", ""), ("key-points", ""));

        IHtmlDocument page = Html.Parse(await asked.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Contains("key-points", page.One("#findings .findings.bad").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(await ReadWaitingAsync(), title => title.Contains("halfway", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_asks_no_more_has_the_text_for_themselves_again()
    {
        using HttpResponseMessage asked = await site.WriteAsync("hasty", "ask");
        string address = await site.ReviewAsync("hasty");
        using HttpResponseMessage taken = await TextSite.SendAsync(site.Ingrid, "hasty", "take-back");

        Assert.Equal("/admin/articles/hasty?lang=en&done=taken-back", taken.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await site.Jonas.GetAsync(address)).StatusCode);
        Assert.Equal("Unsigned", StepOf(await site.Ingrid.ReadAsync(TextSite.Text("hasty"))));
    }

    [Fact]
    public async Task A_change_of_spelling_in_a_file_whose_keys_cannot_be_told_apart_is_refused_in_words()
    {
        SignOff signed = SignOff.Parse(site.File("kept"))!;
        string odd = $"---\n{{title: About kept, summary: A summary., aim: You., signed: {signed.Signed}, reviewer: {signed.Reviewer}, reviewed: {signed.Reviewed}}}\n---\n\nOther words.\n";

        using HttpResponseMessage answer = await TextSite.SendAsync(site.Ingrid, "kept", "change", ("whole", odd), ("change", "spelling"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("can’t be read", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        using HttpResponseMessage thrown = await TextSite.DiscardAsync(site.Ingrid, TextSite.Text("kept"));
    }

    [Fact]
    public async Task A_text_has_one_state_by_one_name_in_the_list_its_filter_on_the_dashboard_and_in_the_editor()
    {
        using HttpResponseMessage asked = await site.WriteAsync("onestate", "ask");

        IHtmlDocument list = Html.Parse(await site.Jonas.ReadAsync("/admin/articles?show=in-review&q=onestate"));
        Assert.Equal("In review", list.One("tbody .state").Words());
        Assert.Equal("In review 1", list.One(".pills [aria-current]").Words());
        IHtmlDocument today = Html.Parse(await site.Jonas.ReadAsync("/admin"));
        Assert.Equal("In review", today.Some(".needs li li").Single(part => part.Words().Contains("About onestate", StringComparison.Ordinal)).QuerySelector(".state")?.Words());
        Assert.Equal("In review", Html.Parse(await site.Ingrid.ReadAsync(TextSite.Text("onestate"))).One("#next .state").Words());
    }

    private Task<HttpResponseMessage> SendBackAsync(string address, string page, string reason) =>
        site.Jonas.PostFromAsync(address, Html.Parse(page).One("main button[formaction]").GetAttribute("formaction")!, SigningSite.ReviewForm(page, reason));

    private async Task<string[]> ReadWaitingAsync() =>
        [.. Html.Parse(await site.Ingrid.ReadAsync("/admin/articles?show=in-review")).QuerySelectorAll("tbody th").Select(row => row.Words())];

    private static string StepOf(string page) => Html.Parse(page).One("#next").GetAttribute("data-step")!;

    private static string Body(string text) => text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..];
}
