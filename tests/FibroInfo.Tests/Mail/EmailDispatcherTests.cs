using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Tests.Data;
using Microsoft.Data.Sqlite;
using MimeKit;

namespace FibroInfo.Tests.Mail;

public sealed class EmailDispatcherTests : IDisposable
{
    private readonly OpenMail _mail = new();
    private readonly TinySmtp _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _mail.Dispose();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(-10)]
    public async Task A_letter_that_was_written_or_tried_while_the_clock_was_wrong_does_not_wait_for_that_day_R12(int days)
    {
        using var mail = new OpenMail();
        mail.Clock.Now += TimeSpan.FromDays(days);
        await mail.WriteAsync(OpenMail.Letter());
        mail.Clock.Now -= TimeSpan.FromDays(days);

        Assert.Equal(1, await mail.EmailDispatcher().SendDueAsync(CancellationToken.None));
        Assert.Single(mail.Files);
    }

    [Fact]
    public async Task A_letter_is_sent_at_once_after_the_commit_it_came_with()
    {
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(_server));
        await postman.StartAsync(CancellationToken.None);
        await _mail.WriteAsync(OpenMail.Letter(subject: "First"));
        Assert.Equal("First", (await _server.NextAsync()).Letter.Subject);

        await _mail.WriteAsync(OpenMail.Letter(subject: "Second"));
        Assert.Equal("Second", (await _server.NextAsync()).Letter.Subject);
        await postman.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_letter_whose_cause_was_not_stored_is_not_sent()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _mail.Open.Store.WriteAsync<bool>(
            transaction =>
            {
                _mail.Outbox.Add(transaction, OpenMail.Letter());
                throw new InvalidOperationException("A slip of ours.");
            }, CancellationToken.None));

        using EmailDispatcher postman = _mail.EmailDispatcher();
        Assert.Equal(0, await postman.SendDueAsync(CancellationToken.None));
        Assert.Empty(_mail.Open.Told);
    }

    [Fact]
    public async Task Letters_go_out_oldest_first_and_leave_no_row_behind()
    {
        foreach (string subject in new[] { "1", "2", "3" })
        {
            await _mail.WriteAsync(OpenMail.Letter(subject: subject));
        }

        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(_server));
        Assert.Equal(3, await postman.SendDueAsync(CancellationToken.None));
        foreach (string subject in new[] { "1", "2", "3" })
        {
            Assert.Equal(subject, (await _server.NextAsync()).Letter.Subject);
        }

        Assert.Equal(0, _mail.Open.Count("select count(*) from outbox"));
    }

    [Fact]
    public async Task In_the_file_of_the_store_a_waiting_letter_is_sealed_T34()
    {
        await _mail.WriteAsync(OpenMail.Letter(body: "The words of a letter."));

        byte[][] files = [.. Directory.GetFiles(_mail.Open.Folder.Path, "fibroinfo.db*").Select(Bytes)];
        Assert.Contains(files, file => file.AsSpan().IndexOf("message_id"u8) >= 0);
        Assert.All(files, file => Assert.True(file.AsSpan().IndexOf("nordmann"u8) < 0 && file.AsSpan().IndexOf("words of a letter"u8) < 0));
    }

    [Fact]
    public async Task A_server_that_says_later_gets_the_same_letter_again_a_minute_after()
    {
        _server.Refusals.Enqueue("451 try later");
        await _mail.WriteAsync(OpenMail.Letter());
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(_server));

        Assert.Equal(0, await postman.SendDueAsync(CancellationToken.None));
        Assert.Equal(0, await postman.SendDueAsync(CancellationToken.None));
        Assert.Equal(1, _mail.Open.Count("select count(*) from outbox where attempts = 1"));

        _mail.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(1, await postman.SendDueAsync(CancellationToken.None));
        Assert.Equal("An answer", (await _server.NextAsync()).Letter.Subject);
        Assert.False(_server.HasMore);
        Assert.Contains("451", Assert.Single(_mail.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_one_letter_waits_for_its_next_attempt_the_others_go_out()
    {
        _server.Refusals.Enqueue("550 no such person as kari@nordmann.example");
        await _mail.WriteAsync(OpenMail.Letter(subject: "Bad"));
        await _mail.WriteAsync(OpenMail.Letter(subject: "Good"));
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(_server));

        await postman.SendDueAsync(CancellationToken.None);
        await postman.SendDueAsync(CancellationToken.None);

        Assert.Equal("Good", (await _server.NextAsync()).Letter.Subject);
        Assert.DoesNotContain("nordmann", Assert.Single(_mail.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_not_waited_for()
    {
        _server.IsSilent = true;
        await _mail.WriteAsync(OpenMail.Letter());
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(_server.Port, TimeSpan.FromMilliseconds(200)));

        Assert.Equal(0, await postman.SendDueAsync(CancellationToken.None));
        Assert.Contains("TooSlow", Assert.Single(_mail.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_attempts_in_two_days_a_letter_is_given_up_and_its_address_erased()
    {
        int port;
        using (var gone = new TinySmtp())
        {
            port = gone.Port;
        }

        await _mail.WriteAsync(OpenMail.Letter());
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(port, TimeSpan.FromSeconds(20)));
        DateTimeOffset began = _mail.Clock.Now;
        DateTimeOffset given = began;

        for (int round = 0; round < 3 * 24 * 2 && _mail.Said.Count < 10; round++)
        {
            await postman.SendDueAsync(CancellationToken.None);
            given = _mail.Clock.Now;
            _mail.Clock.Now += TimeSpan.FromMinutes(30);
        }

        Assert.Equal(10, _mail.Open.Count("select attempts from outbox where is_given_up and length(content) = 0"));
        Assert.InRange((given - began).TotalHours, 40, 56);
        Assert.Equal(10, _mail.Said.Count);
        Assert.StartsWith("Error: Letter 1 is given up at attempt 10: ServerUnreachable.", _mail.Said[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("nordmann", string.Join('\n', _mail.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_crash_between_sending_and_forgetting_a_letter_comes_once_more_under_the_same_id()
    {
        await _mail.WriteAsync(OpenMail.Letter());
        using (var crash = new CancellationTokenSource())
        using (EmailDispatcher before = _mail.EmailDispatcher(new SendThen(OpenMail.To(_server), () =>
        {
            crash.Cancel();
            crash.Token.ThrowIfCancellationRequested();
        })))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => before.SendDueAsync(crash.Token));
        }

        _mail.Clock.Now += TimeSpan.FromMinutes(1);
        using EmailDispatcher after = _mail.EmailDispatcher(OpenMail.To(_server));
        Assert.Equal(1, await after.SendDueAsync(CancellationToken.None));
        Assert.Equal((await _server.NextAsync()).Letter["Message-ID"], (await _server.NextAsync()).Letter["Message-ID"]);

        _mail.Clock.Now += TimeSpan.FromDays(3);
        Assert.Equal(0, await after.SendDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task While_a_sent_letter_s_row_cannot_be_erased_the_letter_is_not_sent_again()
    {
        await _mail.WriteAsync(OpenMail.Letter());
        using var other = new SqliteConnection($"{_mail.Open.File.ConnectionString};Pooling=False");
        other.Open();
        SqliteTransaction? held = null;
        using EmailDispatcher postman = _mail.EmailDispatcher(new SendThen(OpenMail.To(_server), () => held = other.BeginTransaction()));

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => postman.SendDueAsync(CancellationToken.None));
        held!.Dispose();
        _mail.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(1, await postman.SendDueAsync(CancellationToken.None));

        await _server.NextAsync();
        Assert.False(_server.HasMore);
        Assert.Equal(0, _mail.Open.Count("select count(*) from outbox"));
    }

    [Fact]
    public async Task A_letter_whose_key_is_lost_is_given_up_and_holds_up_nobody()
    {
        await _mail.WriteAsync(OpenMail.Letter());
        Directory.Delete(_mail.Open.Folder.File("keys"), recursive: true);
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(_server), Keys.SealOf(_mail.Open.Folder));

        await postman.SendDueAsync(CancellationToken.None);

        Assert.Equal(1, _mail.Open.Count("select count(*) from outbox where is_given_up"));
        Assert.False(_server.HasMore);
    }

    [Fact]
    public async Task A_letter_that_cannot_be_made_a_message_takes_nobody_down_and_holds_up_nobody()
    {
        await _mail.WriteAsync(OpenMail.Letter(body: null!));
        await _mail.WriteAsync(OpenMail.Letter(subject: "Good"));
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(_server));

        Assert.Equal(0, await postman.SendDueAsync(CancellationToken.None));
        Assert.Equal(1, await postman.SendDueAsync(CancellationToken.None));
        Assert.Equal("Good", (await _server.NextAsync()).Letter.Subject);
        Assert.Contains("NullReferenceException", Assert.Single(_mail.Said), StringComparison.Ordinal);
    }

    // SQLite holds the files open.
    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Sends truly; then something happens.</summary>
    private sealed class SendThen(IEmailSender sender, Action happens) : IEmailSender
    {
        public async Task<DeliveryFailure?> SendAsync(MimeMessage message, string name, CancellationToken cancel)
        {
            DeliveryFailure? failure = await sender.SendAsync(message, name, cancel);
            happens();
            return failure;
        }
    }
}
