using System.Globalization;
using System.Text;
using FibroInfo.Text;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Makes a letter a message: whom it is from, and what mail programs want to know of it.</summary>
/// <param name="from">In every letter's From.</param>
/// <param name="site">Its host names the messages.</param>
public sealed class EmailComposer(MailboxAddress from, Uri site, TimeProvider clock)
{
    // RFC 5322: a line longer than this may be cut on the way.
    private const int LongestLine = 998;

    /// <summary>The same at every attempt, and sorted by when it was written.</summary>
    internal static string FileName(DateTimeOffset written, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"{written.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{id}");

    /// <returns>Null when there is no such address: then no attempt can help.</returns>
    public MimeMessage? TryWrite(EmailMessage email, string id)
    {
        if (!EmailAddress.TryParse(email.To, out EmailAddress to, out _))
        {
            return null;
        }

        string body = Lines(email.Body);
        var text = new TextPart("plain")
        {
            // As it is where that is safe, so that a link in a letter written to a file can be clicked.
            ContentTransferEncoding = IsSafeAsItIs(body) ? ContentEncoding.SevenBit : ContentEncoding.QuotedPrintable,
        };
        text.SetText(Encoding.UTF8, body);
        var message = new MimeMessage { Body = text, Date = clock.GetUtcNow(), Subject = OneLine(email.Subject) };
        // One of its own: a list of addresses keeps hold of what is put into it, and the other way round.
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

    // A line break here would begin a header of the writer's choice (T24).
    private static string OneLine(string text) => string.Concat(text.EnumerateRunes().Select(rune => IsControl(rune) ? " " : rune.ToString())).Trim();

    // A lone CR or LF is a line's end to some servers and none to others: between the two a second letter could hide.
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
