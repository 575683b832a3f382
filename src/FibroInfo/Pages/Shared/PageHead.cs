using FibroInfo.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FibroInfo.Pages.Shared;

/// <summary>What a page tells its frame: the head of the document, the way there, and how it is dressed.</summary>
/// <param name="Title">Of the page, without the site's name.</param>
/// <param name="Dress">The class of the body: <c>page-article</c>.</param>
/// <param name="Trail">The pages above this one, from the first page down.</param>
public sealed record PageHead(string Title, string Dress, params Breadcrumb[] Trail)
{
    public string? Description { get; init; }

    /// <summary>The address that search engines should know this page by.</summary>
    public string? Canonical { get; init; }

    public bool IsHidden { get; init; }

    /// <summary>What an article says of itself to search engines; null for every other page.</summary>
    public IHtmlContent? StructuredData { get; init; }

    /// <summary>The feed that tells what is new on this page.</summary>
    public string Feed { get; init; } = Routes.Feed;

    /// <summary>Where the "Easy reading" and "Full page" links of the header lead, when not to the start article.</summary>
    public string? EasyAddress { get; init; }

    public string? FullAddress { get; init; }

    /// <summary>The page draws the trail itself, on the line of its kicker.</summary>
    public bool HasTrailInText { get; init; }
}

public sealed record Breadcrumb(string Name, string Address);

/// <summary>The way to a page, for the line above its title.</summary>
/// <param name="Title">Of the page itself: the last entry, which is no link.</param>
/// <param name="IsInText">It stands inside the page's own column, not in one across the window.</param>
public sealed record TrailView(IReadOnlyList<Breadcrumb> Trail, string Title, bool IsInText);

public static class PageHeadExtensions
{
    private const string Key = "Head";

    public static void Describe(this ViewDataDictionary data, PageHead head) => data[Key] = head;

    public static PageHead Head(this ViewDataDictionary data) =>
        data[Key] as PageHead ?? throw new InvalidOperationException("This page did not describe itself: call ViewData.Describe.");
}
