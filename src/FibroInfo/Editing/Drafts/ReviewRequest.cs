using FibroInfo.Editing.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Drafts;

/// <summary>
/// Somebody's draft that a colleague is asked to sign, and what came of it. Without a draft it is the file that is to be signed, as it is.
/// </summary>
public sealed class ReviewRequest
{
    public long Id { get; init; }

    /// <summary>Below the content folder.</summary>
    public required string File { get; init; }

    /// <summary>Who asks; and whose draft it is.</summary>
    public required long Account { get; init; }

    /// <summary>The name of that account, for colleagues.</summary>
    public required string Writer { get; init; }

    /// <summary>As it stood when it was asked about.</summary>
    public required string Title { get; set; }

    /// <summary>Which words are to be signed, by <see cref="SignOff.ComputeHash"/>.</summary>
    public required string Signature { get; set; }

    /// <summary>Whose signature is asked for, an id of people.yaml; empty for any reviewer's.</summary>
    public required string Reviewer { get; set; }

    /// <summary>What the writer says to the reviewer; may be empty.</summary>
    public required string Note { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    public required ReviewState State { get; set; }

    /// <summary>The name of who signed it or sent it back.</summary>
    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was sent back.</summary>
    public string? Reason { get; set; }
}

/// <summary>How far a text is on its way to a signature.</summary>
public enum ReviewState { Waiting, Signed, SentBack }

internal sealed class ReviewRequestEntityConfiguration : IEntityTypeConfiguration<ReviewRequest>
{
    public void Configure(EntityTypeBuilder<ReviewRequest> builder)
    {
        builder.ToTable("review_requests").HasKey(request => request.Id);
        // As drafts are: asked again, it is the same request.
        builder.HasIndex(request => new { request.File, request.Account }).IsUnique();
    }
}
