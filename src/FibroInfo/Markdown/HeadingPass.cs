using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace FibroInfo.Markdown;

/// <summary>Gives every heading its id.</summary>
internal static class HeadingPass
{
    public static void Run(MarkdownDocument document, Typesetter state)
    {
        foreach (HeadingBlock heading in state.Each<HeadingBlock>(document))
        {
            string text = InlineText.Of(heading);
            string id = state.IdFor(text);
            heading.GetAttributes().Id = id;
            state.Headings.Add(new Heading(heading.Level, text, id, state.At(heading)));
        }

        state.Headings.Sort((a, b) => a.Place.Line.CompareTo(b.Place.Line));
    }
}
