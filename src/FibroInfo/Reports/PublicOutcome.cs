using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>What became of a report, in the clinic's words. Nothing of what its writer wrote.</summary>
public sealed record PublicOutcome(Slug Article, ReportKind Kind, string Outcome, DateTimeOffset Decided);
