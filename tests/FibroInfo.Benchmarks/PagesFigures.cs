using FibroInfo.Benchmarks.Bare;
using FibroInfo.Tests.Durability;

namespace FibroInfo.Benchmarks;

/// <summary>An article page with ten comments: from the cache, not from it, and while votes arrive on it.</summary>
internal static class PagesFigures
{
    private const string Page = $"/articles/{Post.Article}";
    // Each makes its page: who asks at once would be given what another made.
    private const int Alone = 1;
    private const string Brotli = "Accept-Encoding: gzip, deflate, br";

    public static async Task<int> RunAsync(string published, string content, bool isShort)
    {
        using FilledStore store = await FilledStore.MakeAsync(published, content, 10, 10), other = await FilledStore.MakeAsync(published, content, 0, 0);
        using FilledStore fifth = await FilledStore.MakeAsync(published, content, 10, 10);
        using FilledStore third = await FilledStore.MakeAsync(published, content, 10, 10), fourth = await FilledStore.MakeAsync(published, content, 10, 10);
        await using Server site = await Server.StartSiteAsync(published, content, store.Folder);
        string tag = await SaveAsync(site, other.Folder);
        await using Server bare = await Server.StartBareAsync(other.Folder), twin = await Server.StartBareAsync(other.Folder);

        Side packed = new("bare Kestrel, the same bytes", bare, BareServer.Bytes), again = new("the same in another process", twin, BareServer.Bytes);
        Side cached = new("cached page, brotli", site, Page) { Headers = [Brotli] };
        await using Server frameworks = await Server.StartOutputCachedAsync(content, fifth.Folder);
        Side outputCached = new("the same from the framework's output cache", frameworks, Page) { Headers = [Brotli] };
        Side unchanged = new("304", site, Page) { Headers = [Brotli, $"If-None-Match: {tag}"] };
        Side slow = cached with { Name = "cached page, 1 vote a second", VotesPerSecond = 1 };
        Side fast = cached with { Name = "cached page, 100 votes a second", VotesPerSecond = 100 };
        await using Server forgetful = await Server.StartForgetfulAsync(content, third.Folder, ForgetfulSite.ThePage);
        await using Server voted = await Server.StartForgetfulAsync(content, fourth.Folder, ForgetfulSite.TheVotes);
        Side razor = new("bare Razor page of its size", bare, BareServer.Razor) { Connections = Alone };
        Side made = new("page that is not in the cache", forgetful, Page) { Connections = Alone };
        Side madeAfterVote = made with { Name = "the same after a vote", Server = voted };
        Side madePacked = madeAfterVote with { Name = "the same after a vote, brotli", Headers = [Brotli] };
        // The votes come last: they change the tag that the 304 is asked with.
        Contest contest = await Contest.PlayAsync(isShort, packed, cached, outputCached, unchanged, again, razor, made, madeAfterVote, madePacked);
        Contest votes = await Contest.PlayAsync(isShort, packed, cached, slow, fast);

        Row.Note("the same server twice (the noise)", Spread(contest.Ratios(again, packed)));
        bool isReached = Row.PrintAtLeast("cached page against bare Kestrel", 0.9, contest.Ratios(cached, packed), "×");
        Row.Note("the framework's output cache against bare Kestrel", Spread(contest.Ratios(outputCached, packed)));
        isReached &= Row.PrintAtLeast("304 against the 200", 1.1, contest.Ratios(unchanged, cached), "×");
        isReached &= Row.Print("p99 at 64 connections against bare Kestrel's", 1.3, contest.RatiosOfP99(cached, packed), "×");
        Row.Note("p99 of the same server twice", Spread(contest.RatiosOfP99(again, packed)));
        isReached &= Row.PrintAtLeast("page not in the cache against a bare Razor page, neither packed", 0.8, contest.Ratios(made, razor), "×");
        Row.Note("the same after a vote", Spread(contest.Ratios(madeAfterVote, razor)));
        isReached &= Row.PrintAtLeast("cached page while 1 vote a second arrives on it, against none", 0.9, votes.Ratios(slow, cached), "×");
        isReached &= Row.PrintAtLeast("the same with 100 votes a second", 0.6, votes.Ratios(fast, cached), "×");
        return isReached ? 0 : 1;
    }

    public static string Spread(IEnumerable<double> ratios)
    {
        double[] sorted = [.. ratios.Order()];
        return $"{sorted[sorted.Length / 2]:0.00} × ({sorted[0]:0.00} to {sorted[^1]:0.00})";
    }

    /// <summary>Puts the page, plain and packed, where the bare server looks for it.</summary>
    /// <returns>The tag of the packed one.</returns>
    public static async Task<string> SaveAsync(Server site, string folder)
    {
        string plain = await site.Client.GetStringAsync(new Uri(Page, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, Page);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        using HttpResponseMessage answer = await site.Client.SendAsync(request);
        byte[] packed = await answer.Content.ReadAsByteArrayAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, BareServer.PlainPage), plain);
        await File.WriteAllBytesAsync(Path.Combine(folder, BareServer.PackedPage), packed);
        Row.Note("the page", $"{plain.Length:N0} bytes, {packed.Length:N0} packed, {plain.Split(FilledStore.Said).Length - 1} comments on it");
        return answer.Headers.ETag!.ToString();
    }
}
