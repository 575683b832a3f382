namespace FibroInfo.Web;

/// <summary>The word by which a page's rows are told to have changed (<see cref="Data.Changes"/>).</summary>
public sealed record PageTag(string Word);

public static class PageTags
{
    /// <summary>This page shows rows that are told under this word.</summary>
    public static void ChangesWith(this HttpContext context, string tag) => context.Features.Set(new PageTag(tag));
}
