using System.Globalization;
using System.Text;
using FibroInfo.Text;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Turns an e-mail into a MIME message with the headers that mail programs expect.</summary>
/// <param name="from">The sender of every e-mail (From).</param>
/// <param name="site">The site's public URL; its host is part of every Message-ID.</param>
public sealed class EmailComposer(MailboxAddress from, Uri site, TimeProvider clock)
{
    // RFC 5322: servers may cut a longer line.
    private const int LongestLine = 998;

    /// <summary>The same at every attempt; file names sort by the time of writing.</summary>
    internal static string FileName(DateTimeOffset written, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"{written.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{id}");

    /// <returns>Null when the recipient's address is not valid: then no attempt can succeed.</returns>
    public MimeMessage? TryWrite(EmailMessage email, string id)
    {
        if (!EmailAddress.TryParse(email.To, out EmailAddress to, out _))
        {
            return null;
        }

        string body = Lines(email.Body);
        var text = new TextPart("plain")
        {
            // Unencoded where that is safe, so that a link in an e-mail file can be clicked.
            ContentTransferEncoding = IsSafeAsItIs(body) ? ContentEncoding.SevenBit : ContentEncoding.QuotedPrintable,
        };
        text.SetText(Encoding.UTF8, body);
        var message = new MimeMessage { Body = text, Date = clock.GetUtcNow(), Subject = OneLine(email.Subject) };
        // A new object: MimeKit's address lists and the mailboxes in them refer to each other, so one mailbox cannot be shared.
        message.From.Add(new MailboxAddress(from.Name, from.Address));
        message.To.Add(new MailboxAddress(null, to.Value));
        message.Headers.Replace("Message-ID", $"<{id}@{site.IdnHost}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (email.OneClickStop is { IsAbsoluteUri: true } stop)
        {
            message.Headers.Add("List-Unsubscribe", $"<{new UriBuilder(stop) { Host = stop.IdnHost }.Uri.AbsoluteUri}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return message;
    }

    private static bool IsSafeAsItIs(string body) => Ascii.IsValid(body) && body.Split("\r\n").All(line => line.Length <= LongestLine);

    // A line break here would let the author of the text add a header (T24).
    private static string OneLine(string text) => string.Concat(text.EnumerateRunes().Select(rune => IsControl(rune) ? " " : rune.ToString())).Trim();

    // Some servers take a lone CR or LF as the end of a line and others do not: this difference can smuggle in a second e-mail.
    private static string Lines(string text)
    {
        string unix = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return string.Concat(unix.EnumerateRunes().Select(rune => rune.Value switch
        {
            '\n' => "\r\n",
            not '\t' when IsControl(rune) => " ",
            _ => rune.ToString(),
        }));
    }

    private static bool IsControl(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
