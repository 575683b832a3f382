using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace FibroInfo.Markdown.Boxes;

/// <summary>Checks that every box is of a known kind, closed and not nested, and lets each read its arguments.</summary>
internal static class BoxPass
{
    public static void Run(MarkdownDocument document, RenderContext state)
    {
        foreach (CustomContainer box in state.Each<CustomContainer>(document))
        {
            if (IsWellFormed(box, state) && BoxCatalogue.Find(box.Info) is { } kind)
            {
                state.Boxes.Add(kind.Name);
                kind.Read(box, BoxArguments.Parse(box), state);
            }
        }
    }

    /// <summary>Takes the easy-reading text out of the document, because it has its own pages. Null when there is none.</summary>
    public static ContainerBlock? ExtractEasyReading(MarkdownDocument document, RenderContext state)
    {
        CustomContainer[] easy = [.. document.OfType<CustomContainer>().Where(box => box.Info == BoxCatalogue.Easy)];
        foreach (CustomContainer box in easy)
        {
            IsWellFormed(box, state);
            document.Remove(box);
        }

        if (easy.Length > 1)
        {
            state.Report(easy[1], "markdown.box", "There are two easy-reading texts.", "Put all parts into one '::: easy' box.");
        }

        return easy.FirstOrDefault();
    }

    private static bool IsWellFormed(CustomContainer box, RenderContext state)
    {
        if (box.Info != BoxCatalogue.Easy && BoxCatalogue.Find(box.Info) is null)
        {
            string name = box.Info ?? "";
            state.Report(box, "markdown.box", $"There is no box '{name}'.",
                SpellingSuggestion.Hint(name, BoxCatalogue.Names) + $"Use one of: {string.Join(", ", BoxCatalogue.Names)}.");
            return false;
        }

        if (box.ClosingFencedCharCount == 0)
        {
            state.Report(box, "markdown.box", $"The box '{box.Info}' is not closed.", "Write ':::' on a line of its own where it ends.");
            return false;
        }

        if (box.Parent is not MarkdownDocument and not null)
        {
            state.Report(box, "markdown.box", $"The box '{box.Info}' is inside a box, a list or a quote.",
                "Close that first: a box can't be inside another one.");
            return false;
        }

        return true;
    }
}

/// <summary>Renders each box by its kind; of an unknown kind, only the content.</summary>
internal sealed class BoxRenderer(RenderContext state) : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer box)
    {
        if (BoxCatalogue.Find(box.Info) is { } kind)
        {
            kind.Write(renderer, box, BoxArguments.Parse(box), state);
        }
        else
        {
            renderer.WriteChildren(box);
        }
    }
}
