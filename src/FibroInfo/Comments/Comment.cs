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

/// <summary>A comment below an article, with its state.</summary>
public sealed class Comment
{
    public const int SeedBytes = 16;

    // Enough to help a moderator; a text may consist of nothing but links.
    private const int MaxFindings = 50;

    public long Id { get; init; }

    public required Slug Article { get; init; }

    /// <summary>The comment it replies to, which is always a top-level one; null when it is top-level itself.</summary>
    public long? ReplyTo { get; init; }

    // Declared before the long columns: SQLite reads a row only as far as the last column that it needs.
    public CommentState State { get; private set; }

    public string Name { get; private set; } = "";

    public string Body { get; private set; } = "";

    /// <summary>1 as posted; each change adds 1. See <see cref="CurrentVersion"/>.</summary>
    public int Version { get; private set; }

    public CommentVersion CurrentVersion => new(Id, Version);

    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>When this version was written: retention periods begin here.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was rejected, for its writer; null otherwise.</summary>
    public string? Reason { get; private set; }

    /// <summary>The state to return to when the last decision is undone; null when there is nothing to undo.</summary>
    public PreviousDecision? Former { get; private set; }

    /// <summary>The reader's key, different for each article; null for the clinic.</summary>
    public byte[]? Reader { get; private set; }

    /// <summary>The random bytes from which the private link is made; null for the clinic and once erased.</summary>
    public byte[]? Seed { get; private set; }

    /// <summary>Encrypted, and kept only while the writer wants emails.</summary>
    public byte[]? Email { get; set; }

    public ReplyNotificationState Notify { get; set; }

    /// <summary>Which consent text its writer agreed to, and when (C-3).</summary>
    public string? ConsentVersion { get; private set; }

    public DateTimeOffset? ConsentAt { get; private set; }

    public IReadOnlyList<ScreeningFinding> Marks { get; private set; } = [];

    /// <summary>The writer may be in despair, so it goes to the front of the queue (C-8).</summary>
    public bool IsDespair { get; private set; }

    /// <summary>Somebody else, or this reader elsewhere, had already posted the same text.</summary>
    public bool IsSameText { get; set; }

    /// <summary>A moderator removed something.</summary>
    public bool IsRedacted { get; private set; }

    /// <summary>
    /// The notification about this reply is done, whether one was wanted or not: approving it again after an edit sends none.
    /// </summary>
    public bool IsAnnounced { get; set; }

    /// <summary>The name of the member of staff who wrote it; null for a reader.</summary>
    public string? FromClinic { get; init; }

    public byte[]? TextHash { get; private set; }

    /// <summary>
    /// A hash of the text and of the comment it replies to. Unique together with <see cref="Reader"/>, so nobody posts the same twice.
    /// </summary>
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
        // Editing does not take a comment out of spam; only a moderator can.
        State = State == CommentState.Spam || found.IsSpam ? CommentState.Spam : CommentState.Waiting;
        (DecidedAt, Reason) = (State == CommentState.Spam ? now : null, null);
        (Former, Version) = (null, Version + 1);
    }

    /// <summary>Replaces what its writer wrote by <paramref name="text"/>; nothing of the original is kept (C-6).</summary>
    public void Redact(CommentText text, DisplayName? name, ScreeningResult found)
    {
        // No repeat key: the same reader may already have a comment with the shortened text, and the key must be unique.
        (Body, TextHash, RepeatKey, IsRedacted) = (text.Value, CommentTextHash.Compute(text), null, true);
        Marks = [.. found.Findings.Take(MaxFindings)];
        Name = name?.Value ?? Name;
        (Former, Version) = (null, Version + 1);
    }

    public void Decide(CommentState state, DateTimeOffset now, string? reason) =>
        (State, DecidedAt, Reason, Former) = (state, now, reason, new PreviousDecision(State, DecidedAt, Reason));

    /// <summary>Undoes the last decision.</summary>
    public void Undo(PreviousDecision former) => (State, DecidedAt, Reason, Former) = (former.State, former.At, former.Reason, null);

    public void ForgetAddress(ReplyNotificationState notify) => (Email, Notify) = (null, notify);

    /// <summary>Erases everything but the position in the thread.</summary>
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

/// <summary>The state of a comment. None is public unless a person approved it (C-1).</summary>
public enum CommentState
{
    Waiting,
    Approved,
    Rejected,
    Spam,

    /// <summary>Erased by its writer or by the clinic; an empty row is kept as long as there are replies to it.</summary>
    Erased,
}

/// <summary>Whether the writer gets an email when somebody replies.</summary>
public enum ReplyNotificationState
{
    None,

    /// <summary>Asked for, but not confirmed from that mailbox: the address may be somebody else's.</summary>
    Asked,
    Confirmed,
    Stopped,
}

/// <summary>The state of a comment before the last decision.</summary>
/// <param name="At">When that state was decided; null when it was waiting.</param>
/// <param name="Reason">Why it had been rejected; null otherwise.</param>
public sealed record PreviousDecision(CommentState State, DateTimeOffset? At, string? Reason);

internal sealed class CommentEntityConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comments").HasKey(comment => comment.Id);
        builder.Property(comment => comment.Article).HasConversion(slug => slug.ToString(), text => Slug.Parse(text));
        builder.Property(comment => comment.Marks).HasConversion(
            marks => JsonColumn.Serialize(marks),
            text => JsonColumn.Deserialize<ScreeningFinding[]>(text)!,
            new ValueComparer<IReadOnlyList<ScreeningFinding>>((left, right) => left!.SequenceEqual(right!), marks => marks.Count, marks => marks));
        builder.Property(comment => comment.Former).HasConversion(
            former => JsonColumn.Serialize(former), text => JsonColumn.Deserialize<PreviousDecision>(text));
        // Only the retention deletes a comment with replies. By then it and its replies have been hidden for a whole retention period.
        builder.HasOne<Comment>().WithMany().HasForeignKey(comment => comment.ReplyTo).OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(comment => comment.Seed).IsUnique();
        builder.HasIndex(comment => new { comment.Reader, comment.RepeatKey }).IsUnique();
        builder.HasIndex(comment => comment.TextHash);
        // For an article's threads, newest first; the state is read from the index.
        builder.HasIndex(comment => new { comment.Article, comment.ReplyTo, comment.Id, comment.State });
        // For the replies to the comments of one page.
        builder.HasIndex(comment => new { comment.ReplyTo, comment.State });
        // For the queue, the number of waiting comments, and the retention.
        builder.HasIndex(comment => new { comment.State, comment.IsDespair, comment.Id }).IsDescending(false, true, false);
    }
}

/// <summary>Hashes by which the same text is found without comparing every text.</summary>
internal static class CommentTextHash
{
    public static byte[] Compute(CommentText text) => SHA256.HashData(Encoding.UTF8.GetBytes(text.Value));

    /// <summary>The same hash for the same text in reply to the same comment.</summary>
    public static byte[] Compute(long? replyTo, CommentText text) => SHA256.HashData(Encoding.UTF8.GetBytes($"{replyTo}\n{text}"));
}

/// <summary>Values that a column stores as JSON. Its methods are public because the model that publishing generates calls them.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() }, IgnoreReadOnlyProperties = true };

    public static string Serialize<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T? Deserialize<T>(string text) => JsonSerializer.Deserialize<T>(text, Options);
}
