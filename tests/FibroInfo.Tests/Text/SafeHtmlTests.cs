using AngleSharp.Html.Parser;
using FibroInfo.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.Text;

public sealed class SafeHtmlTests
{
    [Fact]
    public void T1_nothing_that_comes_through_a_hole_opens_a_tag_or_an_attribute() => Prop.ForAll<string>(text =>
    {
        var page = new HtmlParser().ParseDocument($"<body>{SafeHtml.From($"""<p title="{text}">{text}</p>""")}");
        return page.Body!.Children.Length == 1 && page.Body.Children[0].Attributes.Length == 1 && page.Body.Children[0].Children.Length == 0;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onmouseover=\"x")]
    [InlineData("' onmouseover='x")]
    [InlineData("</p><b>")]
    [InlineData("&lt;script&gt;")]
    public void Text_is_shown_as_the_text_it_is(string text)
    {
        var page = new HtmlParser().ParseDocument($"<body>{SafeHtml.From($"<p>{text}</p>")}");

        Assert.Equal(text, page.QuerySelector("p")!.TextContent);
    }

    [Fact]
    public void Html_inside_html_is_not_encoded_twice() => Assert.Equal("<p><b>&amp;</b></p>", SafeHtml.From($"<p>{SafeHtml.From($"<b>{"&"}</b>")}</p>").ToString());

    [Fact]
    public void Letters_of_every_language_stay_letters() => Assert.Equal("blåbær", SafeHtml.From($"{"blåbær"}").ToString());
}
