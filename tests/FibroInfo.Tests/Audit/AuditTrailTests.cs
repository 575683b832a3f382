using FibroInfo.Audit;
using FibroInfo.Tests.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Tests.Audit;

public sealed class AuditTrailTests : IDisposable
{
    private readonly OpenStore _open = new();
    private readonly AuditTrail _trail = new(TestClock.At("2026-11-24T12:00:00+01:00"));

    public void Dispose() => _open.Dispose();

    [Theory]
    [InlineData("update audit set actor_name = 'somebody else'")]
    [InlineData("delete from audit")]
    public async Task What_was_done_can_neither_be_changed_nor_taken_away_T35(string tampering)
    {
        await NoteAsync(() => { });

        await Assert.ThrowsAsync<SqliteException>(() => _open.Store.WriteAsync(transaction => transaction.Db.Database.ExecuteSqlRawAsync(tampering), CancellationToken.None));
        Assert.Equal(1, _open.Count("select count(*) from audit where actor_name = 'Kari' and action = 'comment.approve' and subject = 'comment 12'"));
    }

    [Fact]
    public async Task A_deed_that_failed_is_not_in_the_audit()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => NoteAsync(() => throw new InvalidOperationException("A slip of ours.")));

        Assert.Equal(0, _open.Count("select count(*) from audit"));
    }

    private Task<bool> NoteAsync(Action then) => _open.Store.WriteAsync(
        transaction =>
        {
            _trail.Record(transaction, new Actor(3, "Kari"), "comment.approve", "comment 12");
            then();
            return Task.FromResult(true);
        }, CancellationToken.None);
}
