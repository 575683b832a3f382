using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Admin;

public sealed class CommentQueueTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Queue = "/admin/comments";

    [Theory]
    [InlineData(Role.Author, "/admin/comments")]
    [InlineData(Role.Reviewer, "/admin/comments/1")]
    [InlineData(Role.Author, "/admin/comments/1/erase")]
    [InlineData(Role.Reviewer, "/admin/reports")]
    public async Task Only_moderators_and_administrators_see_what_nobody_has_read_C_1(Role role, string path)
    {
        using StaffVisitor author = await StaffVisitor.SignInAsync(site, role);

        Assert.Equal(HttpStatusCode.Forbidden, (await author.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await site.StatusAsync(path));
        Assert.Equal(HttpStatusCode.Forbidden, (await author.PostFromAsync("/admin", path, ("action", "approve"), ("wording", "1"))).StatusCode);
    }

    [Fact]
    public async Task A_decision_wants_the_token_of_its_page_and_an_origin_of_ours_T5_T6()
    {
        ModeratedComment comment = await site.PostedAsync("Decide on me.");
        using StaffVisitor nora = await ModeratorAsync();
        (string, string)[] fields = [("action", "approve"), ("wording", $"{comment.CurrentVersion}")];
        Assert.Equal(HttpStatusCode.BadRequest, (await nora.PostBareAsync(Queue, fields)).StatusCode);

        string token = Html.Parse(await nora.ReadAsync(Queue)).Some("[name=__RequestVerificationToken]")[0].GetAttribute("value")!;
        var forged = new HttpRequestMessage(HttpMethod.Post, Queue)
        {
            Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)), KeyValuePair.Create("__RequestVerificationToken", token)]),
        };
        forged.Headers.Add("Cookie", nora.Cookies.GetCookieHeader(site.Address));
        forged.Headers.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await site.Client.SendAsync(forged)).StatusCode);
        Assert.Equal(CommentState.Waiting, (await site.CommentAsync(comment.Id)).State);
    }

    [Fact]
    public async Task An_approval_is_on_the_kept_page_at_once_and_so_is_its_undoing()
    {
        ModeratedComment comment = await site.PostedAsync("Heat helps me at night.");
        using StaffVisitor nora = await ModeratorAsync();
        Assert.DoesNotContain("Heat helps me at night.", await site.TextAsync("/articles/fibro-fog"), StringComparison.Ordinal);

        HttpResponseMessage answer = await DecideAsync(nora, "approve", comment);
        Assert.Equal((HttpStatusCode.SeeOther, $"/admin/comments?did=approved&of={comment.Id}"), (answer.StatusCode, $"{answer.Headers.Location}"));
        Assert.Contains("Heat helps me at night.", await site.TextAsync("/articles/fibro-fog"), StringComparison.Ordinal);

        IHtmlDocument page = Html.Parse(await nora.ReadAsync($"{answer.Headers.Location}"));
        Assert.Equal("1 comment was approved. Undo", page.One("#bar").Words());
        await nora.PostAsync(Queue, ("action", "undo"), ("from", page.One("#bar [name=from]").GetAttribute("value")!), ("wording", page.One("#bar [name=wording]").GetAttribute("value")!));

        Assert.Equal(CommentState.Waiting, (await site.CommentAsync(comment.Id)).State);
        Assert.DoesNotContain("Heat helps me at night.", await site.TextAsync("/articles/fibro-fog"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("names", "", "Please leave out names, addresses, phone numbers and birth numbers.")]
    [InlineData("names", "Please tell us more.", "Please tell us more.")]
    public async Task A_rejection_brings_its_writer_a_reason_ready_or_in_own_words(string reason, string own, string told)
    {
        ModeratedComment comment = await site.PostedAsync($"Reject me {own}.");
        using StaffVisitor nora = await ModeratorAsync();

        Assert.Equal(HttpStatusCode.SeeOther, (await DecideAsync(nora, "reject", comment, ("reason", reason), ("own", own))).StatusCode);

        Assert.Equal((CommentState.Rejected, told), ((await site.CommentAsync(comment.Id)).State, (await site.CommentAsync(comment.Id)).Reason));
        Assert.Contains(told, Html.Parse(await nora.ReadAsync($"{Queue}?state=rejected")).One(".queue").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reject", "no-such", "")]
    [InlineData("reject", "", " ")]
    [InlineData("reject", "", "{501}")]
    [InlineData("erase", "", "")]
    [InlineData("undo", "", "")]
    [InlineData("", "", "")]
    public async Task What_cannot_be_read_is_asked_again_and_decides_nothing(string action, string reason, string own)
    {
        ModeratedComment comment = await site.PostedAsync($"Keep me {Guid.NewGuid()}.");
        using StaffVisitor nora = await ModeratorAsync();

        HttpResponseMessage answer = await DecideAsync(nora, action, comment, ("reason", reason), ("own", own.Replace("{501}", new string('a', 501), StringComparison.Ordinal)), ("from", "nowhere"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("Nothing was changed.", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(CommentState.Waiting, (await site.CommentAsync(comment.Id)).State);
    }

    [Theory]
    [InlineData("?state=erased")]
    [InlineData("?state=Waiting")]
    [InlineData("?after=0")]
    [InlineData("?after=next")]
    [InlineData("/0")]
    [InlineData("/99999999999999999999")]
    [InlineData("/abc")]
    [InlineData("/4711/erase")]
    public async Task What_is_not_there_is_not_found(string more)
    {
        using StaffVisitor nora = await ModeratorAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await nora.GetAsync(Queue + more)).StatusCode);
    }

    [Fact]
    public async Task Of_several_those_that_can_be_are_decided_and_what_changed_is_shown_as_it_reads_now()
    {
        ModeratedComment good = await site.PostedAsync("First of several.");
        ModeratedComment changed = await site.PostedAsync("Second of several.");
        ModeratedComment cleared = await site.PostedAsync("Third of several.");
        using StaffVisitor nora = await ModeratorAsync();
        await site.EditAsync(changed, "What nobody has read.");
        await DecideAsync(nora, "spam", cleared);

        HttpResponseMessage answer = await nora.PostAsync(
            Queue, ("action", "approve"), ("from", "waiting"), ("wording", $"{good.CurrentVersion}"), ("wording", $"{changed.CurrentVersion}"), ("wording", $"{cleared.CurrentVersion}"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains($"Comment {changed.CurrentVersion} was changed after you read it, so nothing was decided", page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Contains("What nobody has read.", page.One("#problem .versions").Words(), StringComparison.Ordinal);
        Assert.Contains($"Comment {cleared.CurrentVersion} stays as it is: somebody else", page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal("1 comment was approved. Undo", page.One("#bar").Words());
        Assert.Equal(
            [CommentState.Approved, CommentState.Waiting, CommentState.Spam],
            new[] { await site.CommentAsync(good.Id), await site.CommentAsync(changed.Id), await site.CommentAsync(cleared.Id) }.Select(one => one.State));
    }

    [Fact]
    public async Task A_text_that_changed_meanwhile_stands_beside_the_one_that_was_read()
    {
        ModeratedComment comment = await site.PostedAsync("What was read.");
        using StaffVisitor nora = await ModeratorAsync();
        await site.EditAsync(comment, "What reads otherwise.");

        HttpResponseMessage answer = await DecideAsync(nora, "approve", comment, ("seen", comment.Body));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["What was read.", "What reads otherwise."], Html.Parse(await answer.Content.ReadAsStringAsync()).Some("#problem .versions .words").Select(text => text.Words()));
    }

    [Fact]
    public async Task What_the_screening_found_is_marked_in_the_text_and_named_in_words_C_5()
    {
        const string Text = "My son has it. Call 912 34 567.";
        ModeratedComment comment = await site.PostedAsync(Text, found: [new ScreeningFinding(ScreeningFindingKind.OthersHealth, 0, 10), new ScreeningFinding(ScreeningFindingKind.Phone, 20, 10), new ScreeningFinding(ScreeningFindingKind.Despair, 3, 3)]);
        using StaffVisitor nora = await ModeratorAsync();

        AngleSharp.Dom.IElement item = Html.Parse(await nora.ReadAsync(Queue)).One($"#comment-{comment.Id}");

        Assert.Equal(["My son hasanother person's health, words of despair", "912 34 567phone number"], item.Some("mark").Select(mark => mark.TextContent));
        Assert.Equal("Words of despair: read it first", item.One(".tags").Words());
        Assert.Equal("others", item.One("select option[selected]").GetAttribute("value"));
        Assert.Equal(comment.Id, long.Parse(Html.Parse(await nora.ReadAsync(Queue)).Some(".queued")[0].GetAttribute("data-wording")!.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Whatever_a_reader_wrote_is_text_on_the_moderators_page_T1_T33()
    {
        string[] hostile =
        [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</textarea><svg/onload=alert(1)>", "</p></article></ol>", "javascript:alert(1) https://evil.example/x",
            "{{7*7}} ${7*7} @(7*7)", "&lt;b&gt; &#x3c;b&#x3e;", "\u200Fعربى\u200E abc", "e\u0301\u0302", "👩‍👩‍👧 Ｆｕｌｌ", "@Model.Counts <%= 1 %>", "line\nline",
        ];
        foreach (string text in hostile)
        {
            await site.PostedAsync(text, text.Replace('\n', ' '));
        }

        using StaffVisitor nora = await ModeratorAsync();
        IHtmlDocument page = Html.Parse(await nora.ReadAsync(Queue));

        string[] shown = [.. page.Some(".queued > .words > bdi").Select(words => words.TextContent)];
        Assert.Empty(hostile.Select(text => text.Normalize()).Except(shown));
        Assert.Empty(hostile.Select(text => text.Normalize()).Except(page.Some("[name=seen]").Select(seen => seen.GetAttribute("value"))));
        Assert.Empty(page.QuerySelectorAll(".queue script, .queue img, .queue [onload], .queue [onerror], .queue .words a, .queue h2 a"));
        Assert.All(page.Some(".queue a"), link => Assert.StartsWith("/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_moderator_searches_and_sees_how_many_there_are_in_each_state()
    {
        await site.PostedAsync("Needle in the queue.");
        using StaffVisitor nora = await ModeratorAsync();

        IHtmlDocument page = Html.Parse(await nora.ReadAsync($"{Queue}?q=needle+in+the"));

        Assert.Single(page.Some(".queued"));
        Assert.Equal(["Waiting", "Approved", "Rejected", "Spam"], page.Some(".pills a").Select(pill => pill.Words().Split(' ')[0]));
        Assert.Equal("page", page.Some(".pills a")[0].GetAttribute("aria-current"));
        Assert.Equal("No comment matches Show all", Html.Parse(await nora.ReadAsync($"{Queue}?q=no+such+words")).One(".empty").Words());
    }

    [Fact]
    public async Task A_script_is_told_the_counts_and_a_conflict_as_such()
    {
        ModeratedComment comment = await site.PostedAsync("For a script.");
        using StaffVisitor nora = await ModeratorAsync();
        string token = Html.Parse(await nora.ReadAsync(Queue)).Some("[name=__RequestVerificationToken]")[0].GetAttribute("value")!;

        async Task<HttpResponseMessage> SendAsync(string wording)
        {
            var post = new HttpRequestMessage(HttpMethod.Post, Queue)
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("action", "spam"), KeyValuePair.Create("from", "waiting"), KeyValuePair.Create("wording", wording), KeyValuePair.Create("__RequestVerificationToken", token)]),
            };
            post.Headers.Add("Accept", "application/json");
            post.Headers.Add("Cookie", nora.Cookies.GetCookieHeader(site.Address));
            post.Headers.Add("Sec-Fetch-Site", "same-origin");
            return await site.Client.SendAsync(post);
        }

        HttpResponseMessage done = await SendAsync($"{comment.CurrentVersion}");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (done.StatusCode, done.Content.Headers.ContentType!.MediaType));
        Assert.Contains("\"spam\":", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync("4711")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("x")).StatusCode);
    }

    private Task<StaffVisitor> ModeratorAsync() => StaffVisitor.SignInAsync(site, Role.Moderator);

    private static Task<HttpResponseMessage> DecideAsync(StaffVisitor who, string action, ModeratedComment comment, params (string, string)[] more) =>
        who.PostAsync(Queue, [("action", action), ("wording", $"{comment.CurrentVersion}"), .. more]);
}
