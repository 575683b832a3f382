using System.Globalization;

namespace FibroInfo.Pages.Shared;

/// <summary>A number in an address, from 1, in its one spelling: "01" and "+1" would be more addresses of the same page.</summary>
public static class RouteNumber
{
    public static int? Parse(string? text) =>
        text is [>= '1' and <= '9', ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
