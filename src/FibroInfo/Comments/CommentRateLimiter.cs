using FibroInfo.Data;

namespace FibroInfo.Comments;

/// <summary>
/// When each reader posted within the last hour. In memory, so that no row joins one person's comments on different
/// articles, and so that an erased comment still counts; a restart forgets it. Used inside the store's gate, one at a time.
/// </summary>
internal sealed class CommentRateLimiter(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly Queue<(string Reader, DateTimeOffset At)> _posts = new();
    private DateTimeOffset _latest;
    private readonly Dictionary<string, List<DateTimeOffset>> _byReader = new(StringComparer.Ordinal);

    /// <returns>Null when this reader may post now.</returns>
    public CommentPostOutcome? Refuse(byte[] reader, CommentLimits limits)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Forget(now);
        if (!_byReader.TryGetValue(Convert.ToHexString(reader), out List<DateTimeOffset>? times))
        {
            return null;
        }

        TimeSpan pause = times[^1] + TimeSpan.FromSeconds(limits.SecondsBetween) - now;
        if (limits.SecondsBetween > 0 && pause > TimeSpan.Zero)
        {
            return new CommentPostOutcome.TooSoon(pause);
        }

        return limits.PerReaderPerHour > 0 && times.Count >= limits.PerReaderPerHour
            ? new CommentPostOutcome.TooMany(times[^limits.PerReaderPerHour] + Kept - now)
            : null;
    }

    public void RecordPost(byte[] reader)
    {
        (string key, DateTimeOffset now) = (Convert.ToHexString(reader), clock.GetUtcNow());
        _posts.Enqueue((key, now));
        _latest = now > _latest ? now : _latest;
        if (!_byReader.TryGetValue(key, out List<DateTimeOffset>? times))
        {
            _byReader[key] = times = [];
        }

        times.Add(now);
    }

    private void Forget(DateTimeOffset now)
    {
        if (PlausibleTimeLimit.IsInFuture(_latest, now))
        {
            // They would keep readers from posting until then.
            _posts.Clear();
            _byReader.Clear();
            _latest = default;
        }

        while (_posts.TryPeek(out (string Reader, DateTimeOffset At) oldest) && oldest.At <= now - Kept)
        {
            _posts.Dequeue();
            List<DateTimeOffset> times = _byReader[oldest.Reader];
            times.RemoveAt(0);
            if (times.Count == 0)
            {
                _byReader.Remove(oldest.Reader);
            }
        }
    }
}

/// <summary>How much is taken (6.3). 0 is no limit.</summary>
/// <param name="PerReaderPerHour">Comments of one reader, on all articles.</param>
/// <param name="SecondsBetween">Seconds between two of one reader.</param>
/// <param name="Waiting">Comments in the queue, above which no more are taken; as many are kept of the spam.</param>
public sealed record CommentLimits(int PerReaderPerHour, int SecondsBetween, int Waiting);
