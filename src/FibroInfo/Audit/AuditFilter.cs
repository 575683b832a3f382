namespace FibroInfo.Audit;

/// <summary>Which deeds are looked for. What is null or empty asks for nothing.</summary>
/// <param name="Who">Part of a name, in letters of any size.</param>
/// <param name="Deed">A deed, <c>comment.approve</c>, or all of a room, <c>comment</c>.</param>
/// <param name="Subject">Part of the thing's name.</param>
/// <param name="From">This instant and later.</param>
/// <param name="Until">Before this instant.</param>
public sealed record AuditFilter(string? Who = null, string? Deed = null, string? Subject = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    internal IQueryable<AuditEntry> Of(IQueryable<AuditEntry> all)
    {
        (string who, string deed, string subject) = ((Who ?? "").ToLowerInvariant(), Deed ?? "", Subject ?? "");
        string room = $"{deed}.";
#pragma warning disable CA1304, CA1311, CA1862 // The database does it, and knows no culture.
        IQueryable<AuditEntry> some = who == "" ? all : all.Where(entry => entry.Who.ToLower().Contains(who));
#pragma warning restore CA1304, CA1311, CA1862
        some = deed == "" ? some : some.Where(entry => entry.Deed == deed || entry.Deed.StartsWith(room));
        some = subject == "" ? some : some.Where(entry => entry.Subject.Contains(subject));
        some = From is { } from ? some.Where(entry => entry.At >= from) : some;
        return Until is { } until ? some.Where(entry => entry.At < until) : some;
    }
}
