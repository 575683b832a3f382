using FibroInfo.Text;
using Markdig.Syntax;

namespace FibroInfo.Markdown.Citations;

/// <summary>Where the citations of a body are, by the parser that makes its page: what is in code or escaped is none.</summary>
public static class CitationLocator
{
    /// <returns>The position of each opening bracket; null for a body that is not parsed at all.</returns>
    public static IReadOnlyList<int>? Find(string body)
    {
        if (MarkdownLimits.Refuse(body, new FileLocation("")) is not null)
        {
            return null;
        }

        try
        {
            MarkdownDocument document = Markdig.Markdown.Parse(body, ArticleMarkdown.Pipeline);
            return [.. document.Descendants<CitationInline>().Select(citation => citation.Span.Start)];
        }
        catch (ArgumentException)
        {
            // Markdig throws this when blocks are nested too deep.
            return null;
        }
    }
}
