using FibroInfo.Audit;
using FibroInfo.Editing;
using FibroInfo.Editing.Drafts;
using FibroInfo.Tests.Data;

namespace FibroInfo.Tests.Editing.Drafts;

/// <summary>What somebody is writing is kept, for them and beside what others write.</summary>
public sealed class DraftStoreTests : IDisposable
{
    private const string File = "articles/sleep/en.md";

    private static readonly Actor Kari = new(3, "Kari"), Ola = new(4, "Ola");

    private readonly OpenStore _open = new();
    private readonly DraftStore _drafts;

    public DraftStoreTests() => _drafts = new DraftStore(_open.Store, new AuditTrail(TestClock.At("2026-11-24T12:00:00+01:00")), TestClock.At("2026-11-24T12:00:00+01:00"));

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task A_draft_is_saved_again_and_again_and_is_one()
    {
        int version = 0;
        foreach (string text in new[] { "a", "ab", "abc" })
        {
            version = Assert.IsType<DraftOutcome.Saved>(await SaveAsync(Kari, text, version)).Version;
        }

        Draft draft = Assert.Single(await _drafts.ListForFileAsync(File, CancellationToken.None));
        Assert.Equal(("abc", 3, "Kari", 3L), (draft.Text, draft.Version, draft.Writer, draft.Account));
    }

    [Fact]
    public async Task Of_two_browsers_of_one_person_the_second_is_told_and_writes_nothing()
    {
        await SaveAsync(Kari, "first", 0);
        await SaveAsync(Kari, "here", 1);

        Assert.Equal("here", Assert.IsType<DraftOutcome.ChangedMeanwhile>(await SaveAsync(Kari, "there", 1)).Now.Text);
        Assert.Equal("here", Assert.Single(await _drafts.AllAsync(CancellationToken.None)).Text);
    }

    [Fact]
    public async Task What_a_colleague_writes_stands_beside_it_and_goes_alone()
    {
        await SaveAsync(Kari, "kari", 0);
        await SaveAsync(Ola, "ola", 0);

        Assert.True(await _drafts.DiscardAsync(File, Ola, CancellationToken.None));
        Assert.False(await _drafts.DiscardAsync(File, Ola, CancellationToken.None));

        Assert.Equal("kari", Assert.Single(await _drafts.ListForFileAsync(File, CancellationToken.None)).Text);
        Assert.Equal(1, _open.Count($"select count(*) from audit where action = 'article.discard' and subject = 'text {File}' and detail is null"));
    }

    [Fact]
    public async Task Of_many_saves_at_once_each_is_kept_or_told()
    {
        await SaveAsync(Kari, "first", 0);

        DraftOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() => SaveAsync(Kari, $"{at}", 1))));

        Assert.Single(outcomes.OfType<DraftOutcome.Saved>());
        Assert.Equal(7, outcomes.OfType<DraftOutcome.ChangedMeanwhile>().Count());
    }

    [Fact]
    public async Task What_was_thrown_away_in_another_window_is_kept_when_somebody_goes_on_writing()
    {
        await SaveAsync(Kari, "first", 0);
        await _drafts.DiscardAsync(File, Kari, CancellationToken.None);
        Assert.Equal(2, Assert.IsType<DraftOutcome.Saved>(await SaveAsync(Kari, "more", 1)).Version);
    }

    private Task<DraftOutcome> SaveAsync(Actor actor, string text, int version) => _drafts.SaveAsync(File, text, ContentHash.None, version, actor, CancellationToken.None);
}
