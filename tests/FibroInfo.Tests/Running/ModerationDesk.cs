using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Running;

/// <summary>Comments of a running site, put where the moderators find them.</summary>
public static class ModerationDesk
{
    /// <summary>Stores a comment as its page would, past the limits of one network.</summary>
    public static async Task<ModeratedComment> PostedAsync(this RunningSite site, string body, string name = "Kari", long? replyTo = null, string article = "fibro-fog", params ScreeningFinding[] found)
    {
        Assert.True(DisplayName.TryParse(name, out DisplayName display, out _));
        Assert.True(CommentText.TryParse(body, out CommentText text, out _));
        byte[] reader = Guid.NewGuid().ToByteArray();
        var post = new NewComment(Slug.Parse(article), replyTo, display, text, new ScreeningResult(found), reader, reader, null, false, "2026-11");
        string token = Assert.IsType<CommentPostOutcome.Waiting>(await site.Services.GetRequiredService<CommentStore>().PostAsync(post, new CommentLimits(0, 0, 0), CancellationToken.None)).Token;
        return await site.CommentAsync((await site.Services.GetRequiredService<CommentStore>().FindAsync(token, CancellationToken.None))!.Id);
    }

    public static async Task<ModeratedComment> CommentAsync(this RunningSite site, long id) =>
        (await site.Services.GetRequiredService<ModerationQueue>().FindAsync(id, CancellationToken.None))!;

    /// <summary>As its writer would on the private page.</summary>
    public static async Task EditAsync(this RunningSite site, ModeratedComment comment, string body)
    {
        Assert.True(CommentText.TryParse(body, out CommentText text, out _));
        byte[] seed = await site.Services.GetRequiredService<FibroInfo.Data.SiteDatabase>().ReadAsync(db => Task.FromResult(db.Set<Comment>().Single(one => one.Id == comment.Id).Seed!));
        string token = site.Services.GetRequiredService<CommentOwnerToken>().TokenFor(seed);
        Assert.Equal(CommentEditOutcome.Waiting, await site.Services.GetRequiredService<CommentStore>().EditAsync(token, text, new ScreeningResult([]), CancellationToken.None));
    }
}
