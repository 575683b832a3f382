using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// Parts of pages as they were last made. A page that is made anew, after a vote or a comment, is put together of those
/// in which nothing changed. What a part shows is its key, so none is ever wrong; it is only no longer asked for.
/// </summary>
public sealed class FragmentCache(HtmlEncoder encoder)
{
    // Two bytes each. Then it begins anew: what is read most is there again at once.
    private const int MaxCharacters = 32 * 1024 * 1024;

    private readonly ConcurrentDictionary<(string View, object Shown), HtmlString> _kept = new();
    private int _letters;

    /// <param name="html">Of the page that shows the part.</param>
    /// <param name="view">The partial view that makes it.</param>
    /// <param name="model">What the view is given.</param>
    /// <param name="shown">All that can change what the view makes of it; compared as a value.</param>
    public ValueTask<HtmlString> KeepAsync(IHtmlHelper html, string view, object? model, object shown) =>
        _kept.TryGetValue((view, shown), out HtmlString? kept) ? ValueTask.FromResult(kept) : MakeAsync(html, view, model, shown);

    /// <summary>Renders a part that is not kept: what it shows may be a draft.</summary>
    public async ValueTask<HtmlString> RenderAsync(IHtmlHelper html, string view, object? model)
    {
        using var text = new StringWriter();
        (await html.PartialAsync(view, model, html.ViewData)).WriteTo(text, encoder);
        return new HtmlString(text.ToString());
    }

    private async ValueTask<HtmlString> MakeAsync(IHtmlHelper html, string view, object? model, object shown)
    {
        HtmlString made = await RenderAsync(html, view, model);
        if (Interlocked.Add(ref _letters, made.Value!.Length) > MaxCharacters)
        {
            Interlocked.Exchange(ref _letters, 0);
            _kept.Clear();
        }

        return _kept[(view, shown)] = made;
    }
}
