using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

public sealed class CommentPageTests(CommentPageTests.OwnSite site) : IClassFixture<CommentPageTests.OwnSite>
{
    private const string Address = $"{Shipped.Fog}/comments";
    private const string Canary = "kvitteringskanarifugl";

    [Fact]
    public async Task A_comment_waits_on_a_private_page_and_is_on_no_other_until_a_person_approves_it_C_1()
    {
        using var visitor = new Visitor(site);
        string own = await PostedAsync(visitor, "Lyng", $"I read it twice. {Canary}");

        Assert.Contains("Waiting to be read.", Html.Parse(await visitor.ReadAsync(own)).One(".state").Words(), StringComparison.Ordinal);
        foreach (string address in new[] { "/", "/articles", Shipped.Fog, $"{Shipped.Fog}?view=easy&part=all", "/corrections", $"{Shipped.Fog}.md", $"{Shipped.Fog}?comments=1" })
        {
            Assert.DoesNotContain(Canary, await site.TextAsync(address), StringComparison.Ordinal);
        }

        await ApproveAsync(own);
        Assert.Contains(Canary, await site.TextAsync(Shipped.Fog), StringComparison.Ordinal);
        Assert.Contains("Shown on the page.", Html.Parse(await visitor.ReadAsync(own)).One(".state").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_number_is_asked_about_and_kept_only_when_the_writer_says_so_C_5()
    {
        using var visitor = new Visitor(site);
        (string, string)[] fields = Fields("Lyng", "Ring me on 41 23 45 67 when you like.");
        using HttpResponseMessage asked = await visitor.PostAsync(Address, fields);
        IHtmlDocument page = Html.Parse(await asked.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Contains("“41 23 45 67” looks like a phone number", page.One("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal("Ring me on 41 23 45 67 when you like.", ((IHtmlTextAreaElement)page.One("textarea[name=body]")).Value);
        Assert.True(((IHtmlInputElement)page.One("input[name=consent]")).IsChecked);
        Assert.Equal(0, visitor.Cookies.Count);

        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync(Address, [.. fields, ("keep", "on")])).StatusCode);
    }

    [Fact]
    public async Task A_valid_birth_number_cannot_be_kept_C_5()
    {
        using var visitor = new Visitor(site);
        using HttpResponseMessage refused = await visitor.PostAsync(Address, [.. Fields("Lyng", "Mine is 17054026641, you see."), ("keep", "on")]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(Html.Parse(await refused.Content.ReadAsStringAsync()).QuerySelectorAll("button[name=keep]"));
    }

    [Fact]
    public async Task Words_of_despair_show_the_help_numbers_at_once_and_the_comment_is_kept_C_8()
    {
        using var visitor = new Visitor(site);
        string own = await PostedAsync(visitor, "Lyng", "I do not want to live any more.");

        Assert.Contains("116 123", Html.Parse(await visitor.ReadAsync(own)).One("main .help").Words(), StringComparison.Ordinal);
        Assert.Contains("We read your comment before others", Html.Parse(await visitor.ReadAsync(own)).One("main .help").Words(), StringComparison.Ordinal);
        using HttpResponseMessage refused = await visitor.PostAsync(Address, ("name", "Lyng"), ("body", "I want to kill myself."));
        Assert.NotNull(Html.Parse(await refused.Content.ReadAsStringAsync()).One("main .help-numbers"));
    }

    [Theory]
    [InlineData("", "I want to kill myself.", 0)]
    [InlineData("Lyng", "I want to kill myself. ", 300)]
    public async Task Help_does_not_wait_for_a_name_or_for_fewer_words_and_promises_no_reading_of_what_is_not_stored_C_8(string name, string body, int more)
    {
        using var visitor = new Visitor(site);
        using HttpResponseMessage answer = await visitor.PostAsync(Address, Fields(name, body + string.Concat(Enumerable.Repeat("so tired ", more))));
        AngleSharp.Dom.IElement help = Html.Parse(await answer.Content.ReadAsStringAsync()).One("main .help");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("116 123", help.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("before others", help.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", 61)]
    [InlineData("body", "x")]
    [InlineData("body", 2001)]
    [InlineData("body", "")]
    [InlineData("email", "no address")]
    [InlineData("consent", "")]
    [InlineData("adult", "")]
    [InlineData("body", "a\u0000b")]
    [InlineData("body", "turn \u202E round")]
    [InlineData("name", "Clinic")]
    [InlineData("reply-to", "999999")]
    [InlineData("reply-to", "x")]
    public async Task A_field_that_cannot_be_is_told_with_all_that_was_typed_and_nothing_is_stored(string field, object value)
    {
        using var visitor = new Visitor(site);
        string text = value as string ?? string.Concat(Enumerable.Repeat("ø", (int)value));
        using HttpResponseMessage answer = await visitor.PostAsync(Address, [.. Fields("Lyng", "Good and plain words.").Where(pair => pair.Name != field), (field, text)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        if (!text.Contains('\0', StringComparison.Ordinal))
        {
            Assert.NotEmpty(Html.Parse(await answer.Content.ReadAsStringAsync()).One(".problem[role=alert]").Words());
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(60, 2000)]
    public async Task The_shortest_and_the_longest_of_every_field_is_taken(int name, int body)
    {
        using var visitor = new Visitor(site);

        Assert.StartsWith("/comments/", await PostedAsync(visitor, new string('n', name), string.Concat(Enumerable.Repeat("語", body))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_like_html_is_shown_as_the_text_it_is_T1()
    {
        using var visitor = new Visitor(site);
        const string Hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; </p></article>";
        string own = await PostedAsync(visitor, "<b>Lyng</b>", Hostile);
        await ApproveAsync(own);

        IHtmlDocument page = await site.PageAsync(Shipped.Fog);
        Assert.Contains(Hostile, page.Some(".comment .words").Select(text => text.TextContent));
        Assert.Contains("<b>Lyng</b>", page.Some(".comment bdi").Select(text => text.TextContent));
    }

    [Fact]
    public async Task A_writer_changes_the_comment_and_the_old_words_are_gone_at_once_C_10()
    {
        using var visitor = new Visitor(site);
        string own = await PostedAsync(visitor, "Lyng", "The first words of it.");
        await ApproveAsync(own);
        Assert.Contains("The first words of it.", await site.TextAsync(Shipped.Fog), StringComparison.Ordinal);

        using HttpResponseMessage changed = await visitor.PostAsync(own, ("action", "edit"), ("body", "The second words of it."));
        Assert.Equal($"{own}#saved", changed.Headers.Location?.OriginalString);
        string page = await site.TextAsync(Shipped.Fog);
        Assert.DoesNotContain("The first words of it.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The second words of it.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_is_said_only_of_a_change_that_waits_and_who_changed_nothing_is_told_so()
    {
        using var visitor = new Visitor(site);
        string own = await PostedAsync(visitor, "Lyng", "Words that stay as they are.");
        await ApproveAsync(own);
        using HttpResponseMessage same = await visitor.PostAsync(own, ("action", "edit"), ("body", "Words that stay as they are."));
        Assert.Equal($"{own}#unchanged", same.Headers.Location?.OriginalString);
        IHtmlDocument shown = Html.Parse(await visitor.ReadAsync(own));
        Assert.Equal("You didn’t change anything, so the comment stays as it was.", shown.One("#unchanged").Words());
        // By an old address with #saved, nobody is told that a shown comment waits.
        Assert.Empty(shown.QuerySelectorAll("#saved"));
        Assert.Contains("Words that stay as they are.", await site.TextAsync(Shipped.Fog), StringComparison.Ordinal);

        await visitor.PostAsync(own, ("action", "edit"), ("body", "Words that were changed."));
        Assert.NotEmpty(Html.Parse(await visitor.ReadAsync(own)).One("#saved").Words());
    }

    [Fact]
    public async Task Of_an_erased_comment_with_replies_its_place_says_what_is_true_whoever_erased_it()
    {
        using var visitor = new Visitor(site);
        string top = await PostedAsync(visitor, "Lyng", "Erased by the clinic, this one.");
        await ApproveAsync(top);
        long id = await IdOfAsync(top);
        await ApproveAsync(await PostedAsync(visitor, "Havblikk", "An answer that stays.", ("reply-to", $"{id}")));
        CommentVersion wording = (await site.CommentAsync(id)).CurrentVersion;
        Redaction redaction = site.Services.GetRequiredService<Redaction>();
        Assert.Equal(ModerationOutcome.Done, await redaction.EraseAsync(wording, Actor.CommandLine, CancellationToken.None));

        Assert.Equal("This comment was erased.", (await site.PageAsync(Shipped.Fog)).One($"#comment-{id}").Words());
    }

    [Fact]
    public async Task The_address_of_a_comment_leads_to_the_page_on_which_it_stands_today()
    {
        const string article = "/articles/what-is-fibromyalgia";
        using var visitor = new Visitor(site);
        string own = await PostedOnAsync(article, visitor, "Lyng", "The oldest of eleven.");
        await ApproveAsync(own);
        string answer = await PostedOnAsync(article, visitor, "Havblikk", "An answer to the oldest.", ("reply-to", $"{await IdOfAsync(own)}"));
        (long id, long reply) = (await IdOfAsync(own), await IdOfAsync(answer));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{article}/comments/{reply}"));
        await ApproveAsync(answer);
        Assert.Equal($"{article}#comment-{reply}", await LeadsToAsync($"{article}/comments/{reply}"));
        for (int number = 2; number <= 11; number++)
        {
            await ApproveAsync(await PostedOnAsync(article, visitor, "Lyng", $"Number {number} of eleven."));
        }

        foreach (long comment in new[] { id, reply })
        {
            string to = await LeadsToAsync($"{article}/comments/{comment}");
            Assert.Equal($"{article}?comments=2#comment-{comment}", to);
            Assert.NotNull((await site.PageAsync(to.Split('#')[0])).One($"#comment-{comment}"));
        }

        foreach (string none in new[] { $"{Shipped.Fog}/comments/{id}", $"{article}/comments/0", $"{article}/comments/x", $"/articles/nothing/comments/{id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(none));
        }
    }

    [Fact]
    public async Task A_writer_erases_the_comment_and_the_private_page_is_gone_also_for_two_at_once_C_10()
    {
        using var visitor = new Visitor(site);
        string own = await PostedAsync(visitor, "Lyng", "Soon to be erased, all of it.");
        await ApproveAsync(own);
        HttpResponseMessage[] answers = await Task.WhenAll(visitor.PostAsync(own, ("action", "erase")), visitor.PostAsync(own, ("action", "erase")));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Gone));
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(own)).StatusCode);
        Assert.DoesNotContain("Soon to be erased", await site.TextAsync(Shipped.Fog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_post_again_leads_to_the_same_private_page_and_anothers_same_words_to_another()
    {
        using var visitor = new Visitor(site);
        using var other = new Visitor(site);
        string first = await PostedAsync(visitor, "Lyng", "The very same words.");

        Assert.Equal(first, await PostedAsync(visitor, "Lyng", "The very same words."));
        Assert.NotEqual(first, await PostedAsync(other, "Havblikk", "The very same words."));
    }

    [Fact]
    public async Task A_reply_hangs_under_its_comment_and_nothing_can_be_hung_under_a_reply()
    {
        using var visitor = new Visitor(site);
        string top = await PostedAsync(visitor, "Lyng", "A question for the others.");
        long waiting = await IdOfAsync(top);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(Address, [.. Fields("Havblikk", "Too early."), ("reply-to", $"{waiting}")])).StatusCode);
        await ApproveAsync(top);
        string reply = await PostedAsync(visitor, "Havblikk", "An answer to it.", ("reply-to", $"{waiting}"));
        await ApproveAsync(reply);

        IHtmlDocument page = await site.PageAsync(Shipped.Fog);
        Assert.Equal("An answer to it.", page.One($"#comment-{waiting} + .comment.reply .words").TextContent);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(Address, [.. Fields("Lyng", "Deeper."), ("reply-to", $"{await IdOfAsync(reply)}")])).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync($"{Shipped.Study}/comments", [.. Fields("Lyng", "Elsewhere."), ("reply-to", $"{waiting}")])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"{Address}?reply-to={waiting}")).StatusCode);
    }

    [Fact]
    public async Task The_form_for_a_reply_shows_what_it_answers_and_answers_nothing_that_nobody_sees_C_14()
    {
        using var visitor = new Visitor(site);
        string top = await PostedAsync(visitor, "Lyng", "Who sleeps well?");
        long id = await IdOfAsync(top);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{Address}?reply-to={id}"));
        await ApproveAsync(top);
        string reply = await PostedAsync(visitor, "Havblikk", "I do, at times.", ("reply-to", $"{id}"));
        await ApproveAsync(reply);

        Assert.Equal("Who sleeps well?", (await site.PageAsync($"{Address}?reply-to={id}")).One(".comment .words").TextContent);
        using HttpResponseMessage refused = await visitor.PostAsync(Address, [.. Fields("Lyng", "x"), ("reply-to", $"{id}")]);
        Assert.Equal("Who sleeps well?", Html.Parse(await refused.Content.ReadAsStringAsync()).One(".comment .words").TextContent);
        foreach (string none in new[] { $"{await IdOfAsync(reply)}", "0", "-1", "x", "99999999999999999999" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{Address}?reply-to={none}"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{Shipped.Study}/comments?reply-to={id}"));
    }

    [Theory]
    [InlineData("body", "turned \uFFFE")]
    [InlineData("body", "a\u001B[31mb")]
    [InlineData("body", "z\u0300\u0301\u0302\u0303\u0304 zalgo")]
    [InlineData("name", "a\nb")]
    [InlineData("email", "a@b.no\r\nBcc: all@x.no")]
    [InlineData("consent", "true")]
    [InlineData("adult", "1")]
    public async Task What_no_keyboard_types_is_refused_in_words_and_nothing_is_stored_T33(string field, string value)
    {
        using var visitor = new Visitor(site);
        using HttpResponseMessage answer = await visitor.PostAsync(Address, [.. Fields("Lyng", "Good and plain words.").Where(pair => pair.Name != field), (field, value)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(Html.Parse(await answer.Content.ReadAsStringAsync()).One(".problem[role=alert]").Words());
        Assert.Equal(0, visitor.Cookies.Count);
    }

    [Fact]
    public async Task A_filled_honeypot_is_answered_like_any_other_and_stands_in_no_queue()
    {
        using var visitor = new Visitor(site);
        string own = await PostedAsync(visitor, "Lyng", "Buy something of us.", ("website", "https://spam.example"));

        Assert.Contains("Waiting to be read.", Html.Parse(await visitor.ReadAsync(own)).One(".state").Words(), StringComparison.Ordinal);
        IReadOnlyList<ModeratedComment> queue = (await site.Services.GetRequiredService<ModerationQueue>().PageAsync(new QueueSearch(CommentState.Waiting, Size: 1000), CancellationToken.None)).Comments;
        Assert.DoesNotContain(queue, comment => comment.Body == "Buy something of us.");
    }

    [Theory]
    [InlineData("/comments/0")]
    [InlineData("/comments/a092ba660733d72a00557f518f580ee10f0bd7ae3cc3dd9782ef01f0076cc619")]
    [InlineData("/comments/a092ba660733d72a00557f518f580ee10f0bd7ae3cc3dd9782ef01f0076cc619/stop")]
    [InlineData("/comments/a092ba660733d72a00557f518f580ee10f0bd7ae3cc3dd9782ef01f0076cc619/confirm")]
    public async Task A_token_that_never_was_is_not_there(string address)
    {
        using var visitor = new Visitor(site);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(address, ("action", "erase"))).StatusCode);
    }

    [Fact]
    public async Task Extra_fields_approve_nothing_T10()
    {
        using var visitor = new Visitor(site);
        string own = await PostedAsync(visitor, "Lyng", "Words that want to be shown.", ("State", "Approved"), ("Id", "1"), ("FromClinic", "Clinic"), ("IsDespair", "true"));

        Assert.Contains("Waiting to be read.", Html.Parse(await visitor.ReadAsync(own)).One(".state").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_comments_are_on_pages_of_ten_newest_first_and_a_page_that_is_not_there_is_404_C_14()
    {
        using var visitor = new Visitor(site);
        for (int number = 1; number <= 12; number++)
        {
            string own = await PostedOnAsync(Shipped.Study, visitor, "Lyng", $"Number {number} of them.");
            await ApproveAsync(own);
        }

        IHtmlDocument first = await site.PageAsync(Shipped.Study);
        Assert.Equal("Number 12 of them.", first.Some(".comment .words")[0].TextContent);
        Assert.Equal(10, first.Some(".comment .words").Count);
        Assert.Equal(["Number 2 of them.", "Number 1 of them."], (await site.PageAsync($"{Shipped.Study}?comments=2")).Some(".comment .words").Select(text => text.TextContent));
        foreach (string page in new[] { "3", "0", "-1", "x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{Shipped.Study}?comments={page}"));
        }
    }

    private static (string Name, string Value)[] Fields(string name, string body) => [("name", name), ("body", body), ("consent", "on"), ("adult", "on")];

    private static Task<string> PostedAsync(Visitor visitor, string name, string body, params (string, string)[] more) => PostedOnAsync(Shipped.Fog, visitor, name, body, more);

    private static async Task<string> PostedOnAsync(string article, Visitor visitor, string name, string body, params (string, string)[] more)
    {
        using HttpResponseMessage answer = await visitor.PostAsync($"{article}/comments", [.. Fields(name, body), .. more]);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<string> LeadsToAsync(string address)
    {
        using HttpResponseMessage answer = await site.AskAsync(address);
        Assert.Equal((HttpStatusCode.Found, true), (answer.StatusCode, answer.Headers.CacheControl?.NoStore));
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<long> IdOfAsync(string own) => (await site.Services.GetRequiredService<CommentStore>().FindAsync(own.Split('/')[^1], CancellationToken.None))!.Id;

    private async Task ApproveAsync(string own)
    {
        ModeratedComment comment = (await site.Services.GetRequiredService<ModerationQueue>().FindAsync(await IdOfAsync(own), CancellationToken.None))!;
        Assert.Equal(ModerationOutcome.Done, await site.Services.GetRequiredService<Moderation>().DecideAsync(comment.CurrentVersion, ModerationDecision.Approve, Actor.CommandLine, CancellationToken.None));
    }

    public sealed class OwnSite() : RunningSite(
        _ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"), ("Limits:CommentsPerReaderPerHour", "0"), ("Limits:SecondsBetweenComments", "0"));
}
