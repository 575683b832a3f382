using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>What came of reading one file.</summary>
/// <param name="Thing">Null when a problem is an error.</param>
/// <param name="Manuscript">What the editorial checks ask of the body; null when the file has no readable front matter.</param>
public sealed record Reading<T>(T? Thing, Manuscript? Manuscript, IReadOnlyList<Problem> Problems)
    where T : class
{
    /// <summary>What it would be without its errors, for who is writing it; null when nothing of it could be read.</summary>
    public T? Attempt { get; init; }
}
