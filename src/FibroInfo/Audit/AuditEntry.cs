using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Audit;

/// <summary>One action of the staff, kept for ever: who did what to what, and when. Never contains what a reader wrote (C-17).</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the actor has no account.</summary>
    public long? Account { get; init; }

    [JsonPropertyName("who")]
    public required string ActorName { get; init; }

    /// <summary>An area and a verb: <c>comment.approve</c>, <c>source.merge</c>.</summary>
    [JsonPropertyName("deed")]
    public required string Action { get; init; }

    /// <summary>The object of the action: <c>comment 12</c>, <c>source albrecht2019</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>One line of facts, such as the changed field; null when the action says everything.</summary>
    public string? Detail { get; init; }
}

internal sealed class AuditEntryEntityConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        // A trigger, created by the migration, refuses to change or delete a row (T35).
        builder.ToTable("audit", table => table.HasTrigger("audit_is_kept")).HasKey(entry => entry.Id);
        builder.HasIndex(entry => new { entry.Action, entry.Id });
        builder.HasIndex(entry => new { entry.Subject, entry.Id });
    }
}

/// <summary>Writes entries as CSV (RFC 4180) for a spreadsheet, which must not take a value for a formula.</summary>
public static class AuditCsv
{
    public const string Head = "id,at,account,who,deed,subject,detail\r\n";

    // Formulas begin with one of these, possibly after characters that a spreadsheet skips.
    private const string FormulaCharacters = "=+-@";

    public static string Line(AuditEntry entry) =>
        string.Join(',', Numbers(entry).Concat(new[] { entry.ActorName, entry.Action, entry.Subject, entry.Detail ?? "" }.Select(Cell))) + "\r\n";

    private static IEnumerable<string> Numbers(AuditEntry entry) =>
    [
        entry.Id.ToString(CultureInfo.InvariantCulture),
        $"{entry.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}",
        entry.Account?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];

    private static string Cell(string text)
    {
        bool isFormula = text.TrimStart() is [var first, ..] && (FormulaCharacters.Contains(first, StringComparison.Ordinal) || char.IsControl(text[0]));
        string escaped = isFormula ? $"'{text}" : text;
        return $"\"{escaped.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>Writes an entry as JSON: <c>id, at, account, who, deed, subject, detail</c>.</summary>
public static class AuditJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Serialize(AuditEntry entry) => JsonSerializer.Serialize(entry, Options);
}
