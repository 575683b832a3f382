using FibroInfo.Data;

namespace FibroInfo.Tests.Data;

public sealed class TaggedCacheTests
{
    private readonly ChangeNotifier _changes = new();
    private int _asked;

    [Fact]
    public async Task The_rows_are_asked_once_until_a_change_is_told()
    {
        var remembered = new TaggedCache<string, int>(_changes, 10);
        int[] before = [await AskAsync(remembered, "a"), await AskAsync(remembered, "a")];
        _changes.Notify(["tag of b"]);
        int other = await AskAsync(remembered, "a");
        _changes.Notify(["tag of a"]);

        Assert.Equal([1, 1], before);
        Assert.Equal(1, other);
        Assert.Equal(2, await AskAsync(remembered, "a"));
    }

    [Fact]
    public async Task An_answer_that_was_asked_for_before_a_change_and_came_after_it_is_not_kept()
    {
        var remembered = new TaggedCache<string, int>(_changes, 10);
        int old = await remembered.GetAsync("a", "tag of a", () =>
        {
            _changes.Notify(["tag of a"]);
            return Task.FromResult(-1);
        });

        Assert.Equal(-1, old);
        Assert.Equal(1, await AskAsync(remembered, "a"));
    }

    [Fact]
    public async Task However_many_are_asked_for_no_more_are_kept_than_was_said()
    {
        var remembered = new TaggedCache<string, int>(_changes, 2);
        foreach (string key in new[] { "a", "b", "c", "c" })
        {
            await AskAsync(remembered, key);
        }

        Assert.Equal(3, _asked);
        Assert.Equal(4, await AskAsync(remembered, "a"));
    }

    private async Task<int> AskAsync(TaggedCache<string, int> remembered, string key) =>
        await remembered.GetAsync(key, $"tag of {key}", () => Task.FromResult(++_asked));
}
