using FibroInfo.Benchmarks.Bare;
using FibroInfo.Tests.Durability;

namespace FibroInfo.Benchmarks;

/// <summary>One article that the whole country has voted on, against one that hardly anybody has.</summary>
internal static class ScaleFigures
{
    public static async Task<int> RunAsync(string published, string content, bool isShort)
    {
        (int votes, int comments) = isShort ? (100_000, 10_000) : (1_000_000, 100_000);
        using FilledStore few = await FilledStore.MakeAsync(published, content, 10, 10);
        using FilledStore many = await FilledStore.MakeAsync(published, content, votes, comments);
        await using Server small = await Server.StartForgetfulAsync(content, few.Folder, ForgetfulSite.AllRows);
        await using Server large = await Server.StartForgetfulAsync(content, many.Folder, ForgetfulSite.AllRows);
        Side ofFew = new("page not in the cache, 10 votes and 10 comments", small, $"/articles/{Post.Article}") { Connections = 1 };
        Side ofMany = ofFew with { Name = $"the same, {votes:N0} and {comments:N0}", Server = large };
        Contest contest = await Contest.PlayAsync(isShort, ofFew, ofMany, ofFew with { Name = "the first again" });
        return Row.Print($"time of a page with {votes:N0} votes and {comments:N0} comments against 10 and 10", 2, contest.Ratios(ofFew, ofMany), "×") ? 0 : 1;
    }
}
