using System.Security.Cryptography;
using System.Text.Json;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Mail;

/// <summary>Takes letters in the transaction of whoever writes them: what they tell of is stored, or they are not sent.</summary>
public sealed class Outbox(Seal seal, TimeProvider clock)
{
    /// <summary>Told after a commit that holds a letter.</summary>
    internal const string Tag = "mail";

    /// <exception cref="StoreAwayException">It cannot be sealed just now.</exception>
    public void Add(Writing writing, Letter letter)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string messageId = RandomNumberGenerator.GetHexString(32, lowercase: true);
        writing.Db.Set<Envelope>().Add(new Envelope(0, messageId, seal.Close(JsonSerializer.Serialize(letter)), now, now, 0, false));
        writing.Touch(Tag);
    }

    /// <summary>Takes back letters that wait. There are seldom any: a letter goes out at once, unless its server is down.</summary>
    /// <exception cref="StoreAwayException">They cannot be opened just now.</exception>
    public async Task WithdrawAsync(Writing writing, Func<Letter, bool> isMeant, CancellationToken cancel)
    {
        foreach (Envelope envelope in await writing.Db.Set<Envelope>().Where(letter => !letter.IsGivenUp).ToListAsync(cancel))
        {
            if (seal.Open(envelope.Content) is { } content && isMeant(JsonSerializer.Deserialize<Letter>(content)!))
            {
                writing.Remember(LetterEraser.Of(envelope, clock.GetUtcNow()));
                writing.Db.Remove(envelope);
            }
        }
    }
}
