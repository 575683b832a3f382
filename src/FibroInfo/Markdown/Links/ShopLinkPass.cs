using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Markdown.Boxes;
using FibroInfo.Site;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Links;

/// <summary>Collects the addresses of shops outside advertisements, for the checks (E-13): links, and addresses written out.</summary>
internal static class ShopLinkPass
{
    public static void Run(ContainerBlock document, RenderContext state, bool isEasyReading)
    {
        IReadOnlyList<string> hosts = state.Context.SiteData.Site.ShopHosts;
        foreach (LeafBlock block in state.Each<LeafBlock>(document).Where(block => block.Inline is not null && !ProductBox.Contains(block)))
        {
            state.ShopLinks.AddRange(FindIn(block.Inline!)
                .Where(found => ShopAddress.IsShop(found.Address, hosts))
                .Select(found => new ShopLink(found.Address, state.At((MarkdownObject?)found.Link ?? block), isEasyReading)));
        }
    }

    /// <summary>Every address in the text of one block, with its link; without one where it is only written out.</summary>
    private static IEnumerable<(string Address, Inline? Link)> FindIn(ContainerInline inlines)
    {
        var written = new StringBuilder();
        var found = new List<(string, Inline?)>();
        Collect(inlines);
        return [.. found, .. WrittenAddress.FindAll($"{written}").Select(one => (one.Address, (Inline?)null))];

        void Collect(ContainerInline container)
        {
            foreach (Inline inline in container)
            {
                switch (inline)
                {
                    case LinkInline { IsImage: false, Url: { } address }: AddLink(address, inline); break;
                    case AutolinkInline { IsEmail: false } link: AddLink(link.Url, link); break;
                    case LiteralInline literal: written.Append(literal.Content.AsSpan()); break;
                    case CodeInline code: written.Append(' ').Append(code.Content).Append(' '); break;
                    case HtmlEntityInline entity: written.Append(entity.Transcoded.AsSpan()); break;
                    case DelimiterInline open: written.Append(open.ToLiteral()); Collect(open); break;
                    case ContainerInline inner: Collect(inner); break;
                    default: written.Append(' '); break;
                }
            }
        }

        void AddLink(string address, Inline link)
        {
            found.Add((address, link));
            written.Append(' ');
        }
    }
}

/// <summary>Web addresses that are written out in a text instead of being a link.</summary>
public static partial class WrittenAddress
{
    /// <returns>Each with its scheme, and where it begins and how long it is in the text, without the full stop behind it.</returns>
    public static IEnumerable<(string Address, int Start, int Length)> FindAll(string text)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            string written = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '*', '_', '`', '\'', '’', '”', '»');
            bool hasScheme = written.StartsWith("http", StringComparison.OrdinalIgnoreCase);
            yield return (hasScheme ? written : $"https://{written}", match.Index, written.Length);
        }
    }

    [GeneratedRegex("""(?<![\p{L}\p{N}@/.-])(?:https?://|www\.)[^\s<>"“”«|]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
