using System.Text.Encodings.Web;
using FibroInfo.Pages.Articles;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>The readers' page inside a page of the staff: a document of its own, for the <c>srcdoc</c> of a frame.</summary>
public static class ReadersPage
{
    /// <returns>Empty when there is nothing to show.</returns>
    public static async Task<string> ReadersPageAsync(this IHtmlHelper html, ArticleView? view)
    {
        using var writer = new StringWriter();
        if (view is not null)
        {
            var encoder = html.ViewContext.HttpContext.RequestServices.GetRequiredService<HtmlEncoder>();
            (await html.PartialAsync("/Pages/Admin/Articles/_PreviewFrame.cshtml", view)).WriteTo(writer, encoder);
        }

        return writer.ToString();
    }
}
