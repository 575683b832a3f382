using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Comments;

/// <summary>What somebody wrote below an article, and what became of it.</summary>
public sealed class Comment
{
    public const int SeedBytes = 16;

    // Enough to guide a moderator's eye; a text may be nothing but links.
    private const int MaxFindings = 50;

    public long Id { get; init; }

    public required Slug Article { get; init; }

    /// <summary>The comment it answers, which itself answers none; null at the top.</summary>
    public long? ReplyTo { get; init; }

    // Before the long columns: SQLite reads a row up to what it is asked for.
    public CommentState State { get; private set; }

    public string Name { get; private set; } = "";

    public string Body { get; private set; } = "";

    /// <summary>Counts the wordings: see <see cref="Wording"/>.</summary>
    public int Version { get; private set; }

    public CommentVersion Wording => new(Id, Version);

    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>When this wording was written: periods run from here.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was rejected, for its writer.</summary>
    public string? Reason { get; private set; }

    /// <summary>What the last decision can be taken back to; null when there is nothing to take back.</summary>
    public PreviousDecision? Former { get; private set; }

    /// <summary>Who, on this article only; null for the clinic.</summary>
    public byte[]? Reader { get; private set; }

    /// <summary>What the private link is made of; null for the clinic and once erased.</summary>
    public byte[]? Seed { get; private set; }

    /// <summary>Sealed, and only while letters were asked for.</summary>
    public byte[]? Email { get; set; }

    public ReplyNotificationState Notify { get; set; }

    /// <summary>The words that its writer agreed to, and when (C-3).</summary>
    public string? ConsentVersion { get; private set; }

    public DateTimeOffset? ConsentAt { get; private set; }

    public IReadOnlyList<ScreeningFinding> Marks { get; private set; } = [];

    /// <summary>It goes to the front of the queue (C-8).</summary>
    public bool IsDespair { get; private set; }

    /// <summary>Somebody else, or this reader elsewhere, had posted these words already.</summary>
    public bool IsSameText { get; set; }

    /// <summary>A moderator took something out.</summary>
    public bool IsRedacted { get; private set; }

    /// <summary>Whom it answers was told, or did not want to be: an approval after an edit is no news.</summary>
    public bool IsAnnounced { get; set; }

    /// <summary>The name of the clinic's person who wrote it; null for a reader.</summary>
    public string? FromClinic { get; init; }

    public byte[]? TextHash { get; private set; }

    /// <summary>The same for one reader's same words to the same comment; unique with <see cref="Reader"/>.</summary>
    public byte[]? RepeatKey { get; private set; }

    public static Comment From(NewComment post, byte[] seed, DateTimeOffset now)
    {
        var comment = new Comment
        {
            Article = post.Article,
            ReplyTo = post.ReplyTo,
            Name = post.Name.Value,
            PostedAt = now,
            Reader = post.Reader,
            Seed = seed,
            ConsentVersion = post.ConsentVersion,
            ConsentAt = now,
        };
        comment.Write(post.Body, post.Found, now);
        return comment;
    }

    public static Comment FromClinicTo(Comment top, CommentText text, string person, DateTimeOffset now)
    {
        var reply = new Comment { Article = top.Article, ReplyTo = top.Id, Name = person, FromClinic = person, PostedAt = now };
        reply.Write(text, new ScreeningResult([]), now);
        (reply.State, reply.DecidedAt) = (CommentState.Approved, now);
        return reply;
    }

    public void Write(CommentText text, ScreeningResult found, DateTimeOffset now)
    {
        (Body, TextHash, RepeatKey, WrittenAt) = (text.Value, CommentTextHash.Compute(text), CommentTextHash.Compute(ReplyTo, text), now);
        (Marks, IsDespair, IsRedacted) = ([.. found.Findings.Take(MaxFindings)], found.IsDespair, false);
        // Another wording is no way out of the spam: a moderator is.
        State = State == CommentState.Spam || found.IsSpam ? CommentState.Spam : CommentState.Waiting;
        (DecidedAt, Reason) = (State == CommentState.Spam ? now : null, null);
        (Former, Version) = (null, Version + 1);
    }

    /// <summary>Puts <paramref name="text"/> in the place of what its writer wrote, of which nothing is kept (C-6).</summary>
    public void Redact(CommentText text, DisplayName? name, ScreeningResult found)
    {
        // Without a repeat key: the shorter text may be one that the same reader has posted too.
        (Body, TextHash, RepeatKey, IsRedacted) = (text.Value, CommentTextHash.Compute(text), null, true);
        Marks = [.. found.Findings.Take(MaxFindings)];
        Name = name?.Value ?? Name;
        (Former, Version) = (null, Version + 1);
    }

    public void Decide(CommentState state, DateTimeOffset now, string? reason) =>
        (State, DecidedAt, Reason, Former) = (state, now, reason, new PreviousDecision(State, DecidedAt, Reason));

    /// <summary>Takes the last decision back.</summary>
    public void Undo(PreviousDecision former) => (State, DecidedAt, Reason, Former) = (former.State, former.At, former.Reason, null);

    public void ForgetAddress(ReplyNotificationState notify) => (Email, Notify) = (null, notify);

    /// <summary>Leaves nothing but the place in the thread.</summary>
    public void Erase(DateTimeOffset now)
    {
        ForgetAddress(ReplyNotificationState.None);
        (State, DecidedAt, Reason, Former) = (CommentState.Erased, now, null, null);
        (Name, Body, TextHash, RepeatKey, Marks) = ("", "", null, null, []);
        (Reader, Seed, ConsentVersion, ConsentAt) = (null, null, null, null);
        (IsDespair, IsSameText, IsRedacted) = (false, false, false);
        Version++;
    }
}

/// <summary>What became of a comment. None is public unless a person approved it (C-1).</summary>
public enum CommentState
{
    Waiting,
    Approved,
    Rejected,
    Spam,

    /// <summary>Its writer or the clinic took it away; the row stays without a word in it, because there are replies to it.</summary>
    Erased,
}

/// <summary>Whether the writer gets a letter when somebody answers.</summary>
public enum ReplyNotificationState
{
    None,

    /// <summary>Asked for, but nobody has confirmed from that mailbox: it may be a stranger's.</summary>
    Asked,
    Confirmed,
    Stopped,
}

/// <summary>What a comment was before the last decision on it.</summary>
/// <param name="At">When that was decided; null while it waited.</param>
/// <param name="Reason">Why it was rejected then.</param>
public sealed record PreviousDecision(CommentState State, DateTimeOffset? At, string? Reason);

internal sealed class CommentEntityConfiguration : IEntityTypeConfiguration<Comment>
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, IgnoreReadOnlyProperties = true };

    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comments").HasKey(comment => comment.Id);
        builder.Property(comment => comment.Article).HasConversion(slug => slug.Value, text => Slug.Parse(text));
        builder.Property(comment => comment.Marks).HasConversion(
            marks => JsonSerializer.Serialize(marks, Json),
            text => JsonSerializer.Deserialize<ScreeningFinding[]>(text, Json)!,
            new ValueComparer<IReadOnlyList<ScreeningFinding>>((one, other) => one!.SequenceEqual(other!), marks => marks.Count, marks => marks));
        builder.Property(comment => comment.Former).HasConversion(
            former => JsonSerializer.Serialize(former, Json), text => JsonSerializer.Deserialize<PreviousDecision>(text, Json));
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

/// <summary>By which the same words are found again without looking through every text.</summary>
internal static class CommentTextHash
{
    public static byte[] Compute(CommentText text) => SHA256.HashData(Encoding.UTF8.GetBytes(text.Value));

    /// <summary>The same for the same words to the same comment.</summary>
    public static byte[] Compute(long? replyTo, CommentText text) => SHA256.HashData(Encoding.UTF8.GetBytes($"{replyTo}\n{text}"));
}
