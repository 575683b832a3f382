using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Signing;

internal sealed class ReviewRequestTable : IEntityTypeConfiguration<ReviewRequest>
{
    public void Configure(EntityTypeBuilder<ReviewRequest> builder)
    {
        builder.ToTable("review_requests").HasKey(request => request.Id);
        // As drafts are: asked again, it is the same request.
        builder.HasIndex(request => new { request.File, request.Account }).IsUnique();
    }
}

internal sealed class SignedTextTable : IEntityTypeConfiguration<SignedText>
{
    public void Configure(EntityTypeBuilder<SignedText> builder)
    {
        builder.ToTable("signed_texts").HasKey(signed => signed.Id);
        builder.HasIndex(signed => signed.Signed);
    }
}
