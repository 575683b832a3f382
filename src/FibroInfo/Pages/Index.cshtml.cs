using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages;

/// <summary>The home page.</summary>
[QueryKeys]
public sealed class HomeModel(PublishedContent library, UiText words) : PageModel
{
    public const int MaxArticles = 3;
    private const int MaxChanges = 3;

    public IReadOnlyList<ChangeLogEntry> Changes { get; } = [.. ChangeLogEntry.Lately(library, words).Take(MaxChanges)];

    /// <summary>Only topics that have articles.</summary>
    public IReadOnlyList<Topic> Topics { get; } = [.. library.TopicsInUse];
}
