using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Comments;

/// <summary>Since when the site knows that an article is withdrawn: its file does not say.</summary>
internal sealed record Withdrawal(Slug Article, DateTimeOffset Since);

internal sealed class WithdrawalTable : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.ToTable("withdrawals").HasKey(withdrawal => withdrawal.Article);
        builder.Property(withdrawal => withdrawal.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
    }
}
