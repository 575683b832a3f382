using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Audit;

namespace FibroInfo.Pages.Admin.Audit;

/// <summary>What somebody looks for in the audit, as it stands in the address.</summary>
public sealed record AuditSearch(string Who, string Deed, string Subject, string From, string Until)
{
    public static AuditSearch In(IQueryCollection query) =>
        new(Of(query, "who"), Of(query, "deed"), Of(query, "subject"), Of(query, "from"), Of(query, "until"));

    /// <returns>Null when a date is none.</returns>
    public AuditFilter? ToFilter(TimeZoneInfo zone) =>
        TryMidnight(From, zone, 0, out DateTimeOffset? from) && TryMidnight(Until, zone, 1, out DateTimeOffset? until)
            ? new AuditFilter(Who, Deed, Subject, from, until)
            : null;

    /// <summary>The address of this search, with one more key.</summary>
    public string With(string name, object value) => $"/admin/audit{QueryString.Create([.. Filled(), KeyValuePair.Create(name, (string?)$"{value}")])}";

    private IEnumerable<KeyValuePair<string, string?>> Filled() =>
        new (string Name, string Value)[] { ("who", Who), ("deed", Deed), ("subject", Subject), ("from", From), ("until", Until) }
            .Where(pair => pair.Value != "").Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value));

    private static string Of(IQueryCollection query, string name) => query[name] is [{ } first, ..] ? first.Trim() : "";

    // The last day that is asked for is meant whole.
    private static bool TryMidnight(string typed, TimeZoneInfo zone, int daysLater, out DateTimeOffset? midnight)
    {
        bool isDay = DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            && day.Year is > 1 and < 9999;
        midnight = isDay ? SiteClock.Midnight(day.AddDays(daysLater), zone) : null;
        return isDay || typed == "";
    }
}
