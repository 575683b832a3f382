using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>All that is kept of a report, as its writer may ask for it.</summary>
/// <param name="Reader">Who, on this article.</param>
/// <param name="Address">Null when none was left, or the key of its seal is lost.</param>
/// <param name="Outcome">What the clinic answered; null while it waits.</param>
public sealed record KeptReport(
    long Id, Slug Article, ReportKind Kind, long? Comment, string Quote, string Body, byte[]? Reader, byte[]? SealedAddress, string? Address,
    DateTimeOffset At, DateTimeOffset? Decided, string? Outcome);
