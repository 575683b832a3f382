using System.Globalization;
using FibroInfo.Mail;

namespace FibroInfo.Tests.Mail;

/// <summary>Letters as they stand in the folder, and as a mail server takes them.</summary>
public sealed class CommentEmailsTests : IDisposable
{
    private readonly OpenMail _mail = new();
    private readonly TinySmtp _server = new();

    public static TheoryData<string, string> Injections => new()
    {
        { "kari@nordmann.example%0d%0aBcc: thief@evil.example", "Hello" },
        { "kari@nordmann.example%0aBcc: thief@evil.example", "Hello" },
        { "kari@nordmann.example, thief@evil.example", "Hello" },
        { "\"kari%0d%0aBcc: thief@evil.example\" <kari@nordmann.example>", "Hello" },
        { "kari@nordmann.example", "Hello%0d%0aBcc: thief@evil.example" },
        { "kari@nordmann.example", "Hello%0aBcc: thief@evil.example%0a%0aBuy this" },
        { "kari@nordmann.example", "Hei på deg%0d%0aBcc: thief@evil.example" },
        { "kari@nordmann.example", "Hello%c2%85Bcc: thief@evil.example%e2%80%a8Bcc: thief@evil.example%00%1b[2J" },
    };

    public void Dispose()
    {
        _server.Dispose();
        _mail.Dispose();
    }

    [Fact]
    public async Task A_letter_says_whom_it_is_from_when_and_that_a_machine_wrote_it()
    {
        Eml letter = await InFolderAsync(OpenMail.Letter());

        Assert.Equal(("no-reply@fibro.example", "kari@nordmann.example", "An answer"), (letter["From"], letter["To"], letter.Subject));
        Assert.Equal("auto-generated", letter["Auto-Submitted"]);
        Assert.Equal(_mail.Clock.Now, DateTimeOffset.Parse(letter["Date"], CultureInfo.InvariantCulture));
        Assert.Matches("^<[0-9a-f]{32}@fibro.example>$", letter["Message-ID"]);
        Assert.StartsWith("text/plain; charset=utf-8", letter["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("Somebody answered you.", letter.Body.Trim());
        Assert.False(letter.Has("List-Unsubscribe"));
    }

    [Fact]
    public async Task A_letter_that_can_be_stopped_is_stopped_with_one_click_RFC_8058()
    {
        Eml letter = await InFolderAsync(OpenMail.Letter(stop: new Uri("https://fibro.example/comments/abc/stop")));

        Assert.Equal("<https://fibro.example/comments/abc/stop>", letter["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", letter["List-Unsubscribe-Post"]);
    }

    [Fact]
    public async Task Letters_and_emoji_of_every_language_arrive_as_they_were_written()
    {
        const string Subject = "Svar på «smerte og søvn» – 疼痛 😀, and more words than fit into one line of a header";
        string body = $"Blåbær, æøå 😀\n.\n.leading dot\n{new string('ø', 2000)}\nhttps://fibro.example/comments/{new string('a', 60)}";
        EmailMessage letter = OpenMail.Letter(subject: Subject, body: body);

        foreach (Eml arrived in new[] { await InFolderAsync(letter), await OverSmtpAsync(letter) })
        {
            Assert.Equal(Subject, arrived.Subject);
            Assert.Equal(body.Replace("\n", "\r\n", StringComparison.Ordinal), arrived.Body.TrimEnd());
            Assert.All(arrived.Raw.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
        }
    }

    [Fact]
    public async Task A_line_with_a_dot_alone_ends_no_letter_and_hides_no_second_one()
    {
        EmailMessage letter = OpenMail.Letter(body: "One\n.\nTwo\r.\rThree\r\n.\r\nMAIL FROM:<thief@evil.example>");

        Eml arrived = await OverSmtpAsync(letter);

        Assert.Equal("One\r\n.\r\nTwo\r\n.\r\nThree\r\n.\r\nMAIL FROM:<thief@evil.example>", arrived.Body.TrimEnd());
        Assert.False(_server.HasMore);
    }

    [Fact]
    public async Task A_plain_link_in_a_letter_in_the_folder_is_whole()
    {
        string link = $"https://fibro.example/comments/{new string('a', 80)}";

        Assert.Contains(link, (await InFolderAsync(OpenMail.Letter(body: $"Here:\n{link}\n"))).Raw, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Injections))]
    public async Task Nobody_can_add_a_header_or_a_receiver_T24(string to, string subject)
    {
        EmailMessage letter = OpenMail.Letter(Uri.UnescapeDataString(to), Uri.UnescapeDataString(subject));
        await _mail.WriteAsync(letter);
        await _mail.WriteAsync(letter);

        using EmailDispatcher toFolder = _mail.EmailDispatcher();
        await toFolder.SendDueAsync(CancellationToken.None);
        bool isSendable = to == "kari@nordmann.example";
        Assert.Equal(isSendable ? 2 : 0, Directory.Exists(_mail.Folder) ? _mail.Files.Length : 0);
        if (isSendable)
        {
            Assert.All(_mail.Files, Check);
            await _mail.WriteAsync(letter);
            using EmailDispatcher toServer = _mail.EmailDispatcher(OpenMail.To(_server));
            Assert.Equal(1, await toServer.SendDueAsync(CancellationToken.None));
            TinySmtp.Received received = await _server.NextAsync();
            Assert.Equal("RCPT TO:<kari@nordmann.example>", Assert.Single(received.Receivers));
            Check(received.Letter);
        }
        else
        {
            Assert.Equal(2, _mail.Open.Count("select count(*) from outbox where is_given_up and length(content) = 0"));
            Assert.DoesNotContain("example", string.Join('\n', _mail.Said), StringComparison.Ordinal);
        }
    }

    private static void Check(Eml letter)
    {
        Assert.False(letter.Has("Bcc"));
        Assert.Equal("kari@nordmann.example", letter["To"]);
        Assert.DoesNotContain(letter.Subject, char.IsControl);
        Assert.Equal("Somebody answered you.", letter.Body.Trim());
    }

    private async Task<Eml> InFolderAsync(EmailMessage email)
    {
        await _mail.WriteAsync(email);
        using EmailDispatcher postman = _mail.EmailDispatcher();
        Assert.Equal(1, await postman.SendDueAsync(CancellationToken.None));
        return Assert.Single(_mail.Files);
    }

    private async Task<Eml> OverSmtpAsync(EmailMessage email)
    {
        await _mail.WriteAsync(email);
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(_server));
        Assert.Equal(1, await postman.SendDueAsync(CancellationToken.None));
        return (await _server.NextAsync()).Letter;
    }
}
