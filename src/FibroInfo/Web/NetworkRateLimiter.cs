using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Web;

/// <summary>
/// How much one network may send. A network is what a household or a provider's customer shares: an IPv4 /24, an IPv6 /48.
/// It is kept in memory only, as a count without a name, and neither stored nor logged.
/// </summary>
public sealed partial class NetworkRateLimiter(SiteLimits limits, TimeProvider clock, ILogger<NetworkRateLimiter> logger)
{
    // A clinic that comes to work at eight is one network.
    private const int MaxSignIns = 40;
    // A page with its pictures, for a meeting of colleagues.
    private const int MaxPreviews = 300;
    // A search field asks at each pause in typing, and a clinic's waiting room is one network.
    private const int MaxSearches = 600;
    internal const int MaxNetworkBytes = 7;
    private const int MaxSlugBytes = 100;

    private readonly FixedWindowCounter _posts = new(limits.PostsPerNetworkPerMinute, TimeSpan.FromMinutes(1), clock);
    private readonly FixedWindowCounter _signIns = new(MaxSignIns, TimeSpan.FromMinutes(15), clock);
    private readonly FixedWindowCounter _previews = new(MaxPreviews, TimeSpan.FromMinutes(1), clock);
    private readonly FixedWindowCounter _searches = new(MaxSearches, TimeSpan.FromMinutes(1), clock);
    private readonly FixedWindowCounter _newReaders = new(limits.NewReadersPerNetworkPerDay, TimeSpan.FromDays(1), clock);

    /// <summary>Counts a post. False: the answer is 429 already, with when to come back, and the page adds nothing to it.</summary>
    public bool TryTakePost(HttpContext context)
    {
        Span<byte> key = stackalloc byte[MaxNetworkBytes];
        return IsWithin(_posts.Take(key[..WriteNetwork(context.Connection.RemoteIpAddress, key)]), context);
    }

    /// <summary>Counts an attempt to sign in with a password, right or wrong. False as above.</summary>
    public bool TryTakeSignIn(HttpContext context)
    {
        Span<byte> key = stackalloc byte[MaxNetworkBytes];
        return IsWithin(_signIns.Take(key[..WriteNetwork(context.Connection.RemoteIpAddress, key)]), context);
    }

    /// <summary>Counts a look at an address whose token is all that guards it. False as above.</summary>
    public bool TryTakePreview(HttpContext context)
    {
        Span<byte> key = stackalloc byte[MaxNetworkBytes];
        return IsWithin(_previews.Take(key[..WriteNetwork(context.Connection.RemoteIpAddress, key)]), context);
    }

    /// <summary>Counts a search: it is the one thing readers ask for that is made anew each time. False as above.</summary>
    public bool TryTakeSearch(HttpContext context)
    {
        Span<byte> key = stackalloc byte[MaxNetworkBytes];
        return IsWithin(_searches.Take(key[..WriteNetwork(context.Connection.RemoteIpAddress, key)]), context);
    }

    /// <summary>
    /// Counts a reader who has left nothing on this article so far. Not only one without a cookie: anybody can make one up.
    /// False as above.
    /// </summary>
    public bool TryTakeNewReader(HttpContext context, Slug article)
    {
        Span<byte> key = stackalloc byte[MaxNetworkBytes + MaxSlugBytes];
        return IsWithin(_newReaders.Take(key[..WriteReader(context, article, key)]), context);
    }

    /// <summary>This new reader counts no more: nothing of what they sent was stored.</summary>
    public void GiveBackNewReader(HttpContext context, Slug article)
    {
        Span<byte> key = stackalloc byte[MaxNetworkBytes + MaxSlugBytes];
        _newReaders.GiveBack(key[..WriteReader(context, article, key)]);
    }

    private static int WriteReader(HttpContext context, Slug article, Span<byte> key)
    {
        int length = WriteNetwork(context.Connection.RemoteIpAddress, key);
        return length + Encoding.ASCII.GetBytes(article.Value, key[length..]);
    }

    private bool IsWithin(TimeSpan? wait, HttpContext context)
    {
        if (wait is null)
        {
            return true;
        }

        string route = RequestLogging.RouteOf(context);
        LogRefusal(logger, route);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.Value.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return false;
    }

    // The kind first, so that no IPv4 network is also an IPv6 one. Without any address (a Unix socket) all are one network.
    internal static int WriteNetwork(IPAddress? address, Span<byte> key)
    {
        if (address is null)
        {
            key[0] = 0;
            return 1;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        (key[0], int prefix) = address.AddressFamily == AddressFamily.InterNetwork ? ((byte)4, 3) : ((byte)6, 6);
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[..prefix].CopyTo(key[1..]);
        return 1 + prefix;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Route} was sent more from one network than the limits allow; refused.")]
    private static partial void LogRefusal(ILogger logger, string route);
}
