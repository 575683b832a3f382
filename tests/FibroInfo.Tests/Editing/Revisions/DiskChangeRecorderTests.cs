using System.Text;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Audit;
using FibroInfo.Editing;
using FibroInfo.Editing.Revisions;
using FibroInfo.Tests.Data;

namespace FibroInfo.Tests.Editing.Revisions;

/// <summary>Every version of every file is kept, whoever wrote it.</summary>
public sealed class DiskChangeRecorderTests : IDisposable
{
    private static readonly Actor Kari = new(3, "Kari");
    private static readonly ContentPath Sleep = ContentPath.Parse(TempContent.ArticlePath, [])!;

    private readonly TestClock _clock = TestClock.At("2026-11-24T12:00:00+01:00");
    private readonly TempContent _content = new();
    private readonly OpenStore _open = new();
    private readonly ContentFileWriter _files;
    private readonly RevisionLog _trail;
    private readonly RevisionStore _revisions;

    public DiskChangeRecorderTests()
    {
        _files = new ContentFileWriter(new ContentFolder(_content.Root));
        _trail = new RevisionLog(_clock);
        _revisions = new RevisionStore(_open.Store, new AuditTrail(_clock), _clock);
    }

    [Fact]
    public async Task What_is_found_at_the_first_start_is_the_first_version_and_a_second_start_adds_none()
    {
        _content.Write("pages/about/en.md", "---\ntitle: About\nsummary: Us.\n---\nWe.\n");
        await Start().RecordAsync(CancellationToken.None);
        await Start().RecordAsync(CancellationToken.None);

        Revision first = Assert.Single(await ListAsync());
        Assert.Equal((1, "on disk", true, "", "", "published"), (first.Number, first.ActorName, first.IsOnDisk, first.Why, first.Changed, first.Status));
        Assert.Equal(TempContent.Article(), Encoding.UTF8.GetString(await _revisions.ReadAsync(first, CancellationToken.None)));
        Assert.Equal(["articles/sleep/en.md", "pages/about/en.md"], await FilesAsync());
    }

    [Fact]
    public async Task A_file_that_is_changed_on_disk_is_a_version_that_names_what_changed()
    {
        DiskChangeRecorder folder = Start();
        await folder.RecordAsync(CancellationToken.None);
        _content.Write(TempContent.ArticlePath, TempContent.Article("## Another text, of another length\n", ("title", "title: Sleep well")));
        await folder.RecordAsync(CancellationToken.None);

        Assert.Equal(["title, signed, text", ""], (await ListAsync()).Select(one => one.Changed));
    }

    [Fact]
    public async Task A_text_that_comes_back_is_a_version_of_its_own_and_is_kept_once()
    {
        DiskChangeRecorder folder = Start();
        foreach (string body in new[] { "One.\n", "Another.\n", "One.\n" })
        {
            _content.Write(TempContent.ArticlePath, TempContent.Article(body));
            await folder.RecordAsync(Sleep, CancellationToken.None);
        }

        Assert.Equal(3, (await ListAsync()).Count);
        Assert.Equal(2, _open.Count("select count(*) from revision_texts"));
    }

    [Fact]
    public async Task What_this_site_wrote_elsewhere_is_not_said_to_come_from_the_disk()
    {
        await Start().RecordAsync(CancellationToken.None);
        Assert.IsType<EditResult.Saved>(_files.Write(TempContent.ArticlePath, _files.Read(TempContent.ArticlePath), Encoding.UTF8.GetBytes(TempContent.Article("Renamed.\n"))));
        await Start().RecordAsync(Sleep, CancellationToken.None);

        Assert.Equal(["the site", "on disk"], (await ListAsync()).Select(one => one.ActorName));
    }

    [Fact]
    public async Task What_was_signed_is_told_with_each_version()
    {
        string seal = SignatureHash.Compute("Better sleep", "What may help you sleep.", "This page is for people who sleep badly. It helps you choose.", ["Sleep is light.", "It can get better.", "You can start small."], TempContent.Body);
        foreach (string text in new[] { TempContent.Article(null, ("signed", null)), TempContent.Article(null, ("signed", $"signed: {seal}")), TempContent.Article("Other.\n", ("signed", $"signed: {seal}")) })
        {
            _content.Write(TempContent.ArticlePath, text);
            await Start().RecordAsync(Sleep, CancellationToken.None);
        }

        Assert.Equal([(SignatureStatus.ChangedSince, seal), (SignatureStatus.Signed, seal), (SignatureStatus.None, null)], (await ListAsync()).Select(one => (one.Sign, one.Signed)));
        Assert.Equal("bo", (await ListAsync())[0].Reviewer);
    }

    [Fact]
    public async Task A_file_that_is_no_text_or_no_text_of_ours_is_not_kept()
    {
        await File.WriteAllBytesAsync(_content.Full(TempContent.ArticlePath), [0xFF, 0xFE, 0x00, 0xD8]);
        _content.Write("articles/sleep/notes.md.bak", "x");
        _content.Write("articles/Sleep Well/en.md", "x");
        await Start().RecordAsync(CancellationToken.None);

        Assert.Equal(0, _open.Count("select count(*) from revisions"));
        Assert.Equal(0, _open.Count("select count(*) from revision_texts"));
    }

    [Fact]
    public async Task A_version_is_there_only_if_the_transaction_of_its_writer_is()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _open.Store.WriteAsync<bool>(
            async transaction =>
            {
                Assert.True(await _trail.RecordAsync(transaction, TempContent.ArticlePath, "---\n---\n"u8.ToArray(), Kari, "why", null, CancellationToken.None));
                throw new InvalidOperationException();
            }, CancellationToken.None));

        Assert.Equal(0, _open.Count("select count(*) from revisions"));
    }

    [Fact]
    public async Task Five_hundred_versions_of_a_large_text_are_listed_without_their_texts()
    {
        string body = string.Concat(Enumerable.Range(0, 30_000).Select(number => $"A sentence with number {number}, for length.\n"));
        for (int some = 0; some < 10; some++)
        {
            await _open.Store.WriteAsync(
                async transaction =>
                {
                    for (int number = 0; number < 50; number++)
                    {
                        string text = some * 50 + number == 499 ? body : $"{some} {number}\n";
                        await _trail.RecordAsync(transaction, TempContent.ArticlePath, Encoding.UTF8.GetBytes(TempContent.Article(text)), Kari, $"Change {some} {number}", null, CancellationToken.None);
                    }

                    return true;
                }, CancellationToken.None);
        }

        Assert.True(body.Length > 1_000_000);
        Assert.Equal(500, await _revisions.CountAsync(Sleep, CancellationToken.None));
        List<Revision> last = await _revisions.PageAsync(Sleep, 10, CancellationToken.None);
        Assert.Equal((50, 50, 1), (last.Count, last[0].Number, last[^1].Number));
        Revision newest = (await ListAsync())[0];
        Assert.Equal(TempContent.Article(body), Encoding.UTF8.GetString(await _revisions.ReadAsync(newest, CancellationToken.None)));
    }

    public void Dispose()
    {
        _files.Dispose();
        _open.Dispose();
        _content.Dispose();
    }

    // As after a start: nothing is remembered but the rows.
    private DiskChangeRecorder Start() => new(_files, _open.Store, _trail);

    private Task<List<Revision>> ListAsync() => _revisions.PageAsync(Sleep, 1, CancellationToken.None);

    private Task<List<string>> FilesAsync() => _open.Store.ReadAsync(db => Task.FromResult(db.Set<Revision>().Select(one => one.File).Distinct().Order().ToList()));
}
