using System.Security.Cryptography;
using FibroInfo.Text;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Sends one message now, past the outbox, to learn whether the site can send e-mail.</summary>
public sealed class TestEmail(EmailRoute route, LetterHead head, ISender sender, DeliveryStatus status, TimeProvider clock)
{
    /// <returns>Null when it was sent.</returns>
    public async Task<DeliveryFailure?> SendAsync(EmailAddress to, Words words, CancellationToken cancel)
    {
        var letter = new Letter(to.Value, words["mail.test-subject", route.Site.IdnHost], words["mail.test-body", route.Site.AbsoluteUri], null);
        string id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        using MimeMessage message = head.TryWrite(letter, id) ?? throw new ArgumentException("This address was never given a value.", nameof(to));
        return status.Record(await sender.SendAsync(message, LetterHead.FileName(clock.GetUtcNow(), id), cancel));
    }
}
