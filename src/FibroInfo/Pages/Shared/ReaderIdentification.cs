using FibroInfo.Data;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// Who sends something about an article. Known by what they left here before, not by a cookie that anybody can make up; so
/// many new ones come from one network in a day (6.2).
/// </summary>
public sealed class ReaderIdentification(ReaderKeyGenerator keys, NetworkRateLimiter budget)
{
    // Across articles, for the pace of one reader alone: kept in memory, never in a row.
    private const string Everywhere = "comments";

    /// <summary>Counts a new reader, before the transaction that stores what they sent.</summary>
    /// <param name="context">Of the post.</param>
    /// <param name="article">What it is about.</param>
    /// <param name="isKnown">Whether this key has left something on the article.</param>
    /// <returns>Null when it is one too many: the answer is 429 already.</returns>
    /// <exception cref="DatabaseUnavailableException">The store, or the secret of the keys, cannot be read.</exception>
    public async Task<ReaderIdentity?> FindAsync(HttpContext context, Slug article, Func<byte[], Task<bool>> isKnown)
    {
        byte[]? cookie = ReaderCookie.Find(context);
        byte[] browser = cookie ?? ReaderCookie.New();
        byte[] here = keys.Derive(article.Value, browser), everywhere = keys.Derive(Everywhere, browser);
        if (cookie is not null && await isKnown(here))
        {
            return new ReaderIdentity(here, everywhere, giveCookie: null, giveBack: null);
        }

        return budget.TryTakeNewReader(context, article)
            ? new ReaderIdentity(
                here, everywhere, cookie is null ? () => ReaderCookie.Set(context, browser) : null, () => budget.GiveBackNewReader(context, article))
            : null;
    }

    /// <summary>The key of who takes something back. Without a cookie it is nobody's: they have left nothing.</summary>
    /// <exception cref="DatabaseUnavailableException">The secret of the keys cannot be read.</exception>
    public byte[] GetKey(HttpContext context, Slug article) => keys.Derive(article.Value, ReaderCookie.Find(context) ?? ReaderCookie.New());
}

/// <summary>
/// A reader by two keys: on this article, and on all. Until <see cref="Accept"/> is called nothing of theirs counts: they get
/// no cookie, and the end of this gives back what they took from the budget, so that who is told to try again can.
/// </summary>
public sealed class ReaderIdentity(byte[] here, byte[] everywhere, Action? giveCookie, Action? giveBack) : IDisposable
{
    private Action? _giveBack = giveBack;

    public byte[] Here => here;

    public byte[] Everywhere => everywhere;

    /// <summary>What they sent is stored.</summary>
    public void Accept()
    {
        giveCookie?.Invoke();
        _giveBack = null;
    }

    public void Dispose()
    {
        _giveBack?.Invoke();
        _giveBack = null;
    }
}
