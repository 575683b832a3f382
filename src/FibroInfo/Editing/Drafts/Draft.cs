using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Drafts;

/// <summary>A text that somebody is writing, whole, as its file would be. Nobody but the staff ever sees it (T9).</summary>
public sealed class Draft
{
    public long Id { get; init; }

    /// <summary>Below the content folder; it need not be there yet.</summary>
    public required string File { get; init; }

    public required long Account { get; init; }

    /// <summary>The name of that account, for colleagues.</summary>
    public required string Writer { get; init; }

    public required string Text { get; init; }

    /// <summary>Which file the writer began with, by <see cref="ContentHash"/>.</summary>
    public required string Seen { get; init; }

    /// <summary>One more with every save: of two browsers the second is told.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}

internal sealed class DraftEntityConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts").HasKey(draft => draft.Id);
        // One a person and text: what somebody types never takes the place of what a colleague typed.
        builder.HasIndex(draft => new { draft.File, draft.Account }).IsUnique();
    }
}
