using FibroInfo.References;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Where the staff find the pages of the library. Small letters, as everywhere in addresses.</summary>
public static class SourceAddress
{
    public const string List = "/admin/sources";
    public const string Add = $"{List}/add";
    public const string ByHand = $"{Add}/by-hand";
    public const string Import = $"{List}/import";
    public const string Notices = $"{List}/notices";

    public static string Of(Reference source) => Of(source.Id);

    public static string Of(string key) => $"{List}/{Uri.EscapeDataString(key.ToLowerInvariant())}";

    /// <param name="deed">What is done there: the last part of the address.</param>
    public static string Of(Reference source, string deed) => $"{Of(source)}/{deed}";

    public static string Merge(Reference source, Reference with) => $"{Of(source, "merge")}?with={Uri.EscapeDataString(with.Id)}";

    public static string Export(string format) => $"{List}/library.{format}";

    /// <param name="key">The source.</param>
    /// <param name="done">What was done to it: the page says so.</param>
    public static string After(string key, string done) => $"{Of(key)}?done={done}";
}
