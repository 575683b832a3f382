using AngleSharp.Html.Parser;
using FibroInfo.Markdown;

namespace FibroInfo.Tests.Markdown;

/// <summary>T2, T17: bodies nobody would write, put together from everything the dialect knows.</summary>
public sealed class DialectFuzzTests
{
    private const int Bodies = 4_000;

    private static readonly string[] Pieces =
    [
        "\n", "\n\n", "  ", "\t", "- ", "1. ", "> ", "# ", "## ", "### ", "::: help\n", "::: easy\n", "::: caution \"x\"\n", ":::\n", "::::\n", "::: evidence early\n", "::: study\n", "::: people 1 of 2 \"x\"\n",
        "::: opinion jonas-berg 2026-13-41\n", "::: video https://player.vimeo.com/1 \"t\"\n", "::: product https://a.example/ \"p\"\n", "::: unknown\n", ":::", "::", "[@seo2021]", "[@seo2021; @nobody]", "[@", "[[microglia]]", "[[microglia|x]]", "[[", "]]", "[", "]", "(", ")",
        "![a](brain.svg)", "![](brain.svg){decorative}", "![a](brain.svg \"T. (1) a. (2)\")", "[x](/y)", "[x](javascript:1)", "<https://a.example>", "<script>", "</p>", "<!--", "-->", "&lt;", "&#0;", "&colon;", "\\", "`", "```\n", "~~~\n", "*", "**", "_", "***\n",
        "| a | b |\n|---|---|\n| c | d |\n", "|", "---\n", "===\n", "Term\n:   Meaning\n", ":   ", "[^1]", "[^1]: note\n", "[r]: /x\n", "[r]", "word", "å", "\u202E", "\uFEFF", "\u0000", "💙", "e\u0301", "    code\n", "{decorative}", "\"", "'", "=", "onclick=",
    ];

    [Fact]
    public void T17_whatever_is_put_together_nothing_is_thrown_and_no_script_is_printed()
    {
        var parser = new HtmlParser();
        int printed = 0;
        for (int seed = 0; seed < Bodies; seed++)
        {
            string body = Make(seed);
            string html = "";
            Exception? thrown = Record.Exception(() => html = Html(Bench.Read(body)));
            Assert.True(thrown is null, $"Seed {seed}: {thrown}\n{body}");
            if (html.Length == 0)
            {
                continue;
            }

            printed++;
            var page = parser.ParseDocument($"<body>{html}");
            Assert.True(page.QuerySelector("script,iframe,object,embed,style,form,[onclick],[href^=javascript]") is null, $"Seed {seed}: {body}");
        }

        Assert.True(printed > Bodies / 2, $"Only {printed} bodies printed anything.");
    }

    // Titles are plain text: the pages encode them.
    private static string Html(ParsedMarkdown parsed) => string.Concat(parsed.Sections.Select(section => section.Html).Concat(parsed.EasyParts.Select(part => part.Html)));

    private static string Make(int seed)
    {
        // The same bodies every time: a failure names its seed.
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }
}
