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

    /// <param name="isKnown">Whether this key has left something on the article.</param>
    /// <returns>Null when it is one too many: the answer is 429 already.</returns>
    /// <exception cref="StoreAwayException">The store, or the secret of the keys, cannot be read.</exception>
    public async Task<Reader?> FindAsync(HttpContext context, Slug article, Func<byte[], Task<bool>> isKnown)
    {
        byte[]? browser = ReaderCookie.Find(context);
        if ((browser is null || !await isKnown(keys.For(article.Value, browser))) && !budget.TryTakeNewReader(context, article))
        {
            return null;
        }

        browser ??= ReaderCookie.Give(context);
        return new Reader(keys.For(article.Value, browser), keys.For(Everywhere, browser));
    }
}

/// <summary>A reader by two keys: on this article, and on all.</summary>
public sealed record Reader(byte[] Here, byte[] Everywhere);
