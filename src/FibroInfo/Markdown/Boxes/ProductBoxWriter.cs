using FibroInfo.Markdown.Links;
using FibroInfo.Site;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Boxes;

/// <summary>
/// Makes an advertisement of a plain link: its words stay where they are, and a box with its address follows the part of the text that it
/// is in.
/// </summary>
public static class ProductBoxWriter
{
    /// <param name="body">With "\n" at the end of each line.</param>
    /// <param name="address">Of the link, as the checks name it. The first such link outside advertisements is meant.</param>
    /// <returns>Null when there is no such link, or it is in a text where no box may stand.</returns>
    public static string? MakeBox(string body, string address)
    {
        if (ArticleMarkdown.Parse(body) is not { } document)
        {
            return null;
        }

        Block[] parts = [.. document.SelectMany(part => part is FootnoteGroup notes ? notes : Enumerable.Repeat(part, 1))
            .Where(part => part is not LinkReferenceDefinitionGroup).OrderBy(part => part.Line)];
        foreach (LeafBlock block in parts.Where(part => !IsEasyReading(part)).SelectMany(LeavesOf).Where(leaf => !ProductBox.Contains(leaf)))
        {
            if (Find(block, body, address) is { } found)
            {
                Block part = parts.Last(part => part.Line <= block.Line);
                Block? next = parts.FirstOrDefault(other => other.Line > part.Line);
                // Of a paragraph that is nothing but the link, nothing stays.
                FoundLink link = IsAlone(body, found, block) ? found with { Start = block.Span.Start, End = block.Span.End + 1, Words = "" } : found;
                return Write(body, link, next is null ? body.Length : StartOfLine(body, next.Line));
            }
        }

        return null;
    }

    private static bool IsEasyReading(Block part) => part is Markdig.Extensions.CustomContainers.CustomContainer { Info: BoxCatalogue.Easy };

    private static IEnumerable<LeafBlock> LeavesOf(Block part) => part switch
    {
        LeafBlock leaf => [leaf],
        ContainerBlock container => container.Descendants<LeafBlock>(),
        _ => [],
    };

    // Where it begins and ends in the body, and the words that stay.
    private static FoundLink? Find(LeafBlock block, string body, string address)
    {
        foreach (Inline inline in block.Inline?.Descendants<Inline>() ?? [])
        {
            string? target = inline switch
            {
                LinkInline { IsImage: false } link => link.Url,
                AutolinkInline { IsEmail: false } link => link.Url,
                _ => null,
            };
            if (target == address)
            {
                (int start, int end) = (inline.Span.Start, inline.Span.End + 1);
                return inline is LinkInline { FirstChild: { } first, LastChild: { } last } words
                    ? new FoundLink(start, end, body[first.Span.Start..(last.Span.End + 1)], InlineTextExtractor.Extract(words), address)
                    : new FoundLink(start, end, ShopAddress.HostOf(address), "", address);
            }
        }

        return FindWritten(block, body, address);
    }

    private static FoundLink? FindWritten(LeafBlock block, string body, string address)
    {
        int end = Math.Min(block.Span.End + 1, body.Length);
        string text = block.Inline is null || block.Span.Start >= end ? "" : body[block.Span.Start..end];
        (_, int start, int length) = WrittenAddress.FindAll(text).FirstOrDefault(written => written.Address == address);
        return length == 0 ? null
            : new FoundLink(block.Span.Start + start, block.Span.Start + start + length, ShopAddress.HostOf(address), "", address);
    }

    private static bool IsAlone(string body, FoundLink link, LeafBlock block) => block is ParagraphBlock { Parent: MarkdownDocument }
        && !(body[block.Span.Start..link.Start] + body[link.End..(block.Span.End + 1)]).Any(char.IsLetterOrDigit);

    private static string Write(string body, FoundLink link, int boxAt)
    {
        string label = link.Label.Length > 0 ? link.Label.ReplaceLineEndings(" ") : ShopAddress.HostOf(link.Address);
        string box = $"::: product {Encode(link.Address)} \"{label}\"\n:::\n";
        string before = $"{body[..link.Start]}{link.Words}{body[link.End..boxAt]}".TrimEnd('\n', ' '), after = body[boxAt..];
        return $"{before}{(before.Length > 0 ? "\n\n" : "")}{box}{(after.Length > 0 ? "\n" : "")}{after}";
    }

    // A quotation mark would begin the label.
    private static string Encode(string address) =>
        string.Concat(address.Select(sign => sign is '"' or '“' or '”' ? Uri.EscapeDataString($"{sign}") : $"{sign}"));

    private static int StartOfLine(string body, int line)
    {
        int at = 0;
        for (int number = 0; number < line; number++)
        {
            at = body.IndexOf('\n', at) + 1;
        }

        return at;
    }

    private sealed record FoundLink(int Start, int End, string Words, string Label, string Address);
}
