using FibroInfo.Articles;
using FibroInfo.Text;

namespace FibroInfo.Publishing.Drafts;

/// <summary>What the site makes of a text before it is published.</summary>
/// <param name="Article">As readers would see it; null when its keys cannot be read.</param>
/// <param name="Problems">All that <c>check</c> says about it, and what it would break in other files: errors first.</param>
public sealed record Proof(Article? Article, IReadOnlyList<Problem> Problems)
{
    public IEnumerable<Problem> Errors => Problems.Where(problem => problem.Severity == Severity.Error);

    /// <summary>May be passed, with a reason.</summary>
    public IEnumerable<Problem> Warnings => Problems.Where(problem => problem.Severity == Severity.Warning);
}
