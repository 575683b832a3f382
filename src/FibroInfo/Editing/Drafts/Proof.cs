using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Editing.Drafts;

/// <summary>What the site makes of a text before it is published.</summary>
/// <param name="Article">As readers would see it; null for a plain page, and when its keys cannot be read.</param>
/// <param name="Page">The same of a plain page.</param>
/// <param name="Problems">All that <c>check</c> says about it, and what it would break in other files: errors first.</param>
public sealed record Proof(Article? Article, PlainPage? Page, IReadOnlyList<Problem> Problems)
{
    /// <summary>False when nothing of it can be shown.</summary>
    public bool IsReadable => Article is not null || Page is not null;

    /// <summary>Where readers would find it.</summary>
    public string? Address => Article?.Address ?? Page?.Address;

    public IEnumerable<Problem> Errors => Problems.Where(problem => problem.Severity == Severity.Error);

    /// <summary>May be passed, with a reason.</summary>
    public IEnumerable<Problem> Warnings => Problems.Where(problem => problem.Severity == Severity.Warning);
}
