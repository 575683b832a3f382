using System.Security.Cryptography;
using System.Text.Json;
using FibroInfo.Data;

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
}
