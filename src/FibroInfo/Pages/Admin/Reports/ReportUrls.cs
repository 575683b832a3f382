using System.Globalization;
using FibroInfo.Reports;

namespace FibroInfo.Pages.Admin.Reports;

/// <summary>Where the staff find the readers' reports. Small letters, as everywhere in addresses.</summary>
public static class ReportUrls
{
    public const string Path = "/admin/reports";

    public static string For(bool isOpen, ReportKind? kind = null, long? after = null, string? done = null)
    {
        string?[] keys =
        [
            isOpen ? null : "state=decided",
            kind is null ? null : $"kind={kind.ToString()!.ToLowerInvariant()}",
            after is null ? null : $"after={after}",
            done,
        ];
        string query = string.Join('&', keys.OfType<string>());
        return query == "" ? Path : $"{Path}?{query}";
    }

    /// <param name="done">What was done, as <c>done=7</c>: the page says so.</param>
    public static string After(ReportSearch search, string done) => For(search.IsOpen, search.Kind, done: done);
}

/// <summary>The number of a report, as addresses and forms hold it.</summary>
public static class ReportRouteId
{
    public static bool TryParse(string? text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
