using FibroInfo.Text;
using System.Globalization;
using System.Text;
using FibroInfo.Audit;
using FibroInfo.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Audit;

/// <summary>Who did what to what, and when.</summary>
public sealed class IndexModel(PublishedContent library, AuditQueries reading, TimeProvider clock) : PageModel
{
    public AuditSearch Search { get; private set; } = null!;

    public AuditPage Deeds { get; private set; } = new([], null);

    /// <summary>Every action in the log, and its area, to choose from.</summary>
    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public bool IsFault { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] string? before, [FromQuery] string? export, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        (Search, long last) = (AuditSearch.FromQuery(Request.Query), 0);
        if (export is not (null or "csv" or "json")
            || (before is not null && !long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out last)))
        {
            return NotFound();
        }

        Kinds = WithRooms(await reading.ListActionsAsync(cancel));
        if (Search.ToFilter(library.Site.TimeZone) is not { } filter)
        {
            IsFault = true;
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        if (export is not null)
        {
            await ExportAsync(filter, export, cancel);
            return new EmptyResult();
        }

        Deeds = await reading.PageAsync(filter, before is null ? null : last, cancel);
        return Page();
    }

    public DateTimeOffset WallTime(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, library.Site.TimeZone);

    private static string[] WithRooms(IEnumerable<string> deeds) =>
        [.. deeds.SelectMany(action => new[] { action.Split('.')[0], action }).Distinct().Order(StringComparer.Ordinal)];

    private async Task ExportAsync(AuditFilter filter, string form, CancellationToken cancel)
    {
        Response.ContentType = form == "csv" ? "text/csv; charset=utf-8" : "application/json";
        Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{library.Site.Today(clock.GetUtcNow()):yyyy-MM-dd}.{form}\"";
        // With its mark spreadsheets know that it is UTF-8.
        await using var output = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: form == "csv"));
        await (form == "csv" ? WriteCsvAsync(output, filter, cancel) : WriteJsonAsync(output, filter, cancel));
    }

    private async Task WriteCsvAsync(StreamWriter output, AuditFilter filter, CancellationToken cancel)
    {
        await output.WriteAsync(AuditCsv.Head);
        await foreach (AuditEntry entry in reading.StreamAsync(filter, cancel))
        {
            await output.WriteAsync(AuditCsv.Line(entry));
        }
    }

    private async Task WriteJsonAsync(StreamWriter output, AuditFilter filter, CancellationToken cancel)
    {
        string between = "[\n";
        await foreach (AuditEntry entry in reading.StreamAsync(filter, cancel))
        {
            await output.WriteAsync(between + AuditJson.Serialize(entry));
            between = ",\n";
        }

        await output.WriteAsync(between == "[\n" ? "[]\n" : "\n]\n");
    }
}

/// <summary>What somebody looks for in the audit, as it stands in the address.</summary>
public sealed record AuditSearch(string ActorName, string Action, string Subject, string From, string Until)
{
    public static AuditSearch FromQuery(IQueryCollection query) =>
        new(GetValue(query, "who"), GetValue(query, "deed"), GetValue(query, "subject"), GetValue(query, "from"), GetValue(query, "until"));

    /// <returns>Null when a date is none.</returns>
    public AuditFilter? ToFilter(TimeZoneInfo zone) =>
        TryMidnight(From, zone, 0, out DateTimeOffset? from) && TryMidnight(Until, zone, 1, out DateTimeOffset? until)
            ? new AuditFilter(ActorName, Action, Subject, from, until)
            : null;

    /// <summary>The address of this search, with one more key.</summary>
    public string With(string name, object value) => $"{Routes.Admin.Audit}{QueryString.Create([.. Filled(), KeyValuePair.Create(name, (string?)$"{value}")])}";

    private IEnumerable<KeyValuePair<string, string?>> Filled() =>
        new (string Name, string Value)[] { ("who", ActorName), ("deed", Action), ("subject", Subject), ("from", From), ("until", Until) }
            .Where(pair => pair.Value != "").Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value));

    private static string GetValue(IQueryCollection query, string name) => query[name] is [{ } first, ..] ? first.Trim() : "";

    // The last day that is asked for is meant whole.
    private static bool TryMidnight(string typed, TimeZoneInfo zone, int daysLater, out DateTimeOffset? midnight)
    {
        bool isDay = DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            && day.Year is > 1 and < 9999;
        midnight = isDay ? SiteClock.Midnight(day.AddDays(daysLater), zone) : null;
        return isDay || typed == "";
    }
}
