using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Accounts;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Admin;

public sealed class OneCommentTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Canary = "Torvald-Canary-4419";

    [Fact]
    public async Task What_was_found_is_proposed_to_be_taken_out_and_of_the_original_nothing_is_left_anywhere_C_6()
    {
        string original = $"My son {Canary} has it too.";
        ModeratedComment comment = await ShownAsync(original, new ScreeningFinding(ScreeningFindingKind.OthersHealth, 0, 7 + Canary.Length));
        Assert.Contains(Canary, await site.TextAsync("/articles/fibro-fog"), StringComparison.Ordinal);
        Assert.True(IsInFiles(), "The canary was not looked for in the right way.");
        using StaffVisitor nora = await ModeratorAsync();
        string path = $"/admin/comments/{comment.Id}";
        Assert.Equal("[…] has it too.", ((IHtmlTextAreaElement)Html.Parse(await nora.ReadAsync(path)).One("#body")).DefaultValue);
        Assert.Empty(Html.Parse(await nora.ReadAsync(path)).QuerySelectorAll("[value=redact]"));

        HttpResponseMessage looked = await nora.PostAsync(path, Fields(comment, "look", ("name", "Kari"), ("body", "It runs in the family.")));
        Assert.Contains("It runs in the family.", Html.Parse(await looked.Content.ReadAsStringAsync()).One(".preview").Words(), StringComparison.Ordinal);
        Assert.Equal(original, (await site.CommentAsync(comment.Id)).Body);

        HttpResponseMessage saved = await nora.PostAsync(path, Fields(comment, "redact", ("name", "Lyng"), ("body", "It runs in the family.")));
        Assert.Equal((HttpStatusCode.SeeOther, $"{path}#redacted"), (saved.StatusCode, $"{saved.Headers.Location}"));

        Assert.DoesNotContain(Canary, await site.TextAsync("/articles/fibro-fog"), StringComparison.Ordinal);
        Assert.Contains("It runs in the family.", await site.TextAsync("/articles/fibro-fog"), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, await nora.ReadAsync(path), StringComparison.Ordinal);
        Assert.Contains("Redacted", Html.Parse(await nora.ReadAsync(path)).One(".thread-list").Words(), StringComparison.Ordinal);
        await site.UntilAsync("/health/live", (_, _) => !IsInFiles());
    }

    [Fact]
    public async Task The_article_stands_beside_it_as_readers_see_it()
    {
        ModeratedComment comment = await ShownAsync("Is that so?");
        using StaffVisitor nora = await ModeratorAsync();

        IHtmlDocument page = Html.Parse(await nora.ReadAsync($"/admin/comments/{comment.Id}"));

        IHtmlDocument beside = Html.Parse(page.One("iframe.readers-page").GetAttribute("srcdoc")!);
        Assert.Equal(Html.Parse(await site.TextAsync("/articles/fibro-fog")).One("article h1").Words(), beside.One("article h1").Words());
        Assert.NotEmpty(beside.Some("article section"));
    }

    [Fact]
    public async Task Erasing_asks_first_and_cannot_be_undone()
    {
        ModeratedComment comment = await ShownAsync("Erase me for good.");
        using StaffVisitor nora = await ModeratorAsync();
        string path = $"/admin/comments/{comment.Id}/erase";
        Assert.Contains("Erase me for good.", await nora.ReadAsync(path), StringComparison.Ordinal);
        Assert.NotNull(await site.CommentAsync(comment.Id));

        HttpResponseMessage erased = await nora.PostAsync(path, ("wording", $"{comment.CurrentVersion}"));

        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        Assert.DoesNotContain("Erase me for good.", await site.TextAsync("/articles/fibro-fog"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await nora.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task What_changed_meanwhile_is_neither_taken_out_nor_erased_nor_answered()
    {
        ModeratedComment comment = await ShownAsync("Before the change.");
        using StaffVisitor nora = await ModeratorAsync();
        await site.EditAsync(comment, "After the change.");
        string path = $"/admin/comments/{comment.Id}";

        HttpResponseMessage[] answers =
        [
            await nora.PostAsync(path, Fields(comment, "redact", ("name", "Kari"), ("body", "Nothing."))),
            await nora.PostAsync(path, Fields(comment, "reply", ("reply", "Thank you."))),
            await nora.PostAsync($"{path}/erase", ("wording", $"{comment.CurrentVersion}"), ("seen", comment.Body)),
        ];

        foreach (HttpResponseMessage answer in answers)
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Equal(["Before the change.", "After the change."], Html.Parse(await answer.Content.ReadAsStringAsync()).Some("#problem .versions .words").Select(text => text.Words()));
        }

        Assert.Equal("After the change.", (await site.CommentAsync(comment.Id)).Body);
    }

    [Fact]
    public async Task Who_answers_for_the_clinic_is_warned_may_insist_and_bears_a_badge_that_no_reader_can_have_C_7_T33()
    {
        ModeratedComment comment = await ShownAsync("Does heat help?");
        using StaffVisitor nora = await ModeratorAsync();
        string path = $"/admin/comments/{comment.Id}";
        Assert.Contains("Don’t confirm that the writer is a patient", Html.Parse(await nora.ReadAsync(path)).One("#reply .notice").Words(), StringComparison.Ordinal);

        HttpResponseMessage warned = await nora.PostAsync(path, Fields(comment, "reply", ("reply", "Ask about it at your treatment with us.")));
        Assert.Equal(HttpStatusCode.BadRequest, warned.StatusCode);
        IHtmlDocument page = Html.Parse(await warned.Content.ReadAsStringAsync());
        Assert.Contains("“your treatment with us”: this can reveal that the writer is a patient here.", page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal("Ask about it at your treatment with us.", ((IHtmlTextAreaElement)page.One("#reply-text")).DefaultValue);
        Assert.NotNull(page.One("#keep"));
        Assert.DoesNotContain("Ask about it", await site.TextAsync("/articles/fibro-fog"), StringComparison.Ordinal);

        HttpResponseMessage sent = await nora.PostAsync(path, Fields(comment, "reply", ("reply", "Many people find that it does."), ("contact", "on")));
        Assert.Equal((HttpStatusCode.SeeOther, $"{path}#replied"), (sent.StatusCode, $"{sent.Headers.Location}"));
        AngleSharp.Dom.IElement reply = Html.Parse(await site.TextAsync("/articles/fibro-fog")).One(".comment.clinic");
        Assert.Equal("Kari Nordmann, for the clinic", reply.One("h3").Words());
        Assert.Matches("contact us: http://localhost:[0-9]+/contact$", reply.One(".words").Words());
        Assert.Empty(reply.QuerySelectorAll(".words a"));
    }

    [Fact]
    public async Task An_account_that_belongs_to_a_person_answers_under_the_name_that_readers_can_look_up()
    {
        ModeratedComment comment = await ShownAsync(await site.PostedAsync("Does cold help?", article: "what-is-fibromyalgia"));
        using StaffVisitor nora = await ModeratorAsync();
        await site.Services.GetRequiredService<SiteDatabase>().WriteAsync(transaction => transaction.Db.Set<Account>().Where(account => account.Id == nora.Account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.Person, "jonas-berg")), CancellationToken.None);
        string path = $"/admin/comments/{comment.Id}";
        Assert.Contains("Shown to readers as Jonas Berg, for the clinic", Html.Parse(await nora.ReadAsync(path)).One("#reply").Words(), StringComparison.Ordinal);

        await nora.PostAsync(path, Fields(comment, "reply", ("reply", "Some find that it does."), ("contact", "on")));

        Assert.Contains("Jonas Berg, for the clinic", Html.Parse(await site.TextAsync("/articles/what-is-fibromyalgia")).Some(".comment.clinic h3").Select(name => name.Words()));
    }

    [Fact]
    public async Task What_waits_is_answered_after_it_is_approved_and_an_answer_at_the_top_of_its_thread()
    {
        ModeratedComment top = await ShownAsync("At the top.");
        ModeratedComment reply = await site.PostedAsync("An answer.", replyTo: top.Id);
        using StaffVisitor nora = await ModeratorAsync();

        Assert.Empty(Html.Parse(await nora.ReadAsync($"/admin/comments/{reply.Id}")).QuerySelectorAll("#reply form"));
        Assert.Contains($"/admin/comments/{top.Id}#reply", Html.Parse(await nora.ReadAsync($"/admin/comments/{reply.Id}")).Some("#reply a").Select(link => link.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.Conflict, (await nora.PostAsync($"/admin/comments/{reply.Id}", Fields(reply, "reply", ("reply", "No.")))).StatusCode);
    }

    [Theory]
    [InlineData("redact", "", "Text.")]
    [InlineData("redact", "Kari", "")]
    [InlineData("reply", "", "")]
    public async Task What_is_left_empty_is_asked_again(string action, string name, string body)
    {
        ModeratedComment comment = await ShownAsync($"Leave me {Guid.NewGuid()}.");
        using StaffVisitor nora = await ModeratorAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await nora.PostAsync($"/admin/comments/{comment.Id}", Fields(comment, action, ("name", name), ("body", body), ("reply", "")))).StatusCode);
        Assert.Equal(comment.Body, (await site.CommentAsync(comment.Id)).Body);
    }

    [Fact]
    public async Task A_form_for_another_comment_or_without_a_verb_is_refused()
    {
        ModeratedComment comment = await ShownAsync("Mine.");
        ModeratedComment other = await site.PostedAsync("Another's.");
        using StaffVisitor nora = await ModeratorAsync();
        string path = $"/admin/comments/{comment.Id}";

        Assert.Equal(HttpStatusCode.BadRequest, (await nora.PostAsync(path, Fields(other, "redact", ("name", "Kari"), ("body", "Gone.")))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await nora.PostAsync(path, Fields(comment, "approve"))).StatusCode);
        Assert.Equal("Another's.", (await site.CommentAsync(other.Id)).Body);
    }

    private static (string, string)[] Fields(ModeratedComment comment, string action, params (string, string)[] more) =>
        [("wording", $"{comment.CurrentVersion}"), ("action", action), ("seen", comment.Body), .. more];

    private Task<StaffVisitor> ModeratorAsync() => StaffVisitor.SignInAsync(site, Role.Moderator);

    private async Task<ModeratedComment> ShownAsync(string body, params ScreeningFinding[] found) => await ShownAsync(await site.PostedAsync(body, found: found));

    private async Task<ModeratedComment> ShownAsync(ModeratedComment comment)
    {
        Assert.Equal(ModerationOutcome.Done, await site.Services.GetRequiredService<Moderation>().DecideAsync(comment.CurrentVersion, ModerationDecision.Approve, Actor.CommandLine, CancellationToken.None));
        return comment;
    }

    private bool IsInFiles() => Directory.GetFiles(site.Data.FullName, "fibroinfo.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0;
    });
}
