using System.Net;
using FibroInfo.Benchmarks.Bare;
using FibroInfo.Tests.Durability;

namespace FibroInfo.Benchmarks;

/// <summary>Votes and comments stored over HTTP, against one upsert in one transaction on bare Kestrel.</summary>
internal static class WritesFigures
{
    private const int Connections = 16;

    public static async Task<int> RunAsync(string published, string content, bool isShort)
    {
        using FilledStore ofSite = await FilledStore.MakeAsync(published, content, 0, 0);
        using FilledStore ofBare = await FilledStore.MakeAsync(published, content, 0, 0);
        using FilledStore ofTwin = await FilledStore.MakeAsync(published, content, 0, 0);
        await using Server site = await Server.StartSiteAsync(published, content, ofSite.Folder);
        await PagesFigures.SaveAsync(site, ofBare.Folder);
        await PagesFigures.SaveAsync(site, ofTwin.Folder);
        await using Server bare = await Server.StartBareAsync(ofBare.Folder), twin = await Server.StartBareAsync(ofTwin.Folder);

        Side upsert = new("bare Kestrel, one upsert", bare, BareServer.Upsert, "rating.lua") { Connections = Connections };
        Side again = upsert with { Name = "the same in another process", Server = twin };
        Side vote = new("vote", site, $"/articles/{Post.Article}/rating", "rating.lua") { Connections = Connections };
        Side comment = new("comment with its letter", site, $"/articles/{Post.Article}/comments", "comment.lua") { Connections = Connections };
        bool takesComments = await TakesCommentsAsync(site);
        Contest contest = await Contest.PlayAsync(isShort, takesComments ? [upsert, vote, comment, again] : [upsert, vote, again]);

        Row.Note("the same server twice (the noise)", PagesFigures.Spread(contest.Ratios(again, upsert)));
        bool isReached = Row.PrintAtLeast("votes against bare upserts", 0.5, contest.Ratios(vote, upsert), "×");
        isReached &= IsStored("votes", ofSite.Count("votes"), contest.RequestsOf(vote))
            && IsStored("bare upserts", ofBare.Count("votes"), contest.RequestsOf(upsert));
        if (takesComments)
        {
            isReached &= Row.PrintAtLeast("comments against bare upserts", 0.15, contest.Ratios(comment, upsert), "×");
            isReached &= IsStored("comments", ofSite.Count("comments"), contest.RequestsOf(comment));
        }

        return isReached ? 0 : 1;
    }

    private static async Task<bool> TakesCommentsAsync(Server site)
    {
        using HttpRequestMessage request = Post.NewComment().ToRequest();
        using HttpResponseMessage answer = await site.Client.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.SeeOther;
    }

    // The warm-up is stored too, so that there are more.
    private static bool IsStored(string what, long stored, int answered)
    {
        Row.Note($"{what} in the file", $"{stored:N0}, of which {answered:N0} were measured");
        return stored >= answered && answered > 0;
    }
}
