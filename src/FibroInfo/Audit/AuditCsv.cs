using System.Globalization;

namespace FibroInfo.Audit;

/// <summary>Deeds as a table for a spreadsheet (RFC 4180), which must not take anything in it for a formula.</summary>
public static class AuditCsv
{
    public const string Head = "id,at,account,who,deed,subject,detail\r\n";

    // What a spreadsheet calculates begins so, also behind the characters that it skips.
    private const string OfFormulas = "=+-@";

    public static string Line(AuditEntry entry) =>
        string.Join(',', Numbers(entry).Concat(new[] { entry.Who, entry.Deed, entry.Subject, entry.Detail ?? "" }.Select(Cell))) + "\r\n";

    private static IEnumerable<string> Numbers(AuditEntry entry) =>
    [
        entry.Id.ToString(CultureInfo.InvariantCulture),
        $"{entry.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}",
        entry.Account?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];

    private static string Cell(string text)
    {
        bool isFormula = text.TrimStart() is [var first, ..] && (OfFormulas.Contains(first, StringComparison.Ordinal) || char.IsControl(text[0]));
        string harmless = isFormula ? $"'{text}" : text;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
