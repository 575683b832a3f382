using System.Text.Json;
using System.Text.Json.Serialization;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Comments;

internal sealed class CommentTable : IEntityTypeConfiguration<Comment>
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, IgnoreReadOnlyProperties = true };

    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comments").HasKey(comment => comment.Id);
        builder.Property(comment => comment.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
        builder.Property(comment => comment.Marks).HasConversion(
            marks => JsonSerializer.Serialize(marks, Json),
            text => JsonSerializer.Deserialize<Finding[]>(text, Json)!,
            new ValueComparer<IReadOnlyList<Finding>>((one, other) => one!.SequenceEqual(other!), marks => marks.Count, marks => marks));
        builder.Property(comment => comment.Former).HasConversion(
            former => JsonSerializer.Serialize(former, Json), text => JsonSerializer.Deserialize<FormerDecision>(text, Json));
        // Only the retention deletes what has replies: it was hidden, and they with it, for as long as refused comments are kept.
        builder.HasOne<Comment>().WithMany().HasForeignKey(comment => comment.ReplyTo).OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(comment => comment.Seed).IsUnique();
        builder.HasIndex(comment => new { comment.Reader, comment.RepeatKey }).IsUnique();
        builder.HasIndex(comment => comment.TextHash);
        // An article's threads from the newest id down, each state read from the index.
        builder.HasIndex(comment => new { comment.Article, comment.ReplyTo, comment.Id, comment.State });
        // Under ten comments at a time.
        builder.HasIndex(comment => new { comment.ReplyTo, comment.State });
        // The queue, the number waiting, and what the retention looks through.
        builder.HasIndex(comment => new { comment.State, comment.IsDespair, comment.Id }).IsDescending(false, true, false);
    }
}
