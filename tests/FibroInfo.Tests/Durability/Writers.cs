using System.Collections.Concurrent;
using System.Net;

namespace FibroInfo.Tests.Durability;

/// <summary>Readers who post all at once, each one waiting for their answer, and keep a list of what was acknowledged.</summary>
internal sealed class Writers(HttpClient client, int writers)
{
    private const int MostRefused = 200;

    private readonly ConcurrentQueue<Post> _acknowledged = new();
    private readonly ConcurrentQueue<Post> _unanswered = new();
    private int _count;
    private int _refused;

    public IReadOnlyCollection<Post> Acknowledged => _acknowledged;

    /// <summary>They may be stored or not: nobody was told.</summary>
    public IReadOnlyCollection<Post> Unanswered => _unanswered;

    /// <summary>Why the last of them got no answer.</summary>
    public HttpRequestException? LastFault { get; private set; }

    /// <summary>Every fourth post is a comment. False for a site that has no such page.</summary>
    public bool AreCommenting { get; private set; }

    /// <summary>Finds out whether the site takes comments.</summary>
    public async Task TryCommentAsync()
    {
        var comment = Post.NewComment();
        using HttpResponseMessage answer = await client.SendAsync(comment.ToRequest());
        AreCommenting = answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed);
        if (AreCommenting)
        {
            Note(comment, answer);
        }
    }

    /// <summary>Posts until so many more are acknowledged, and does <paramref name="then"/> amid the others' posts.</summary>
    /// <exception cref="InvalidOperationException">The site stopped answering before.</exception>
    public async Task PostAsync(int acknowledged, Action then)
    {
        int left = acknowledged;
        using var end = new CancellationTokenSource();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested && await SendAsync(_unanswered.TryDequeue(out Post? again) ? again : NewPost()) is { } isTaken)
            {
                if (isTaken && Interlocked.Decrement(ref left) == 0)
                {
                    then();
                    await end.CancelAsync();
                }
            }
        })));
        if (left > 0)
        {
            throw new InvalidOperationException($"The site died by itself, {left} posts too early.");
        }
    }

    /// <summary>Posts until told to end, or until the site answers no more.</summary>
    public Task PostUntilAsync(CancellationToken end) => Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(
        async () =>
        {
            while (!end.IsCancellationRequested && await SendAsync(_unanswered.TryDequeue(out Post? again) ? again : NewPost()) is not null)
            {
            }
        }, CancellationToken.None)));

    private Post NewPost() => AreCommenting && Interlocked.Increment(ref _count) % 4 == 0 ? Post.NewComment() : Post.NewVote();

    /// <returns>Whether it was acknowledged; null when no answer came.</returns>
    private async Task<bool?> SendAsync(Post post)
    {
        try
        {
            using HttpRequestMessage request = post.ToRequest();
            using HttpResponseMessage answer = await client.SendAsync(request);
            // "Later", from a store that is slower than its patience: the reader sends it again.
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && Interlocked.Increment(ref _refused) < MostRefused)
            {
                _unanswered.Enqueue(post);
                return false;
            }

            Note(post, answer);
            return true;
        }
        catch (HttpRequestException fault)
        {
            LastFault = fault;
            _unanswered.Enqueue(post);
            return null;
        }
    }

    private void Note(Post post, HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"A {(post.IsComment ? "comment" : "vote")} was answered {(int)answer.StatusCode}.");
        }

        _acknowledged.Enqueue(post);
    }
}
