using FibroInfo.Data;
using FibroInfo.Mail;

namespace FibroInfo.Comments;

/// <summary>The letters about a comment that no server has taken yet. Who erased it, or stopped letters, gets none of them any more.</summary>
public sealed class WaitingLetters(Outbox outbox, WritersLink links)
{
    /// <exception cref="StoreAwayException">They cannot be read just now.</exception>
    internal async Task WithdrawAsync(Writing writing, IEnumerable<Comment> comments, CancellationToken cancel)
    {
        // Every letter bears one of the links of its comment, and nobody else's does.
        string[] tokens =
        [
            .. comments.Select(comment => comment.Seed).OfType<byte[]>()
                .SelectMany(seed => Enum.GetValues<LinkUse>().Select(use => links.TokenFor(seed, use))),
        ];
        await outbox.WithdrawAsync(writing, letter => tokens.Any(token => letter.Body.Contains(token, StringComparison.Ordinal)), cancel);
    }
}
