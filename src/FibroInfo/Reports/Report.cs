using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Reports;

/// <summary>
/// What a reader says is wrong. Its words, its address and the marks of who sent it are erased some time after the
/// decision; what was decided stays.
/// </summary>
internal sealed class Report
{
    public long Id { get; init; }

    public required Slug Article { get; init; }

    public required ReportKind Kind { get; init; }

    public long? Comment { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null once erased, as the four below; no two nulls are equal to the unique key.</summary>
    public byte[]? Reader { get; init; }

    /// <summary>Null also of a decided one, once its reader said the same again.</summary>
    public byte[]? Print { get; init; }

    public string? Quote { get; init; }

    public string? Body { get; init; }

    /// <summary>Sealed; null when no answer is wanted.</summary>
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
        builder.Property(report => report.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
        builder.HasIndex(report => new { report.Article, report.Reader, report.Kind, report.Print }).IsUnique();
        builder.HasIndex(report => report.Decided);
    }
}

/// <summary>What a report is about; the contract's words in a form, in lower case.</summary>
public enum ReportKind
{
    /// <summary>Something on the page is wrong (P-12).</summary>
    Error,

    /// <summary>Something was hard to follow or missing (P-17, T-6).</summary>
    Unclear,

    /// <summary>A comment should not be there (C-12).</summary>
    Comment,
}

/// <summary>The kinds as a form spells them.</summary>
public static class ReportKinds
{
    /// <summary>The exact word and nothing else: "Error", "0" and "error,comment" are no kinds.</summary>
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
