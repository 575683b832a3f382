using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Letters;

internal sealed class ReviewReminderTable : IEntityTypeConfiguration<ReviewReminder>
{
    public void Configure(EntityTypeBuilder<ReviewReminder> builder)
    {
        builder.ToTable("review_reminders").HasKey(reminder => reminder.Id);
        builder.HasIndex(reminder => new { reminder.File, reminder.Due, reminder.Stage }).IsUnique();
        builder.HasIndex(reminder => reminder.Day);
    }
}
