using FibroInfo.References;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Where the staff find the pages of the library. Small letters, as everywhere in addresses.</summary>
public static class SourceUrls
{
    public const string List = "/admin/sources";
    public const string Add = $"{List}/add";
    public const string ByHand = $"{Add}/by-hand";
    public const string Import = $"{List}/import";
    public const string Notices = $"{List}/notices";

    // A source may be called like one of these, and no key begins with a line.
    private static readonly string[] Pages = ["add", "import", "notices", "library.bib", "library.ris", "library.json"];

    public static string For(Reference source) => For(source.Id);

    public static string For(string key) => Pages.Contains(key, StringComparer.OrdinalIgnoreCase) ? $"{List}/_{Part(key)}" : $"{List}/{Part(key)}";

    /// <param name="part">What stands in the address of a source's page.</param>
    public static string KeyIn(string part) => part.StartsWith('_') ? part[1..] : part;

    /// <param name="action">What is done there: the last part of the address.</param>
    public static string For(Reference source, string action) => $"{List}/{Part(source.Id)}/{action}";

    public static string Merge(Reference source, Reference with) => $"{For(source, "merge")}?with={Uri.EscapeDataString(with.Id)}";

    public static string Export(string format) => $"{List}/library.{format}";

    /// <param name="key">The source.</param>
    /// <param name="done">What was done to it: the page says so.</param>
    public static string After(string key, string done) => $"{For(key)}?done={done}";

    private static string Part(string key) => Uri.EscapeDataString(key.ToLowerInvariant());
}
