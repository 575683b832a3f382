using AngleSharp.Html.Dom;
using FibroInfo.Editing.Pictures;
using FibroInfo.Tests.Markdown;
using FibroInfo.Tests.Pages;

namespace FibroInfo.Tests.Editing.Pictures;

public sealed class FigureMarkdownTests
{
    [Theory]
    [InlineData("Two groups of cells.", "")]
    [InlineData("A [graph] of *pain* & sleep_ \\ `x` <b>", "What \"it\" says: (a) _all_ & more \\")]
    [InlineData("[@albrecht2019] [[microglia]] ](http://x) {decorative}", "[@albrecht2019]")]
    [InlineData("Line one\nline two", "a\r\n\r\nb")]
    public void What_was_typed_is_what_readers_get_whatever_signs_are_in_it(string says, string caption) =>
        Assert.Equal((OneLine(says), OneLine(caption)), Read(FigureMarkdown.Format("brain.svg", says, caption)));

    [Fact]
    public void Decoration_says_that_it_is() => Assert.Equal("![](a.png){decorative}", FigureMarkdown.Format("a.png", "", ""));

    private static (string Says, string Caption) Read(string figure)
    {
        IHtmlDocument shown = Html.Parse(Assert.Single(Bench.Read($"Before.\n\n{figure}\n\nBehind.").Sections).Html.ToString());
        return (shown.One("figure img").GetAttribute("alt")!, shown.QuerySelector("figcaption")?.TextContent ?? "");
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
