using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Mail;

/// <summary>A letter on its way. The row goes when the letter is sent, because it holds a person's address.</summary>
/// <param name="Id">Its number; 0 before it is stored.</param>
/// <param name="MessageId">The same at every attempt, so that a mailbox can tell a letter that came twice.</param>
/// <param name="Content">The <see cref="Letter"/>, sealed; empty once it was given up.</param>
/// <param name="Due">When it is next tried.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
internal sealed record Envelope(long Id, string MessageId, byte[] Content, DateTimeOffset Written, DateTimeOffset Due, int Attempts, bool IsGivenUp);

internal sealed class EnvelopeTable : IEntityTypeConfiguration<Envelope>
{
    public void Configure(EntityTypeBuilder<Envelope> builder)
    {
        builder.ToTable("letters").HasKey(envelope => envelope.Id);
        builder.HasIndex(envelope => new { envelope.IsGivenUp, envelope.Due });
    }
}
