using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Revisions;

/// <summary>A source got another key, or was merged with another one: what was written before still says the old key.</summary>
public sealed class SourceKeyChange
{
    public long Id { get; init; }

    public required string OldKey { get; init; }

    public required string NewKey { get; init; }

    /// <summary>The same paper, so that what a reviewer signed is still what they signed.</summary>
    public required bool IsSamePaper { get; init; }
}

/// <summary>A file in which such a change was written: whoever opened it before goes on as if they had opened it afterwards.</summary>
public sealed class RewrittenText
{
    public long Id { get; init; }

    /// <summary>Below the content folder.</summary>
    public required string File { get; init; }

    /// <summary>The <see cref="ContentHash"/> of the file before.</summary>
    public required string Before { get; init; }

    /// <summary>The same afterwards.</summary>
    public required string After { get; init; }
}

internal sealed class SourceKeyChangeEntityConfiguration : IEntityTypeConfiguration<SourceKeyChange>, IEntityTypeConfiguration<RewrittenText>
{
    public void Configure(EntityTypeBuilder<SourceKeyChange> builder)
    {
        builder.ToTable("source_key_changes").HasKey(change => change.Id);
        builder.HasIndex(change => change.OldKey);
    }

    public void Configure(EntityTypeBuilder<RewrittenText> builder)
    {
        builder.ToTable("rewritten_texts").HasKey(text => text.Id);
        builder.HasIndex(text => new { text.File, text.Before });
    }
}
