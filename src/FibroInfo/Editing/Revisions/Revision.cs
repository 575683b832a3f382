using System.IO.Compression;
using FibroInfo.Audit;
using FibroInfo.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Revisions;

/// <summary>
/// One version of one file of the content folder, as it was written: by whom, when and why. Kept for ever; the text itself
/// is a row of its own (<see cref="RevisionContent"/>), so that a list of many versions reads none of them.
/// </summary>
public sealed class Revision
{
    /// <summary>Whoever edits files without this program: their name is known to the disk alone.</summary>
    public static readonly Actor OnDisk = new(null, "on disk");

    public long Id { get; init; }

    /// <summary>Below the content folder: <c>articles/fibro-fog/en.md</c>.</summary>
    public required string File { get; init; }

    /// <summary>1 for the first version of this file that the site saw, then one more each.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for who has no account.</summary>
    public long? Account { get; init; }

    public required string ActorName { get; init; }

    /// <summary>What the writer said about it; may be empty.</summary>
    public required string Why { get; init; }

    /// <summary>The number of the version that it brings back.</summary>
    public int? Restored { get; init; }

    /// <summary>The keys that differ from the version before, and <c>text</c>; empty for the first.</summary>
    public required string Changed { get; init; }

    /// <summary>As the file says it: <c>draft</c>, <c>published</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The seal in the file; null when there is none.</summary>
    public string? Signed { get; init; }

    /// <summary>Whether that seal was of this text.</summary>
    public required SignatureStatus Sign { get; init; }

    /// <summary>Whom the file names as its reviewer, by their id.</summary>
    public string? Reviewer { get; init; }

    public required int Bytes { get; init; }

    /// <summary>The <see cref="RevisionContent"/> of the file, byte by byte.</summary>
    public required string Text { get; init; }

    /// <summary>What the site read in it: the same for a file that differs in its line ends alone.</summary>
    public required string Reading { get; init; }

    public bool IsOnDisk => Account is null && ActorName == OnDisk.Name;
}

internal sealed class RevisionEntityConfigurations :
    IEntityTypeConfiguration<Revision>, IEntityTypeConfiguration<RevisionContent>, IEntityTypeConfiguration<PublicationRecord>,
    IEntityTypeConfiguration<HiddenRevision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("revisions").HasKey(revision => revision.Id);
        builder.HasIndex(revision => new { revision.File, revision.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RevisionContent> builder) => builder.ToTable("revision_texts").HasKey(text => text.Hash);

    public void Configure(EntityTypeBuilder<PublicationRecord> builder)
    {
        builder.ToTable("publications").HasKey(showing => showing.Id);
        builder.HasIndex(showing => new { showing.Article, showing.Language, showing.Id });
    }

    public void Configure(EntityTypeBuilder<HiddenRevision> builder)
    {
        builder.ToTable("hidden_revisions").HasKey(withholding => withholding.Id);
        builder.HasIndex(withholding => new { withholding.Article, withholding.Language, withholding.Text }).IsUnique();
    }
}

/// <summary>A text that was once in a file or before readers, packed. A text that comes back is kept once.</summary>
public sealed class RevisionContent
{
    /// <summary>Its <see cref="ContentHash"/>.</summary>
    public required string Hash { get; init; }

    public required byte[] Packed { get; init; }

    public static RevisionContent FromBytes(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(bytes);
        }

        return new RevisionContent { Hash = ContentHash.Compute(bytes), Packed = packed.ToArray() };
    }

    public byte[] Unpack()
    {
        using var text = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(Packed), CompressionMode.Decompress))
        {
            brotli.CopyTo(text);
        }

        return text.ToArray();
    }
}
