using FibroInfo.Text;

namespace FibroInfo.Commands;

internal static class Summary
{
    /// <summary>"0 errors, 1 warning, 12 pieces of advice in 9 files."</summary>
    public static string Of(IReadOnlyList<Problem> problems)
    {
        int files = problems.Select(problem => problem.File).Distinct(StringComparer.Ordinal).Count();
        string errors = Count(Severity.Error, "error", "errors"), warnings = Count(Severity.Warning, "warning", "warnings");
        string advice = Count(Severity.Advice, "piece of advice", "pieces of advice");
        return $"{errors}, {warnings}, {advice} in {files} {(files == 1 ? "file" : "files")}.";

        string Count(Severity severity, string one, string many)
        {
            int count = problems.Count(problem => problem.Severity == severity);
            return $"{count} {(count == 1 ? one : many)}";
        }
    }
}
