using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Figures;

/// <summary>
/// Checks the pictures: the file is in the folder of the text, and the alternative text or <c>{decorative}</c> is there (E-9).
/// </summary>
internal static class FigurePass
{
    private const string DecorativeMark = "{decorative}";

    public static void Run(ContainerBlock document, RenderContext state)
    {
        foreach (LinkInline image in state.Each<LinkInline>(document).Where(link => link.IsImage))
        {
            CheckText(image, TakeDecorativeMark(image), state);
            CheckFile(image, state);
        }
    }

    /// <summary>A picture alone in its paragraph is a figure; any other picture is part of its line.</summary>
    public static bool IsFigure(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is LinkInline { IsImage: true } image && image.NextSibling is null or LiteralInline { Content.IsEmpty: true };

    private static bool TakeDecorativeMark(LinkInline image)
    {
        if (image.NextSibling is not LiteralInline next || !next.Content.ToString().StartsWith(DecorativeMark, StringComparison.Ordinal))
        {
            return false;
        }

        next.Content = new Markdig.Helpers.StringSlice(next.Content.ToString()[DecorativeMark.Length..]);
        return true;
    }

    private static void CheckText(LinkInline image, bool isDecorative, RenderContext state)
    {
        if (!isDecorative && InlineTextExtractor.Extract(image).Length == 0)
        {
            state.Report(image, "E-9", "This picture has no description.",
                "Write it between the brackets: ![what it shows](file.svg); or {decorative} after it if it is decoration.");
        }
    }

    private static void CheckFile(LinkInline image, RenderContext state)
    {
        string name = image.Url ?? "";
        if (state.Context.Pictures(name) is not null)
        {
            state.Pictures.Add(name);
        }
        else
        {
            state.Report(image, "E-9.file", $"There is no picture '{name}' in the folder of this text.",
                "Put the file into this folder and write its name alone: no slashes, no other site. It may be svg, png, jpg, webp, avif or gif.");
        }
    }
}
