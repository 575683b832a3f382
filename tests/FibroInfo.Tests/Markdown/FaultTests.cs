using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Tests.Markdown;

/// <summary>What an editor can get wrong in a body, and what an enemy could put there.</summary>
public sealed class FaultTests
{
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "P", "A", "EM", "STRONG", "CODE", "PRE", "UL", "OL", "LI", "BLOCKQUOTE", "H1", "H3", "H4", "H5", "H6", "HR", "BR", "IMG", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "DL", "DT", "DD", "DIV", "SPAN",
        "SUP", "ASIDE", "FIGURE", "FIGCAPTION", "DETAILS", "SUMMARY", "BUTTON", "SVG", "PATH", "TIME", "SECTION",
    };

    // Every spelling by which a browser, or an old one, would run a script from an address.
    public static TheoryData<string> Scripts =>
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "JAVASCRIPT:alert(1)", "java%0ascript:alert(1)", "javascript%3Aalert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)",
        "javascript&colon;alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "&#1;javascript:alert(1)", "\u0001javascript:alert(1)", "feed:javascript:alert(1)", "view-source:javascript:1",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=", "DATA:text/html,x", "data:image/svg+xml,x", "vbscript:msgbox(1)", "VBScript:x", "livescript:x", "mocha:x",
        "file:///etc/passwd", "blob:https://a.example/x", "filesystem:https://a.example/x", "about:blank", "ws://a.example/", "jar:https://a.example!/x", "//evil.example/", "\\\\evil.example\\", "/\\evil.example/",
        "/&#x5c;evil.example", "/&Tab;/evil.example", "chrome://settings", "intent://x", "tel", "ftp://a.example/", "xlink:href", "javascript://%0aalert(1)", "./relative", "relative.html", "?query",
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void T2_no_spelling_of_a_script_address_becomes_a_link(string address)
    {
        string[] bodies =
        [
            $"[x]({address})\n", $"[x](<{address}>)\n", $"<{address}>\n", $"[x][r]\n\n[r]: {address}\n", $"![x]({address})\n", $"[![x](brain.svg)]({address})\n",
            $"::: product {address} \"x\"\n:::\n", $"::: video {address} \"x\"\nwords\n:::\n",
        ];
        foreach (string body in bodies)
        {
            foreach (IElement element in Parse(Bench.Read(body)).QuerySelectorAll("[href],[src],[data-film]"))
            {
                string target = element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("data-film")!;
                Assert.True(target.Length == 0 || target == "/articles/sleep/brain.svg" || element.Closest("figure.film") is not null && Bench.Read(body).Problems.Count > 0, $"{body} became {element.OuterHtml}");
            }
        }
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("HTTP://example.org/")]
    [InlineData("mailto:a@b.example")]
    [InlineData("tel:113")]
    [InlineData("/articles/x")]
    [InlineData("#part")]
    public void An_honest_address_becomes_a_link(string address) => Assert.Equal(address, Parse(Bench.Read($"[x]({address})\n")).QuerySelector("a")!.GetAttribute("href"));

    [Fact]
    public void T2_whatever_is_written_only_elements_of_ours_without_handlers_are_printed()
    {
        string[] corpus = [.. Attacks()];

        Assert.True(corpus.Length >= 200);
        foreach (string attack in corpus)
        {
            foreach (IElement element in Parse(Bench.Read(attack)).Body!.QuerySelectorAll("*"))
            {
                Assert.True(Allowed.Contains(element.TagName.ToUpperInvariant()), $"{attack} made {element.OuterHtml}");
                Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style" || attribute.Value.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    public static TheoryData<string, string> Floods => new()
    {
        { "512 KB of brackets", new string('[', 512 * 1024) },
        { "512 KB of [a](", string.Concat(Enumerable.Repeat("[a](", 128 * 1024)) },
        { "brackets in paragraphs", string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("[a](", 4000)) + "\n\n", 16)) },
        { "nested lists", string.Concat(Enumerable.Repeat("- ", 2000)) },
        { "nested quotes", string.Concat(Enumerable.Repeat("> ", 2000)) + "x" },
        { "open stars", string.Concat(Enumerable.Repeat("*a **b ", 2000)) },
        { "open citations", string.Concat(Enumerable.Repeat("[@", 8000)) },
        { "open terms", string.Concat(Enumerable.Repeat("[[", 8000)) },
        { "boxes", string.Concat(Enumerable.Repeat("::: caution\n", 2000)) },
        { "backticks", string.Concat(Enumerable.Range(1, 170).Select(length => new string('`', length) + " ")) },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public void T17_a_flood_ends_soon_and_throws_nothing(string what, string body)
    {
        var watch = Stopwatch.StartNew();

        ParsedMarkdown manuscript = Bench.Read(body);

        Assert.NotNull(manuscript);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"{what} took {watch.ElapsedMilliseconds} ms.");
    }

    [Theory]
    [InlineData("E-6.citation", "See [@albrect2019].", "albrecht2019")]
    [InlineData("E-7.term", "See [[microglea]].", "microglia")]
    [InlineData("markdown.box", "::: evidens early\nx\n:::", "evidence")]
    [InlineData("P-7", "::: evidence strng\nx\n:::", "strong")]
    [InlineData("file.id", "::: opinion jonas-breg\nx\n:::", "jonas-berg")]
    public void What_is_not_known_is_told_with_the_nearest_that_is(string rule, string body, string nearest)
    {
        Problem problem = Assert.Single(Bench.Read($"First.\n\n{body}\n").Problems);

        Assert.Equal((rule, 12), (problem.Rule, problem.Line));
        Assert.Contains($"Did you mean '{nearest}'?", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E-5", "As shown [1].")]
    [InlineData("E-5", "As shown [2, 4-6].")]
    [InlineData("markdown.box", "::: caution\nnot closed")]
    [InlineData("markdown.box", ":::: caution\n::: unknown\n- x\n:::\n::::")]
    [InlineData("markdown.box", "- item\n\n  ::: caution\n  x\n  :::")]
    [InlineData("markdown.box", "::: study\nno facts\n:::")]
    [InlineData("markdown.box", "::: labels\nno labels\n:::")]
    [InlineData("markdown.box", "::: labels\nVery sure\n:   Nothing is.\n:::")]
    [InlineData("markdown.people", "::: people 11 of 10 \"x\"\n:::")]
    [InlineData("markdown.people", "::: people 4 of 10\n:::")]
    [InlineData("markdown.people", "::: people 4 of 1000000 \"x\"\n:::")]
    [InlineData("E-13", "::: product \"x\"\n:::")]
    [InlineData("E-9.video", "::: video https://evil.example/x \"x\"\nwords\n:::")]
    [InlineData("E-9.video", "::: video https://www.youtube-nocookie.com:444/x \"x\"\nwords\n:::")]
    [InlineData("E-9", "![](brain.svg)")]
    [InlineData("E-9.file", "![x](missing.svg)")]
    [InlineData("E-9.file", "![x](../people/photo.jpg)")]
    [InlineData("E-9.file", "![x](https://evil.example/x.png)")]
    [InlineData("E-1.link", "[x](javascript:alert(1))")]
    [InlineData("Z-2", "::: easy\nno part\n:::")]
    [InlineData("Z-4", ":::: easy\n## One\n\n::: caution\nx\n:::\n::::")]
    public void A_fault_is_an_error_on_its_line_with_a_mend(string rule, string body)
    {
        Problem problem = Bench.Read($"First.\n\n{body}\n").Problems.First(problem => problem.Rule == rule);

        Assert.Equal(Severity.Error, problem.Severity);
        Assert.True(problem.Line >= 12, $"{problem} is on the wrong line.");
        Assert.NotEmpty(problem.Fix);
    }

    [Fact]
    public void A_citation_in_a_heading_is_taken_with_a_warning_and_one_in_a_table_without()
    {
        ParsedMarkdown manuscript = Bench.Read("## Found [@seo2021]\n\n| a |\n|---|\n| b [@seo2021] |\n");

        Assert.Equal((Severity.Warning, "P-6.heading"), manuscript.Problems.Select(problem => (problem.Severity, problem.Rule)).Single());
        Assert.Equal("Found", manuscript.Sections.Single().Title);
        Assert.Equal(2, manuscript.Sources.Single().Uses.Count);
    }

    [Fact]
    public void P6_each_use_of_a_source_knows_the_sentence_it_supports()
    {
        ParsedMarkdown manuscript = Bench.Read("First here. [@seo2021] Then this, and [@seo2021] more of it. Last.\n\n- A bullet [@nutma2023]\n");

        Assert.Equal(["First here.", "Then this, and  more of it."], manuscript.Sources[0].Uses.Select(use => use.Sentence));
        Assert.Equal("A bullet", manuscript.Sources[1].Uses.Single().Sentence);
    }

    private static IHtmlDocument Parse(ParsedMarkdown parsed) => new HtmlParser().ParseDocument($"<body>{Bench.Print(parsed)}");

    private static IEnumerable<string> Attacks()
    {
        string[] payloads =
        [
            "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<iframe src=javascript:alert(1)>",
            "<body onload=alert(1)>", "<a href=\"javascript:alert(1)\">x</a>", "<math><mi xlink:href=\"javascript:1\">", "<style>*{}</style>", "<link rel=stylesheet href=//evil>", "<base href=//evil>",
            "<form action=//evil><input name=x>", "<object data=x>", "<embed src=x>", "<meta http-equiv=refresh content=0>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)", "`onclick=alert(1)", "-->", "]]>", "</p></div></body>",
            "<!--[if IE]><script>x</script><![endif]-->", "<?xml version=1?>", "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">", "<details ontoggle=alert(1) open>", "{onclick=alert(1)}", "<video><source onerror=alert(1)>",
        ];
        string[] places = ["{0}\n", "# {0}\n", "- {0}\n", "> {0}\n", "[{0}](/x)\n", "[x](/x \"{0}\")\n", "![{0}](brain.svg \"{0}\")\n", "::: caution \"{0}\"\n{0}\n:::\n", "::: people 1 of 2 \"{0}\"\n:::\n", "::: product https://a.example/ \"{0}\"\n{0}\n:::\n", "| {0} |\n|---|\n| {0} |\n", "```{0}\n{0}\n```\n", "[@{0}]\n", "[[{0}]]\n"];
        return payloads.SelectMany(payload => places.Select(place => place.Replace("{0}", payload, StringComparison.Ordinal)));
    }
}
