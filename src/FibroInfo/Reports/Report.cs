using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Reports;

/// <summary>
/// A reader's report that something is wrong. What identifies the reader and what they wrote are erased some time after the decision;
/// the decision is kept.
/// </summary>
internal sealed class Report
{
    public long Id { get; init; }

    public required Slug Article { get; init; }

    public required ReportKind Kind { get; init; }

    public long? Comment { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null once erased, like the four properties below. The unique index treats nulls as different.</summary>
    public byte[]? Reader { get; init; }

    /// <summary>A hash of the content. Also null for a decided report once its reader has sent the same again.</summary>
    public byte[]? Print { get; init; }

    public string? Quote { get; init; }

    public string? Body { get; init; }

    /// <summary>Encrypted; null when no answer is wanted.</summary>
    public byte[]? Email { get; init; }

    public DateTimeOffset? Decided { get; init; }

    public string? Outcome { get; init; }

    public bool IsPublic { get; init; }
}

internal sealed class ReportEntityConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("reports").HasKey(report => report.Id);
        builder.Property(report => report.Article).HasConversion(slug => slug.ToString(), text => Slug.Parse(text));
        builder.HasIndex(report => new { report.Article, report.Reader, report.Kind, report.Print }).IsUnique();
        builder.HasIndex(report => report.Decided);
    }
}

/// <summary>What a report is about. A form sends the names in lower case.</summary>
public enum ReportKind
{
    /// <summary>Something on the page is wrong (P-12).</summary>
    Error,

    /// <summary>Something was hard to follow or missing (P-17, T-6).</summary>
    Unclear,

    /// <summary>A comment should not be there (C-12).</summary>
    Comment,
}

/// <summary>Parses the kinds as a form sends them.</summary>
public static class ReportKinds
{
    /// <summary>Accepts the exact word and nothing else, unlike Enum.TryParse: "Error", "0" and "error,comment" are refused.</summary>
    public static bool TryParse(string? text, out ReportKind kind)
    {
        ReportKind? found = text switch
        {
            "error" => ReportKind.Error,
            "unclear" => ReportKind.Unclear,
            "comment" => ReportKind.Comment,
            _ => null,
        };
        kind = found ?? default;
        return found is not null;
    }
}
