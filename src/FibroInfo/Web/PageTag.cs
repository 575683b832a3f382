namespace FibroInfo.Web;

/// <summary>The words by which a page's rows are told to have changed (<see cref="Data.Changes"/>).</summary>
public sealed record PageTag(params string[] Words);

public static class PageTags
{
    /// <summary>This page shows rows that are told under these words.</summary>
    public static void ChangesWith(this HttpContext context, params string[] tags) => context.Features.Set(new PageTag(tags));
}
