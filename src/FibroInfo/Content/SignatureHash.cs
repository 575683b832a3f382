using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>The hashes that the content format defines: of what a reviewer signs, and of what a translator translated.</summary>
public static class SignatureHash
{
    /// <summary>
    /// Lower-case hex SHA-256 of title, summary, aim, each key point and the body, joined by LF, in NFC, without white space
    /// at the end of each line and of the whole.
    /// </summary>
    public static string Compute(string title, string summary, string aim, IEnumerable<string> keyPoints, string body) =>
        TextHash.Compute([title, summary, aim, .. keyPoints, body]);

    /// <summary>The front matter line that a reviewer adds to sign the article in its present wording.</summary>
    public static string FormatLine(Article article, string body) =>
        $"signed: {Compute(article.Title, article.Summary, article.Aim, article.KeyPoints, body)}";

    /// <summary>The first 8 hex digits of the SHA-256 of each block. Empty lines separate the blocks.</summary>
    public static IReadOnlyList<string> ComputeBlockHashes(string body)
    {
        IEnumerable<string> blocks = TextHash.Clean(body).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => block.Trim('\n'));
        return [.. blocks.Where(block => block.Length > 0).Select(block => TextHash.Compute(block)[..8])];
    }
}
