using FibroInfo.Data;

namespace FibroInfo.Comments;

/// <summary>
/// When each reader posted within the last hour. In memory, so that no row connects one person's comments on different articles, and
/// so that an erased comment still counts; a restart forgets it. Not thread-safe: used only within a write transaction.
/// </summary>
internal sealed class CommentRateLimiter(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Queue<(string Reader, DateTimeOffset At)> _posts = new();
    private DateTimeOffset _latest;
    private readonly Dictionary<string, List<DateTimeOffset>> _byReader = new(StringComparer.Ordinal);

    /// <returns>Why this reader may not post now; null when posting is allowed.</returns>
    public CommentPostOutcome? Refuse(byte[] reader, CommentLimits limits)
    {
        DateTimeOffset now = clock.GetUtcNow();
        RemoveExpired(now);
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
            ? new CommentPostOutcome.TooMany(times[^limits.PerReaderPerHour] + Window - now)
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

    private void RemoveExpired(DateTimeOffset now)
    {
        if (PlausibleTimeLimit.IsInFuture(_latest, now))
        {
            // The clock was ahead and has been set back: these times would keep readers from posting until then.
            _posts.Clear();
            _byReader.Clear();
            _latest = default;
        }

        while (_posts.TryPeek(out (string Reader, DateTimeOffset At) oldest) && oldest.At <= now - Window)
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

/// <summary>How many comments are accepted (6.3). 0 means no limit.</summary>
/// <param name="PerReaderPerHour">Comments by one reader per hour, on all articles.</param>
/// <param name="SecondsBetween">Seconds between two comments by one reader.</param>
/// <param name="Waiting">Comments waiting in the queue, above which no more are accepted; also how many spam comments are kept.</param>
public sealed record CommentLimits(int PerReaderPerHour, int SecondsBetween, int Waiting);
