using System.Runtime.CompilerServices;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.Registries;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FibroInfo.Pages.Articles;

/// <summary>How long an article takes to read: every word that its page shows, at 200 a minute (P-15).</summary>
public static class ReadingTime
{
    // The HTML of an article is kept as long as nothing in it changes, and is counted once.
    private static readonly ConditionalWeakTable<HtmlString, StrongBox<int>> Counted = [];

    /// <param name="text">What stands below the title, the aim and the key points.</param>
    public static int Minutes(Article article, HtmlString text)
    {
        int words = Counted.GetValue(text, html => new StrongBox<int>(VisibleWords.Count(html.Value ?? ""))).Value;
        return ArticleText.InMinutes(words + article.KeyPoints.Append(article.Title).Append(article.Aim).Sum(part => VisibleWords.CountPlain(part)));
    }
}

/// <summary>The text of published articles as HTML, made once for each edition of the content, and how long it takes to read.</summary>
public sealed class ArticleTextCache(FragmentCache fragments, RetractionStatusCache statuses, PublishedContent library, TimeProvider clock)
{
    public ValueTask<HtmlString> TextAsync(IHtmlHelper html, Article article) => fragments.KeepAsync(
        html, "_ArticleText", new ArticleView(article, library.Site.Today(clock.GetUtcNow()), null),
        (library.Number, article.Slug, statuses.GetCacheKey(article.Text.Sources.Select(source => source.Reference).OfType<Reference>())));

    public async ValueTask<int> MinutesAsync(IHtmlHelper html, Article article) => ReadingTime.Minutes(article, await TextAsync(html, article));
}
