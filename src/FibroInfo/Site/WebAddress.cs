using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

internal static class WebAddress
{
    /// <summary>An https or http address, or null with a problem: <c>javascript:</c> in a yaml file must not become a link.</summary>
    public static string? Read(YamlMap map, string key)
    {
        string? address = map.Text(key);
        if (address is null || (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http"))
        {
            return address;
        }

        map.Report(map.PlaceOf(key).Error("file.value", $"'{key}' is not a web address.", "Write it in full, with https:// in front."));
        return null;
    }
}
