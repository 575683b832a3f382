using FibroInfo.Data;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// Who sends something about an article. Known by what they left here before, not by a cookie that anybody can make up; so
/// many new ones come from one network in a day (6.2). The cookie is set here, once what was sent may count.
/// </summary>
public sealed class ReaderDoor(ReaderKeys keys, NetworkBudget budget)
{
    // Across articles, for the pace of one reader alone: kept in memory, never in a row.
    private const string Everywhere = "comments";

    /// <param name="context">Of the post.</param>
    /// <param name="article">What it is about.</param>
    /// <param name="isKnown">Whether this key has left something on the article.</param>
    /// <returns>Null when it is one too many: the answer is 429 already.</returns>
    /// <exception cref="StoreAwayException">The store, or the secret of the keys, cannot be read.</exception>
    public async Task<Reader?> FindAsync(HttpContext context, Slug article, Func<byte[], Task<bool>> isKnown)
    {
        byte[]? browser = ReaderCookie.Find(context);
        if ((browser is null || !await isKnown(keys.For(article.Value, browser))) && !MayBeNew(context, article))
        {
            return null;
        }

        browser ??= ReaderCookie.Give(context, ReaderCookie.New());
        return new Reader(keys.For(article.Value, browser), keys.For(Everywhere, browser));
    }

    /// <summary>Who sends this, for a room that finds out by itself whether it knows them.</summary>
    /// <returns>Their key on this article, and what to ask when they have left nothing on it: false refuses, and the answer is 429 already.</returns>
    /// <exception cref="StoreAwayException">The secret of the keys cannot be read.</exception>
    public (byte[] Key, Func<bool> MayBeNew) Expect(HttpContext context, Slug article)
    {
        byte[]? known = ReaderCookie.Find(context);
        byte[] browser = known ?? ReaderCookie.New();
        return (keys.For(article.Value, browser), MayBeNew);

        bool MayBeNew()
        {
            bool may = this.MayBeNew(context, article);
            if (may && known is null)
            {
                ReaderCookie.Give(context, browser);
            }

            return may;
        }
    }

    private bool MayBeNew(HttpContext context, Slug article) => budget.TryTakeNewReader(context, article);
}

/// <summary>A reader by two keys: on this article, and on all.</summary>
public sealed record Reader(byte[] Here, byte[] Everywhere);
