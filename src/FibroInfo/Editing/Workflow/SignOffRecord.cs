using FibroInfo.Audit;
using FibroInfo.Editing.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Workflow;

/// <summary>
/// A text that was signed on these pages, as it was then. A sign-off that stands in no file yet is believed only when it is
/// one of these; and who reads the text again sees what changed since.
/// </summary>
public sealed class SignOffRecord
{
    public long Id { get; init; }

    /// <summary>Below the content folder.</summary>
    public required string File { get; init; }

    public required string Signed { get; init; }

    /// <summary>Of people.yaml.</summary>
    public required string Reviewer { get; init; }

    /// <summary>2026-11-24.</summary>
    public required string Reviewed { get; init; }

    /// <summary>The whole file.</summary>
    public required string Text { get; init; }

    /// <summary>Signed over after a change of spelling: nobody reviewed it anew.</summary>
    public required bool IsSpelling { get; init; }

    public required long Account { get; init; }

    public required DateTimeOffset At { get; init; }

    public static SignOffRecord Create(string file, SignOff signOff, string text, bool isSpelling, Actor actor, DateTimeOffset now) => new()
    {
        File = file,
        Signed = signOff.Signed,
        Reviewer = signOff.Reviewer,
        Reviewed = signOff.Reviewed,
        Text = text,
        IsSpelling = isSpelling,
        Account = actor.Account!.Value,
        At = now,
    };

    /// <summary>The same decision about the same words, in which a source is cited by another key.</summary>
    internal static SignOffRecord Copy(SignOffRecord record, string signed, string text) => new()
    {
        File = record.File,
        Signed = signed,
        Reviewer = record.Reviewer,
        Reviewed = record.Reviewed,
        Text = text,
        IsSpelling = record.IsSpelling,
        Account = record.Account,
        At = record.At,
    };
}

internal sealed class SignOffRecordEntityConfiguration : IEntityTypeConfiguration<SignOffRecord>
{
    public void Configure(EntityTypeBuilder<SignOffRecord> builder)
    {
        builder.ToTable("signed_texts").HasKey(signed => signed.Id);
        builder.HasIndex(signed => signed.Signed);
    }
}
