using System.Collections.Concurrent;
using FibroInfo.Data;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace FibroInfo.Web;

/// <summary>
/// Public pages as they were last made. A page is served from here only while the library it was made of is current and
/// nothing it shows was changed since it was <em>begun</em>: one that was being made while a comment was approved is not
/// kept, which ASP.NET's output cache cannot promise (<c>decisions/0007</c>).
/// </summary>
public sealed class PageCache : IDisposable
{
    private const long MaxBytes = 64 * 1024 * 1024;
    private const long BytesOfDeclaration = 512;

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MaxBytes, CompactionPercentage = 0.2 });
    private readonly ConcurrentDictionary<PageCacheKey, Task<CachedPage?>> _making = new();
    private readonly ChangeNotifier _changes;
    private readonly Func<object> _edition;
    private long _hits;

    /// <param name="changeNotifier">Tells the tags of pages whose rows changed.</param>
    /// <param name="edition">What the content is now: another object after every change of the folder, and every midnight.</param>
    public PageCache(ChangeNotifier changeNotifier, Func<object> edition) => (_changes, _edition) = (changeNotifier, edition);

    public void Dispose() => _pages.Dispose();

    /// <summary>Pages served from memory since this was last asked.</summary>
    public long TakeHits() => Interlocked.Exchange(ref _hits, 0);

    internal PageVersion Begin() => new(_edition(), _changes.Count);

    internal CachedPage? Find(PageCacheKey key)
    {
        if (!_pages.TryGetValue(key, out CachedPage? page) || !IsTrue(page!))
        {
            return null;
        }

        Interlocked.Increment(ref _hits);
        return page;
    }

    internal void Store(PageCacheKey key, CachedPage page, QueryKeysAttribute declared)
    {
        if (IsTrue(page))
        {
            _pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Size });
            _pages.Set(key.Path, declared, new MemoryCacheEntryOptions { Size = BytesOfDeclaration });
        }
    }

    /// <summary>What the page at this path declares, for who has not found the page yet.</summary>
    /// <returns>Null when none is kept that stands there.</returns>
    internal QueryKeysAttribute? FindDeclared(string path) => _pages.Get<QueryKeysAttribute>(path);

    internal bool IsBeingCreated(PageCacheKey key) => _making.ContainsKey(key);

    /// <summary>A page that another reader is having made just now.</summary>
    /// <returns>Null when it came to nothing, or does not show all that has happened by now.</returns>
    internal async ValueTask<CachedPage?> FindBeingCreatedAsync(PageCacheKey key)
    {
        PageVersion asked = Begin();
        if (!_making.TryGetValue(key, out Task<CachedPage?>? making))
        {
            return null;
        }

        await ((Task)making).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!making.IsCompletedSuccessfully || await making is not { } page || !IsValidFor(page, asked))
        {
            return null;
        }

        Interlocked.Increment(ref _hits);
        return page;
    }

    /// <summary>Makes a page that many ask for at once only once: the others wait for the first, and are given what came of it.</summary>
    /// <returns>Whether it was made by this call, and the page; null when it is not for all.</returns>
    internal async Task<(bool IsMine, CachedPage? Page)> CreateOnceAsync(PageCacheKey key, Func<Task<CachedPage?>> make, CancellationToken cancel)
    {
        var mine = new TaskCompletionSource<CachedPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<CachedPage?> first = _making.GetOrAdd(key, mine.Task);
        if (first != mine.Task)
        {
            try
            {
                return (false, await first.WaitAsync(cancel));
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                // Whoever made it hung up or failed: the next of those who wait makes it, and not all of them.
                return await CreateOnceAsync(key, make, cancel);
            }
        }

        try
        {
            // Another may have made it between the first look and this.
            CachedPage? page = Find(key) ?? await make();
            _making.TryRemove(key, out _);
            mine.SetResult(page);
            return (true, page);
        }
        catch
        {
            _making.TryRemove(key, out _);
            mine.SetCanceled(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Whether it shows all that had happened when somebody asked. What came after that need not be on their page.</summary>
    internal bool IsValidFor(CachedPage page, PageVersion asked) =>
        IsTrue(page) || (ReferenceEquals(page.Version.Edition, asked.Edition) && page.Version.Changes >= asked.Changes);

    private bool IsTrue(CachedPage page) => ReferenceEquals(page.Version.Edition, _edition()) && !IsChanged(page);

    private bool IsChanged(CachedPage page)
    {
        foreach (string tag in page.Tags)
        {
            if (_changes.IsChanged(tag, page.Version.Changes))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A finished page in memory: its headers as they travel, and its bytes once for each coding that was asked for.</summary>
internal sealed class CachedPage
{
    private readonly byte[] _page;
    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly bool _pays;
    // Two who ask first at once both pack; the bytes are the same.
    private readonly EncodedBody?[] _packed = new EncodedBody?[Enum.GetValues<ContentCoding>().Length];

    /// <param name="begun">The moment it is of.</param>
    /// <param name="tags">The words by which a change of it is told; none for a page that only the content folder changes.</param>
    /// <param name="page">As it was written.</param>
    /// <param name="headers">All that it travels with, but for what depends on the coding.</param>
    public CachedPage(PageVersion begun, string[] tags, byte[] page, IHeaderDictionary headers)
    {
        (Version, Tags, _page) = (begun, tags, page);
        _pays = ContentCodings.IsWorthwhile(headers.ContentType);
        EncodedBody.VaryByCoding(headers);
        _headers = [.. headers];
    }

    public PageVersion Version { get; }

    public string[] Tags { get; }

    /// <summary>About what it takes in memory with its packed forms, in bytes.</summary>
    public int Size => (_page.Length * 2) + 1024;

    public Task SendAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        foreach ((string name, StringValues value) in _headers)
        {
            headers[name] = value;
        }

        ContentCoding coding = _pays ? ContentCodings.BestFor(context.Request.Headers.AcceptEncoding) : ContentCoding.Identity;
        EncodedBody packed = _packed[(int)coding] ??= EncodedBody.Create(coding, coding == ContentCoding.Identity ? _page : coding.CompressForResponse(_page));
        return packed.SendAsync(context);
    }
}

/// <summary>When a page was begun: the library that was current, and the number of changes that were told by then.</summary>
internal readonly record struct PageVersion(object Edition, long Changes);

/// <summary>A page from memory is counted, not logged: one line a minute says how many there were.</summary>
public sealed partial class PageCacheLog(PageCache cache, ILogger<PageCacheLog> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await minute.WaitForNextTickAsync(stoppingToken))
        {
            if (cache.TakeHits() is > 0 and var pages)
            {
                LogHits(logger, pages);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Pages} pages from memory in the last minute.")]
    private static partial void LogHits(ILogger logger, long pages);
}
