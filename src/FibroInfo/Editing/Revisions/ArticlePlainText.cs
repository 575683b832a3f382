using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Content;
using FibroInfo.Text;
using FibroInfo.Text.Comparing;

namespace FibroInfo.Editing.Revisions;

/// <summary>
/// An article as its readers read it, in plain blocks: without marks, pictures and the numbers of sources, which follow the text. Evidence
/// labels are in brackets.
/// </summary>
internal static partial class ArticlePlainText
{
    private const string BetweenCells = " · ";

    public static IReadOnlyList<TextBlock> Extract(Article article) =>
    [
        .. Block(article.Title, isHeading: true), .. Block(article.Summary), .. Block(article.Aim), .. article.KeyPoints.SelectMany(point => Block(point)),
        .. article.Text.Sections.SelectMany(section => Part(section.Title, section.Html).Concat(section.Signs.SelectMany(sign => Block(sign.Text)))),
        .. article.Text.EasyParts.SelectMany(part => Part(part.Title, part.Html)),
        .. article.Text.Sources.SelectMany(source => Block(source.Reference?.Title ?? source.Key)),
    ];

    private static IEnumerable<TextBlock> Part(string title, SafeHtml html) => Block(title, isHeading: true).Concat(Blocks(html.ToString()));

    /// <param name="html">Made by our own renderer: each tag is whole, and no sign of one stands in a value.</param>
    internal static IEnumerable<TextBlock> Blocks(string html)
    {
        var text = new StringBuilder();
        int at = 0;
        html = InlineLabel().Replace(Unread().Replace(html, ""), "($1)");
        foreach (Match tag in Tag().Matches(html))
        {
            text.Append(html, at, tag.Index - at);
            at = tag.Index + tag.Length;
            string name = tag.Groups["name"].Value;
            bool isEnd = tag.Groups["end"].Success;
            if (isEnd && (name is "td" or "th"))
            {
                text.Append(BetweenCells);
            }
            else if (IsBlock(name))
            {
                foreach (TextBlock block in Block(text.ToString(), isEnd && name is ['h', >= '1' and <= '6']))
                {
                    yield return block;
                }

                text.Clear();
            }
        }

        foreach (TextBlock block in Block(text.Append(html.AsSpan(at)).ToString()))
        {
            yield return block;
        }
    }

    private static IEnumerable<TextBlock> Block(string text, bool isHeading = false)
    {
        string plain = string.Join(' ', WebUtility.HtmlDecode(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('·', ' ');
        return plain.Length == 0 ? [] : [new TextBlock(plain, isHeading)];
    }

    private static bool IsBlock(string name) =>
        name is "p" or "li" or "tr" or "dt" or "dd" or "div" or "section" or "figure" or "figcaption" or "blockquote" or "summary" or "pre" or "table"
            or "ul" or "ol" or "dl" or "caption" or ['h', >= '1' and <= '6'];

    [GeneratedRegex("<(?<end>/)?(?<name>[a-z0-9]+)[^>]*>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex("""<a class="cite-label"[^>]*>([^<]*)</a>""", RegexOptions.CultureInvariant)]
    private static partial Regex InlineLabel();

    // Drawings, citations, and buttons that only a script makes work.
    [GeneratedRegex(
        """<svg.*?</svg>|<span class="cites">.*?</span>|<a class="cite".*?</a>|<button.*?</button>""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Unread();
}
