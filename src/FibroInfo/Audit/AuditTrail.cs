using FibroInfo.Data;

namespace FibroInfo.Audit;

/// <summary>Records what the staff did. An entry is part of the transaction of its action: either both are stored or neither is.</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    /// <param name="transaction">The transaction of the action.</param>
    /// <param name="action">An area and a verb: <c>comment.approve</c>.</param>
    /// <param name="subject">The object of the action: <c>comment 12</c>.</param>
    /// <param name="detail">One line of facts, never a reader's text.</param>
    public void Record(WriteTransaction transaction, Actor actor, string action, string subject, string? detail = null) => transaction.Db.Add(new AuditEntry
    {
        At = clock.GetUtcNow(),
        Account = actor.Account,
        ActorName = actor.Name,
        Action = action,
        Subject = subject,
        Detail = detail,
    });
}
