using FibroInfo.Comments;
using FibroInfo.Mail;
using FibroInfo.Ratings;
using FibroInfo.Reports;

namespace FibroInfo.Privacy;

/// <summary>Everything here that is one person's.</summary>
public sealed record Belongings(
    IReadOnlyList<KeptComment> Comments, IReadOnlyList<KeptReport> Reports, IReadOnlyList<Vote> Votes, IReadOnlyList<KeptLetter> Letters)
{
    public bool IsEmpty => Comments.Count + Reports.Count + Votes.Count + Letters.Count == 0;

    /// <summary>All that the audit may know of them.</summary>
    public string Counted => $"{Comments.Count} comments, {Reports.Count} reports, {Votes.Count} votes, {Letters.Count} letters";
}
