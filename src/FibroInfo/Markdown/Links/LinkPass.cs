using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Links;

/// <summary>Refuses links that lead nowhere good (E-1), and notes the rest for the checks.</summary>
internal static class LinkPass
{
    public static void Run(ContainerBlock document, Typesetter state)
    {
        foreach (LinkInline link in state.Each<LinkInline>(document).Where(link => !link.IsImage))
        {
            Check(link.Url, InlineText.Of(link), link, state);
        }

        foreach (AutolinkInline link in state.Each<AutolinkInline>(document))
        {
            Check(link.IsEmail ? $"mailto:{link.Url}" : link.Url, link.Url, link, state);
        }
    }

    private static void Check(string? address, string text, Inline link, Typesetter state)
    {
        if (LinkRules.IsAllowed(address))
        {
            state.Links.Add(new TextLink(address!, text, state.At(link)));
        }
        else
        {
            state.Report(link, "E-1.link", $"'{address}' cannot be a link.",
                "Links begin with https://, http://, mailto:, tel:, '/' for a page of this site, or '#'.");
        }
    }
}
