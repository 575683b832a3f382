using FibroInfo.Data;

namespace FibroInfo.Audit;

/// <summary>What the staff did. An entry is a row of the transaction that does the deed: neither is there without the other.</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    /// <param name="writing">The transaction of the deed.</param>
    /// <param name="who">Who did it.</param>
    /// <param name="deed">A room and a verb: <c>comment.approve</c>.</param>
    /// <param name="subject">The thing: <c>comment 12</c>.</param>
    /// <param name="detail">One line of facts, never a reader's words.</param>
    public void Note(WriteTransaction writing, Actor who, string deed, string subject, string? detail = null) => writing.Db.Add(new AuditEntry
    {
        At = clock.GetUtcNow(),
        Account = who.Account,
        Who = who.Name,
        Deed = deed,
        Subject = subject,
        Detail = detail,
    });
}
