using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

internal static class Html
{
    public static IHtmlDocument Parse(string text) => new HtmlParser().ParseDocument(text);

    public static async Task<HttpResponseMessage> AskAsync(this RunningSite site, string path) =>
        await site.Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public static async Task<HttpStatusCode> StatusAsync(this RunningSite site, string path)
    {
        using HttpResponseMessage answer = await site.AskAsync(path);
        return answer.StatusCode;
    }

    /// <summary>A page that must be there.</summary>
    public static async Task<IHtmlDocument> PageAsync(this RunningSite site, string path)
    {
        using HttpResponseMessage answer = await site.AskAsync(path);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {(int)answer.StatusCode}.");
        return Parse(text);
    }

    public static async Task<string> TextAsync(this RunningSite site, string path)
    {
        using HttpResponseMessage answer = await site.AskAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What a reader reads, with runs of blanks as one.</summary>
    public static string Words(this INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static IElement One(this IParentNode within, string selector) => Assert.Single(within.QuerySelectorAll(selector));

    /// <summary>All that match, and at least one.</summary>
    public static IReadOnlyList<IElement> Some(this IParentNode within, string selector)
    {
        IElement[] found = [.. within.QuerySelectorAll(selector)];
        Assert.True(found.Length > 0, $"Nothing matches '{selector}'.");
        return found;
    }
}
