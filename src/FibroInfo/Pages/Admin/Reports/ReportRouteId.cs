using System.Globalization;

namespace FibroInfo.Pages.Admin.Reports;

/// <summary>The number of a report, as addresses and forms hold it.</summary>
public static class ReportRouteId
{
    public static bool TryParse(string? text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
