using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>How many reports there are.</summary>
/// <param name="Open">Of each kind, those that wait for a decision.</param>
public sealed record ReportCounts(IReadOnlyDictionary<ReportKind, int> Open, int Decided)
{
    public int AllOpen => Open.Values.Sum();
}

/// <summary>How many readers said that something in an article was unclear to them (P-17), decided or not.</summary>
public sealed record UnclearArticle(Slug Article, int Count);
