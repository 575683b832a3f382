using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.Editing;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>A source as it stood on the page when somebody decided about it: sent whole, so that it can be shown beside what it is by now.</summary>
internal static class SeenPost
{
    public static SeenSource SeenOf(this PostForm post, string key, string field = "was") => new(key, SourceVersion.Of(post[field]));

    /// <summary>For showing only; null for what is no item, which no page of ours has sent.</summary>
    public static SheetView? ShowWas(this PostForm post, string field = "was")
    {
        try
        {
            return JsonNode.Parse(post[field]) is JsonObject item && SheetView.Of(item) is { IsSound: true } sheet ? sheet : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
