using FibroInfo.Markdown;
using FibroInfo.Markdown.Boxes;

namespace FibroInfo.Tests.Markdown;

/// <summary>A plain link becomes an advertisement: its words stay, and the box follows the part of the text that it is in.</summary>
public sealed class ProductBoxWriterTests
{
    private const string Address = "https://shop.example/product/w";

    [Theory]
    [InlineData("Try a [heat wrap](https://shop.example/product/w) at night.\n\nMore.\n",
        "Try a heat wrap at night.\n\n::: product https://shop.example/product/w \"heat wrap\"\n:::\n\nMore.\n")]
    [InlineData("Try a [*warm* wrap](https://shop.example/product/w \"Title\").\n",
        "Try a *warm* wrap.\n\n::: product https://shop.example/product/w \"warm wrap\"\n:::\n")]
    [InlineData("[Heat wrap](https://shop.example/product/w).\n\n## Next\n\nMore.\n",
        "::: product https://shop.example/product/w \"Heat wrap\"\n:::\n\n## Next\n\nMore.\n")]
    [InlineData("First.\n\nTry a [wrap][w].\n\n[w]: https://shop.example/product/w\n\n## Next\n",
        "First.\n\nTry a wrap.\n\n[w]: https://shop.example/product/w\n\n::: product https://shop.example/product/w \"wrap\"\n:::\n\n## Next\n")]
    [InlineData("See <https://shop.example/product/w>.",
        "See shop.example.\n\n::: product https://shop.example/product/w \"shop.example\"\n:::\n")]
    [InlineData("See https://shop.example/product/w.\n",
        "See shop.example.\n\n::: product https://shop.example/product/w \"shop.example\"\n:::\n")]
    [InlineData("- One\n- A [wrap](https://shop.example/product/w)\n- Three\n\nMore.\n",
        "- One\n- A wrap\n- Three\n\n::: product https://shop.example/product/w \"wrap\"\n:::\n\nMore.\n")]
    [InlineData("::: caution\nA [wrap](https://shop.example/product/w) burns.\n:::\n\nMore.\n",
        "::: caution\nA wrap burns.\n:::\n\n::: product https://shop.example/product/w \"wrap\"\n:::\n\nMore.\n")]
    [InlineData("### A [wrap](https://shop.example/product/w)\nText.\n",
        "### A wrap\n\n::: product https://shop.example/product/w \"wrap\"\n:::\n\nText.\n")]
    [InlineData("Warm.[^1]\n\n[^1]: A [wrap](https://shop.example/product/w).\n\n## Next\n",
        "Warm.[^1]\n\n[^1]: A wrap.\n\n::: product https://shop.example/product/w \"wrap\"\n:::\n\n## Next\n")]
    [InlineData("The \"[5\" wrap](https://shop.example/product/w)\" is warm.\n",
        "The \"5\" wrap\" is warm.\n\n::: product https://shop.example/product/w \"5\" wrap\"\n:::\n")]
    [InlineData("A [wrap](https://shop.example/product/w) and\na [wrap](https://other.example/).\n\n::: easy\n## One\n\nText.\n:::\n",
        "A wrap and\na [wrap](https://other.example/).\n\n::: product https://shop.example/product/w \"wrap\"\n:::\n\n::: easy\n## One\n\nText.\n:::\n")]
    public void The_words_stay_and_the_box_follows(string body, string expected)
    {
        Assert.Equal(expected, ProductBoxWriter.MakeBox(body, Address));
        ParsedMarkdown parsed = Bench.Read(expected);
        Assert.DoesNotContain(parsed.Problems, problem => problem.Rule is "E-13" or "markdown.box");
        Assert.Equal(Address, Assert.Single(parsed.Advertisements).Address);
        Assert.Empty(parsed.ShopLinks);
    }

    [Theory]
    [InlineData("www.shop.example/product/w")]
    public void An_address_without_its_scheme_gets_one_in_the_box(string written) =>
        Assert.Equal("See shop.example.\n\n::: product https://www.shop.example/product/w \"shop.example\"\n:::\n",
            ProductBoxWriter.MakeBox($"See {written}.\n", $"https://{written}"));

    [Fact]
    public void Of_two_addresses_the_one_that_is_meant_is_taken() => Assert.Equal(
        "A [wrap](https://shop.example/product/w2) and shop.example.\n\n::: product https://shop.example/product/w \"shop.example\"\n:::\n",
        ProductBoxWriter.MakeBox("A [wrap](https://shop.example/product/w2) and https://shop.example/product/w.\n", Address));

    [Fact]
    public void A_quotation_mark_in_the_address_does_not_begin_the_label()
    {
        const string address = "https://shop.example/product/w?q=“x”";
        string made = ProductBoxWriter.MakeBox($"A [wrap]({address}).\n", address)!;

        Assert.Equal(("https://shop.example/product/w?q=%E2%80%9Cx%E2%80%9D", "wrap"), Bench.Read(made).Advertisements.Select(box => (box.Address, box.Label)).Single());
    }

    [Theory]
    [InlineData("No link at all.\n")]
    [InlineData("A [wrap](https://shop.example/product/other).\n")]
    [InlineData("::: product https://shop.example/product/w \"Wrap\"\nIn [red](https://shop.example/product/w).\n:::\n")]
    [InlineData("Text.\n\n::: easy\n## One\n\nA [wrap](https://shop.example/product/w).\n:::\n")]
    [InlineData("")]
    public void Where_there_is_no_such_link_or_no_box_may_be_nothing_is_made(string body) => Assert.Null(ProductBoxWriter.MakeBox(body, Address));
}
