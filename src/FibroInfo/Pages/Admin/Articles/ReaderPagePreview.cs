using System.Text.Encodings.Web;
using FibroInfo.Content;
using FibroInfo.Pages.Articles;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>The readers' page inside a page of the staff: a document of its own, for the <c>srcdoc</c> of a frame.</summary>
public static class ReaderPagePreview
{
    /// <returns>Empty when there is nothing to show.</returns>
    public static Task<string> ReadersPageAsync(this IHtmlHelper html, ArticleView? view) => DrawAsync(html, "_PreviewFrame", view);

    /// <returns>Empty when there is nothing to show.</returns>
    public static Task<string> ReadersPageAsync(this IHtmlHelper html, PlainPage? page) => DrawAsync(html, "_PreviewPlain", page);

    private static async Task<string> DrawAsync(IHtmlHelper html, string part, object? model)
    {
        using var writer = new StringWriter();
        if (model is not null)
        {
            var encoder = html.ViewContext.HttpContext.RequestServices.GetRequiredService<HtmlEncoder>();
            (await html.PartialAsync($"/Pages/Admin/Articles/{part}.cshtml", model)).WriteTo(writer, encoder);
        }

        return writer.ToString();
    }
}
