using FibroInfo.Comments;
using FibroInfo.Mail;

namespace FibroInfo.Tests.Comments;

public sealed class CommentEmailsTests : IDisposable
{
    private const string Kari = "kari@example.org";
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task An_address_without_letters_to_come_gets_the_private_link_and_is_not_kept_C_4()
    {
        (string token, _) = await _room.PostedAsync(_room.Draft(1, "My story.", email: Kari));

        EmailMessage letter = Assert.Single(_room.Letters());
        Assert.Equal(Kari, letter.To);
        Assert.Contains($"https://example.org/comments/{token}\n", letter.Body, StringComparison.Ordinal);
        Assert.Null(letter.OneClickStop);
        Assert.Equal(0, _room.Open.Count("select count(*) from comments where email is not null or notify <> 'None'"));
    }

    [Fact]
    public async Task A_strangers_mailbox_gets_three_letters_a_day_whoever_types_its_address_in_and_who_types_it_is_told_nothing()
    {
        string[] spellings = [Kari, "Kari@Example.org", "kari+a@example.org", "kari+b@example.org", "KARI@example.org"];
        for (byte reader = 1; reader <= spellings.Length; reader++)
        {
            (string token, _) = await _room.PostedAsync(_room.Draft(reader, $"Story number {reader}.", email: spellings[reader - 1], notify: true));
            Assert.Equal(ReplyNotificationState.Asked, (await _room.Comments.FindAsync(token, CancellationToken.None))!.Notify);
        }

        Assert.Equal(RecipientRateLimit.MaxPerDay, _room.Letters().Count);
        await _room.PostedAsync(_room.Draft(9, "Another's story.", email: "ola@example.org"));
        Assert.Equal("ola@example.org", _room.Letters()[^1].To);

        _room.Clock.Now += TimeSpan.FromDays(1);
        await _room.PostedAsync(_room.Draft(10, "The next day's story.", email: Kari));
        Assert.Equal(RecipientRateLimit.MaxPerDay + 2, _room.Letters().Count);
    }

    [Fact]
    public async Task Who_erases_a_comment_or_stops_its_letters_gets_none_that_still_waits_and_others_do_C_10()
    {
        (string erased, _) = await _room.PostedAsync(_room.Draft(1, "My story.", email: Kari));
        (string stopped, _) = await _room.PostedAsync(_room.Draft(2, "Another story.", email: "ola@example.org", notify: true));
        await _room.PostedAsync(_room.Draft(3, "A third story.", email: "per@example.org"));
        Assert.Equal(3, _room.Letters().Count);

        await _room.Comments.EraseAsync(erased, CancellationToken.None);
        await _room.ReplyLetters.StopAsync(stopped, CancellationToken.None);

        Assert.Equal("per@example.org", Assert.Single(_room.Letters()).To);
    }

    [Fact]
    public async Task The_private_link_is_sent_again_once_a_day_to_the_address_that_is_kept()
    {
        (string token, _) = await _room.PostedAsync(_room.Draft(1, "My story.", email: Kari, notify: true));
        (string without, _) = await _room.PostedAsync(_room.Draft(2, "Another story."));
        string link = $"https://example.org/comments/{token}\n";
        int before = _room.Letters().Count;

        foreach (string one in new[] { token, token, without })
        {
            Assert.True(await _room.PrivateLinks.SendAsync(one, CancellationToken.None));
        }

        // Until its owner said yes, it is the letter that asks.
        EmailMessage asking = Assert.Single(_room.Letters().Skip(before));
        Assert.Equal((Kari, true), (asking.To, asking.Body.Contains(link, StringComparison.Ordinal)));
        Assert.Contains("/confirm", asking.Body, StringComparison.Ordinal);

        Assert.True(await _room.ReplyLetters.ConfirmAsync(_room.Links.TokenFor(_room.Links.SeedIn(token)!, TokenPurpose.Confirm), CancellationToken.None));
        _room.Clock.Now += TimeSpan.FromDays(1);
        Assert.True(await _room.PrivateLinks.SendAsync(token, CancellationToken.None));
        EmailMessage letter = Assert.Single(_room.Letters().Skip(before + 1));
        Assert.Equal((Kari, true, false), (letter.To, letter.Body.Contains(link, StringComparison.Ordinal), letter.Body.Contains("/confirm", StringComparison.Ordinal)));
        Assert.NotNull(letter.OneClickStop);

        await _room.Comments.EraseAsync(token, CancellationToken.None);
        Assert.Empty(_room.Letters());
        _room.Clock.Now += TimeSpan.FromDays(1);
        Assert.False(await _room.PrivateLinks.SendAsync(token, CancellationToken.None));
        Assert.False(await _room.PrivateLinks.SendAsync("never", CancellationToken.None));
    }

    [Fact]
    public async Task A_link_that_is_sent_again_counts_among_the_letters_of_its_mailbox()
    {
        var tokens = new List<string>();
        for (byte reader = 1; reader <= 2; reader++)
        {
            tokens.Add((await _room.PostedAsync(_room.Draft(reader, $"Story number {reader}.", email: Kari, notify: true))).Token);
        }

        foreach (string token in tokens)
        {
            Assert.True(await _room.PrivateLinks.SendAsync(token, CancellationToken.None));
        }

        Assert.Equal(RecipientRateLimit.MaxPerDay, _room.Letters().Count);
    }

    [Fact]
    public async Task An_address_is_sealed_and_gets_no_news_until_it_said_yes_itself()
    {
        (string token, long id) = await _room.ShownAsync(_room.Draft(1, "Does heat help?", email: Kari, notify: true));
        Assert.Equal(1, _room.Open.Count($"select count(*) from comments where email is not null and instr(email, '{Kari}') = 0 and notify = 'Asked'"));

        Assert.False(await _room.ReplyLetters.ConfirmAsync(token, CancellationToken.None));
        await _room.ShownAsync(_room.Draft(2, "It does.", replyTo: id));

        Assert.Single(_room.Letters());
    }

    [Fact]
    public async Task Who_confirmed_is_told_once_of_each_answer_with_a_link_and_none_of_its_words()
    {
        (_, long id) = await AskedAndConfirmedAsync();
        (string token, long reply) = await _room.ShownAsync(_room.Draft(2, "Only in the bath.", replyTo: id));
        await _room.EditAsync(token, "Only in the sauna.");
        await _room.ApproveAsync(new CommentVersion(reply, 2));
        await _room.Replies.ReplyAsync(new CommentVersion(id), CommentRoom.Text("Please call us."), "Nora Lie", CommentRoom.Nora, CancellationToken.None);

        EmailMessage[] news = [.. _room.Letters().Skip(1)];
        Assert.Equal(2, news.Length);
        Assert.All(news, email => Assert.Equal((Kari, $"https://example.org/comments/{Stop(email)}/stop"), (email.To, $"{email.OneClickStop}")));
        Assert.Contains($"https://example.org/articles/fibro-fog/comments/{reply}\n", news[0].Body, StringComparison.Ordinal);
        Assert.Contains($"https://example.org/articles/fibro-fog/comments/{reply + 1}\n", news[1].Body, StringComparison.Ordinal);
        Assert.All(_room.Letters(), email => Assert.DoesNotMatch("bath|sauna|heat|Nora|call us", email.Body));
    }

    [Fact]
    public async Task Nobody_is_told_of_an_answer_of_their_own()
    {
        (_, long id) = await AskedAndConfirmedAsync();
        await _room.ShownAsync(_room.Draft(1, "I found out myself.", replyTo: id));

        Assert.Single(_room.Letters());
    }

    [Fact]
    public async Task Stopping_forgets_the_address_and_the_link_that_stops_can_do_nothing_else()
    {
        (string token, long id) = await AskedAndConfirmedAsync();
        (string stop, string confirm) = (Stop(_room.Letters()[0]), Confirm(_room.Letters()[0]));

        Assert.False(await _room.Comments.EraseAsync(stop, CancellationToken.None));
        Assert.True(await _room.ReplyLetters.StopAsync(stop, CancellationToken.None));
        Assert.True(await _room.ReplyLetters.StopAsync(stop, CancellationToken.None));
        Assert.True(await _room.ReplyLetters.StopAsync(token, CancellationToken.None));

        await _room.ShownAsync(_room.Draft(2, "It does.", replyTo: id));
        Assert.Empty(_room.Letters());
        Assert.Equal(1, _room.Open.Count("select count(*) from comments where email is null and notify = 'Stopped'"));
        Assert.False(await _room.ReplyLetters.ConfirmAsync(confirm, CancellationToken.None));
    }

    private async Task<(string Token, long Id)> AskedAndConfirmedAsync()
    {
        (string Token, long Id) posted = await _room.ShownAsync(_room.Draft(1, "Does heat help?", email: Kari, notify: true));
        Assert.True(await _room.ReplyLetters.ConfirmAsync(Confirm(Assert.Single(_room.Letters())), CancellationToken.None));
        return posted;
    }

    private static string Confirm(EmailMessage email) => TokenBefore(email, "/confirm");

    private static string Stop(EmailMessage email) => TokenBefore(email, "/stop");

    private static string TokenBefore(EmailMessage email, string verb) => email.Body[..email.Body.IndexOf(verb, StringComparison.Ordinal)].Split('/')[^1];
}
