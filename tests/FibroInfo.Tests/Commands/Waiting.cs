using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Tests.Comments;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Commands;

/// <summary>Comments that wait on a running site.</summary>
internal static class Waiting
{
    private static int _readers;

    public static async Task<(string Token, long Id)> PostAsync(IServiceProvider services, string body, ScreeningFinding? found = null)
    {
        Assert.True(DisplayName.TryParse("Kari", out DisplayName name, out _));
        byte[] reader = BitConverter.GetBytes(Interlocked.Increment(ref _readers));
        var result = new ScreeningResult(found is { } one ? [one] : []);
        var comment = new NewComment(CommentRoom.Fog, null, name, CommentRoom.Text(body), result, reader, reader, null, false, "2026-11");
        CommentStore comments = services.GetRequiredService<CommentStore>();
        string token = Assert.IsType<CommentPostOutcome.Waiting>(await comments.PostAsync(comment, CommentRoom.NoLimits, CancellationToken.None)).Token;
        return (token, (await comments.FindAsync(token, CancellationToken.None))!.Id);
    }

    public static async Task<IReadOnlyList<string>> ShownAsync(IServiceProvider services) =>
        [.. (await services.GetRequiredService<CommentStore>().ShownOnAsync(CommentRoom.Fog, 1, CancellationToken.None)).Threads.Select(thread => thread.Top.Body)];
}
