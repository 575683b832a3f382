using System.Text;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Tests.Data;

public sealed class ErasureLogTests : IDisposable
{
    private static readonly DateTimeOffset Noon = TestClock.At("2026-11-24T12:00:00Z").Now;

    private readonly OpenStore _open = new();

    private string ErasedFile => _open.Folder.File("erased");

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task What_is_erased_is_written_down_before_the_rows_change_and_reads_as_it_was_written()
    {
        ErasureRecord erasure = Erased(12);

        await Assert.ThrowsAsync<InvalidOperationException>(() => RememberAsync(erasure, () => throw new InvalidOperationException("A slip of ours.")));
        Assert.Empty(ErasureLog.Read(ErasedFile));

        await RememberAsync(erasure, () => { });
        Assert.Equal([erasure], ErasureLog.Read(ErasedFile));
        Assert.Equal(["2026-11-24T12:00:00.0000000Z comment 12 " + erasure.Mark], await File.ReadAllLinesAsync(ErasedFile));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_means_that_nothing_is_erased_R5()
    {
        Directory.CreateDirectory(ErasedFile);

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => RememberAsync(Erased(12), () => { }));
    }

    [Fact]
    public void Nobody_but_the_sites_own_user_may_read_it()
    {
        _open.Erasures.Append([Erased(1)]);

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(ErasedFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void A_line_cut_short_at_any_byte_is_no_erasure_and_does_not_spoil_the_next()
    {
        _open.Erasures.Append([Erased(1), Erased(2)]);
        byte[] whole = File.ReadAllBytes(ErasedFile);
        int firstLine = Array.IndexOf(whole, (byte)'\n') + 1;
        int cuts = 0;
        for (int length = firstLine; length < whole.Length - 1; length++, cuts++)
        {
            File.WriteAllBytes(ErasedFile, whole[..length]);
            Assert.Equal([Erased(1)], ErasureLog.Read(ErasedFile));

            _open.Erasures.Append([Erased(3)]);
            Assert.Equal([Erased(1), Erased(3)], ErasureLog.Read(ErasedFile));
        }

        Assert.True(cuts > 50);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("yesterday comment 12 00112233445566778899aabbccddeeff")]
    [InlineData("2026-11-24T12:00:00.0000000Z comment 12")]
    [InlineData("2026-11-24T12:00:00.0000000Z comment 12 of Kari 00112233445566778899aabbccddeeff")]
    public void What_is_no_line_of_it_erases_nothing(string line) => Assert.False(ErasureRecord.TryParse(line, out _));

    [Fact]
    public async Task Lines_of_rooms_that_this_version_does_not_know_stop_no_start()
    {
        await File.WriteAllTextAsync(ErasedFile, $"{Noon.UtcDateTime:O} poem 7 {ErasureRecord.MarkOf([1])}\n{Noon.UtcDateTime:O} comment Kari {ErasureRecord.MarkOf([1])}\n", Encoding.UTF8);

        await _open.RestartAsync(() => { });

        Assert.False(_open.Store.IsAway);
    }

    private static ErasureRecord Erased(int id) => new(Noon, "comment", $"{id}", ErasureRecord.MarkOf([(byte)id]));

    [Fact]
    public async Task What_was_replaced_is_written_down_only_when_the_new_words_are_stored()
    {
        await _open.Store.WriteAsync(transaction => transaction.Db.Database.ExecuteSqlAsync($"create table late (id integer primary key, other integer references late (id) deferrable initially deferred)"), CancellationToken.None);

        // Found out at the commit, like a disk that is full just then.
        await Assert.ThrowsAnyAsync<Exception>(() => ReplaceAsync(Erased(12), $"insert into late values (1, 99)"));
        Assert.Empty(ErasureLog.Read(ErasedFile));

        await ReplaceAsync(Erased(12), $"insert into late values (1, 1)");
        Assert.Equal([Erased(12)], ErasureLog.Read(ErasedFile));
    }

    [Fact]
    public async Task What_was_replaced_and_could_not_be_written_down_is_written_down_with_the_next()
    {
        Directory.CreateDirectory(ErasedFile);
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => ReplaceAsync(Erased(1), $"select 1"));
        Directory.Delete(ErasedFile);
        await _open.Store.OpenAsync(CancellationToken.None);

        await ReplaceAsync(Erased(2), $"select 1");

        Assert.Equal([Erased(1), Erased(2)], ErasureLog.Read(ErasedFile));
    }

    private Task<int> ReplaceAsync(ErasureRecord erasure, FormattableString change) => _open.Store.WriteAsync(
        transaction =>
        {
            transaction.RecordReplacement(erasure);
            return transaction.Db.Database.ExecuteSqlAsync(change);
        }, CancellationToken.None);

    private Task<bool> RememberAsync(ErasureRecord erasure, Action then) => _open.Store.WriteAsync(
        transaction =>
        {
            transaction.RecordErasure(erasure);
            then();
            return Task.FromResult(true);
        }, CancellationToken.None);
}
