using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.References.Formats;

namespace FibroInfo.Editing.Sheet;

/// <summary>Dates as far as they are known: 2019, 2019-09, 2019-09-14.</summary>
internal static partial class SheetDates
{
    /// <summary>Empty for a date that nobody can read: whoever types one puts it in its place.</summary>
    public static string Show(JsonNode date) => CslDates.Read(date) is not { } read ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{read.Year:0000}{Part(read.Month)}{Part(read.Day)}");

    public static (JsonNode? Node, string? Fault) Read(string text) =>
        Form().IsMatch(text) && CslDates.FromText(text) is { } date ? (CslDates.Write(date), null) : (null, "Write it as 2019, 2019-09 or 2019-09-14.");

    private static string Part(int? part) => part is { } number ? string.Create(CultureInfo.InvariantCulture, $"-{number:00}") : "";

    [GeneratedRegex(@"\A[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
