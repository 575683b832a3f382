using FibroInfo.Data;

namespace FibroInfo.Audit;

/// <summary>What the staff did. An entry is a row of the transaction that does the deed: neither is there without the other.</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    /// <param name="transaction">The transaction of the deed.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="action">A room and a verb: <c>comment.approve</c>.</param>
    /// <param name="subject">The thing: <c>comment 12</c>.</param>
    /// <param name="detail">One line of facts, never a reader's words.</param>
    public void Record(WriteTransaction transaction, Actor actor, string action, string subject, string? detail = null) => transaction.Db.Add(new AuditEntry
    {
        At = clock.GetUtcNow(),
        Account = actor.Account,
        Who = actor.Name,
        Deed = action,
        Subject = subject,
        Detail = detail,
    });
}
