using FibroInfo.Data;
using FibroInfo.Mail;

namespace FibroInfo.Comments;

/// <summary>Tells who wrote a comment that somebody answered: once a reply, and only who asked for it and confirmed.</summary>
public sealed class ReplyNews(CommentLetters letters, Outbox outbox, Seal seal)
{
    /// <param name="writing">Of the approval.</param>
    /// <param name="top">What it answers; null when it answers nothing.</param>
    /// <param name="reply">With its number: the letter leads to it.</param>
    /// <exception cref="StoreAwayException">The address cannot be read just now.</exception>
    internal void Tell(Writing writing, Comment? top, Comment reply)
    {
        bool isNews = !reply.IsAnnounced;
        reply.IsAnnounced = true;
        bool wantsNews = isNews && top is { Notify: NotifyState.Confirmed } && !IsOneWriter(top, reply);
        if (wantsNews && top is { Email: { } closed, Seed: { } seed } && seal.Open(closed) is { } address)
        {
            outbox.Add(writing, letters.Answered(address, seed, top.Article, reply.Id));
        }
    }

    private static bool IsOneWriter(Comment one, Comment other) => one.Reader is { } reader && other.Reader is { } same && reader.AsSpan().SequenceEqual(same);
}
