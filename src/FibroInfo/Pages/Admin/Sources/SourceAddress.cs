using FibroInfo.References;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Where the staff find the pages of a source. Small letters, as everywhere in addresses.</summary>
public static class SourceAddress
{
    public const string List = "/admin/sources";

    public static string Of(Reference source) => Of(source.Id);

    public static string Of(string key) => $"{List}/{Uri.EscapeDataString(key.ToLowerInvariant())}";

    /// <param name="key">The source.</param>
    /// <param name="done">What was done to it: the page says so.</param>
    public static string After(string key, string done) => $"{Of(key)}?done={done}";
}
