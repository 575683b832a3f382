using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>Reads CSL dates: <c>date-parts</c> with numbers or strings, <c>raw</c> and <c>literal</c>, or plain text (newer CSL).</summary>
public static partial class CslDates
{
    private const string Fix = "Write {\"date-parts\": [[2019, 9, 14]]}; you can leave out month and day.";

    /// <summary>Null when the field is missing or, with a warning, not understood: the source is then read without its date.</summary>
    internal static PartialDate? Read(CslFields fields, string field)
    {
        if (fields.Find(field) is not { } json)
        {
            return null;
        }

        PartialDate? date = json.ValueKind switch
        {
            JsonValueKind.String => FromText(json.GetString()!),
            JsonValueKind.Object => FromObject(fields.Inside(json)),
            _ => null,
        };
        if (date is null)
        {
            fields.Warn("reference.date",
                $"'{fields.Name}' has a date in {field} that is not on the calendar: {RegistryTextCleaner.Start(json.GetRawText())}.", Fix);
        }

        return date;
    }

    /// <summary>Reads a single date; null when it is not understood.</summary>
    public static PartialDate? Read(JsonNode date)
    {
        JsonElement json = JsonSerializer.SerializeToElement(date);
        return json.ValueKind switch
        {
            JsonValueKind.String => FromText(json.GetString()!),
            JsonValueKind.Object => FromObject(new CslFields(json, default, [])),
            _ => null,
        };
    }

    /// <summary>
    /// "2019", "2019-09", "2019/09/14", "2018 Sep 14", "14 September 2018", "2018/09//"; of "2019 Jan-Feb" and "2019 Winter" only the year.
    /// </summary>
    public static PartialDate? FromText(string text)
    {
        Match numbers = Numbers().Match(text.Trim());
        if (numbers.Success)
        {
            return From(numbers.Groups[1].Value, numbers.Groups[2].Value, numbers.Groups[3].Value);
        }

        Match year = Year().Match(text);
        int[] months = Months(text);
        string month = months.Length == 1 ? months[0].ToString(CultureInfo.InvariantCulture) : "";
        return year.Success ? From(year.Value, month, month.Length > 0 ? Day().Match(text).Value : "") : null;
    }

    /// <summary>The date in CSL, with what a <see cref="PartialDate"/> does not have: the last month of "2019 Jan-Feb", the season.</summary>
    internal static JsonObject? ToCsl(string text)
    {
        string[] ends = Range().Match(text.Trim()) is { Success: true } range ? [range.Groups["from"].Value, range.Groups["to"].Value] : [text];
        if (FromText(ends[0]) is not { } date)
        {
            return null;
        }

        JsonObject csl = Write(date);
        int[] months = Months(text);
        if (ends is [_, var end] && FromText(end) is { } last)
        {
            csl["date-parts"]!.AsArray().Add(Write(last)["date-parts"]![0]!.DeepClone());
        }
        else if (ends.Length == 1 && months is [var first, var second] && first != second)
        {
            int lastYear = Year().Matches(text) is [_, var next, ..] ? int.Parse(next.Value, CultureInfo.InvariantCulture) : date.Year;
            csl["date-parts"] = new JsonArray(new JsonArray(date.Year, first), new JsonArray(lastYear, second));
        }
        else if (Season().Match(text) is { Success: true } season)
        {
            csl["season"] = season.Value;
        }

        return csl;
    }

    /// <summary>1 to 12 for the name of a month, in full or abbreviated.</summary>
    internal static int? MonthIn(string word) => Months(word) is [var month] ? month : null;

    private static int[] Months(string text) =>
        [.. MonthNames().Matches(text).Select(match => int.Parse(MonthNumber(match.Value), CultureInfo.InvariantCulture))];

    /// <summary>The date in CSL: <c>{"date-parts": [[2019, 9, 14]]}</c>.</summary>
    public static JsonObject Write(PartialDate date)
    {
        var parts = new JsonArray();
        foreach (int part in new[] { date.Year, date.Month, date.Day }.OfType<int>())
        {
            parts.Add(part);
        }

        return new JsonObject { ["date-parts"] = new JsonArray(parts) };
    }

    private static PartialDate? FromObject(CslFields date)
    {
        if (date.Find("date-parts") is not { } parts)
        {
            return (date.Text("raw") ?? date.Text("literal")) is { } text ? FromText(text) : null;
        }

        // A range has two lists; references show its start.
        bool isList = parts.ValueKind == JsonValueKind.Array && parts.GetArrayLength() > 0 && parts[0].ValueKind == JsonValueKind.Array;
        string?[] begin = isList ? [.. parts[0].EnumerateArray().Select(part => RegistryTextCleaner.CleanField(part))] : [];
        return begin.Length is >= 1 and <= 3 ? From(begin[0], begin.ElementAtOrDefault(1), begin.ElementAtOrDefault(2)) : null;
    }

    // Programs write 0 for a month or day that they do not know, and EDTF writes seasons as the months 21 to 24.
    private static PartialDate? From(string? year, string? month, string? day) =>
        TryReadNumber(year, out int? y) && TryReadNumber(month, out int? m) && TryReadNumber(day, out int? d) && y is { } known
            && PartialDate.TryCreate(known, m is 0 or (>= 21 and <= 24) ? null : m, d == 0 || m is 0 or (>= 21 and <= 24) ? null : d, out PartialDate date)
            ? date
            : null;

    private static bool TryReadNumber(string? text, out int? number)
    {
        bool isWhole = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        number = isWhole ? value : null;
        return isWhole || string.IsNullOrEmpty(text);
    }

    private static string MonthNumber(string name) => DateTime
        .ParseExact(name[..3], "MMM", CultureInfo.InvariantCulture).Month.ToString(CultureInfo.InvariantCulture);

    // With what RIS, EDTF and times of day put behind it.
    [GeneratedRegex(@"\A([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?(?:/{0,3}|/[^/]{1,40}|[~?%]|/\.\.|[T ][0-9]{2}:.*)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\b[12][0-9]{3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(
        @"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthNames();

    [GeneratedRegex(@"\A(?<from>[0-9]{4}(?:-[0-9]{2}){0,2})/(?<to>[0-9]{4}(?:-[0-9]{2}){0,2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?:spring|summer|autumn|fall|winter)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Season();

    [GeneratedRegex(@"\b[0-9]{1,2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
