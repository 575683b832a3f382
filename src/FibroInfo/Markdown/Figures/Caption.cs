using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Markdown.Figures;

/// <summary>
/// A caption: its first sentence is its title; "(1) … (2) …" become the numbered rings that the drawing points with.
/// </summary>
internal static partial class Caption
{
    public static SafeHtml Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return SafeHtml.Empty;
        }

        string[] parts = Number().Split(text.Trim());
        if (parts.Length < 3)
        {
            return SafeHtml.Of($"<figcaption><p>{text.Trim()}</p></figcaption>");
        }

        // The last numbered item is one sentence; what follows it is about the whole drawing.
        IReadOnlyList<string> last = PlainText.Sentences(parts[^1]);
        IEnumerable<string> items = parts[1..^1].Concat(last.Take(1)).Select(item => item.Trim().TrimEnd('.'));
        string rest = string.Join(' ', last.Skip(1));
        SafeHtml title = Paragraph("caption-title", parts[0].Trim().TrimEnd('.'));
        SafeHtml rings = SafeHtml.Concat(items.Select(item => SafeHtml.Of($"<li>{item}</li>")));
        return SafeHtml.Of(
            $"""<figcaption>{title}<ol class="rings">{rings}</ol>{Paragraph("caption-note", rest)}</figcaption>""");
    }

    private static SafeHtml Paragraph(string name, string text) =>
        text.Length == 0 ? SafeHtml.Empty : SafeHtml.Of($"""<p class="{name}">{text}</p>""");

    [GeneratedRegex(@"\(\d\)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
