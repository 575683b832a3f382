using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Site;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages;

/// <summary>The home page.</summary>
[QueryKeys]
public sealed class HomeModel(PublishedContent library) : PageModel
{
    public const int MaxArticles = 3;
    private const int MaxChanges = 3;

    /// <summary>What was corrected lately. A change about which nobody wrote what changed is not told here.</summary>
    public IReadOnlyList<ChangeLogEntry> Changes { get; } = [.. ChangeLogEntry.Lately(library).Take(MaxChanges)];

    /// <summary>Only topics that have articles.</summary>
    public IReadOnlyList<Topic> Leading { get; } = [.. library.LeadingTopics];

    public IReadOnlyList<Topic> OtherTopics { get; } = [.. library.TopicsInUse.Except(library.LeadingTopics)];
}
