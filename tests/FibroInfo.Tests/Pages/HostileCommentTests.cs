using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>T1: whatever looks like HTML is shown as the text it is, once a person approved it.</summary>
public sealed class HostileCommentTests(CommentPageTests.OwnSite site) : IClassFixture<CommentPageTests.OwnSite>
{
    private const string Address = $"{Shipped.Fog}/comments";

    // The marks by which the parser leaves a text, spelled as filters miss them.
    private static readonly string[] Corpus =
    [
        "<script>alert(1)</script>", "<SCRIPT>alert(1)</SCRIPT>", "<sCrIpT>alert(1)</ScRiPt>", "<script >alert(1)</script >",
        "<script\n>alert(1)</script\n>", "<script\t>alert(1)</script\t>", "<script/x>alert(1)</script/x>", "<script src=//e.example/x.js></script>",
        "<script src=data:text/javascript,alert(1)></script>", "<script type=module>alert(1)</script>", "<script>alert(1)", "<script",
        "</script><script>alert(1)</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1)//<</script>",
        "<!--<script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "--><script>alert(1)</script>",
        "</p></article><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>",
        "</section></div></main><script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
        "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;", "&LT;script&GT;alert(1)", "&amp;lt;script&amp;gt;alert(1)",
        "%3Cscript%3Ealert(1)%3C/script%3E", "\\u003cscript\\u003ealert(1)", "\\x3cscript\\x3ealert(1)",
        "\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E", "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<SVG ONLOAD=alert(1)//",
        "<svg><script>alert(1)</script></svg>", "<svg><script href=data:,alert(1) /></svg>", "<svg><animate onbegin=alert(1) attributeName=x></svg>",
        "<svg><a xlink:href=javascript:alert(1)><text y=1em>x</text></a></svg>",
        "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
        "<math><mi xlink:href=javascript:alert(1)>x</mi></math>", "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        "<img src=x onerror=alert(1)>", "<IMG SRC=x OnErRoR=alert(1)>", "<img src=x onerror\n=alert(1)>", "<img src=x onerror=\"alert(1)\"",
        "<img/src/onerror=alert(1)>", "<img src=`x` onerror=alert(1)>", "<img src='x'onerror='alert(1)'>", "<image src=x onerror=alert(1)>",
        "\"><img src=x onerror=alert(1)>", "'><img src=x onerror=alert(1)>", "<a href=javascript:alert(1)>x</a>",
        "<a href=' javascript:alert(1)'>x</a>", "<a href=java&#9;script:alert(1)>x</a>", "<a href=&#106;avascript:alert(1)>x</a>",
        "<a href=JaVaScRiPt:alert(1)>x</a>", "<a href=data:text/html,<script>alert(1)</script>>x</a>", "<a href=vbscript:msgbox(1)>x</a>",
        "[x](javascript:alert(1))", "javascript:alert(1)", "<iframe src=javascript:alert(1)></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
        "<form action=javascript:alert(1)><button>x</button></form>", "<button formaction=javascript:alert(1)>x</button>",
        "<isindex action=javascript:alert(1) type=submit>", "<input autofocus onfocus=alert(1)>", "<select autofocus onfocus=alert(1)>",
        "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>", "<audio src onerror=alert(1)>", "<body onload=alert(1)>",
        "<marquee onstart=alert(1)>", "<div style=width:expression(alert(1))>", "<style>@import '//e.example/x.css';</style>",
        "<link rel=stylesheet href=//e.example/x.css>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<base href=//e.example/>",
        "<template><script>alert(1)</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<x contenteditable onblur=alert(1)>x", "<plaintext>", "<xmp><script>alert(1)</script></xmp>",
        "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}",
        "@Html.Raw(\"<script>\")", "<%= alert(1) %>", "<?xml version=\"1.0\"?><script/>", "\"'`><", "a\n\n<b>bold</b>\n  & more",
    ];

    [Fact]
    public async Task Script_in_every_spelling_is_shown_as_the_text_it_is_and_no_element_comes_of_it_T1()
    {
        (int elements, int scripts) = Shape(await site.PageAsync(Shipped.Fog));
        using var visitor = new Visitor(site);
        for (int number = 0; number < Corpus.Length; number++)
        {
            string name = NameOf(Corpus[number]);
            await ShowAsync(visitor, Corpus[number], name.Length <= DisplayName.MaxCodePoints ? name : "Lyng");
        }

        var bodies = new List<string>();
        var names = new List<string>();
        int pages = (Corpus.Length + ShownComments.ThreadsPerPage - 1) / ShownComments.ThreadsPerPage;
        for (int number = 1; number <= pages; number++)
        {
            IHtmlDocument page = await site.PageAsync($"{Shipped.Fog}?comments={number}");
            IReadOnlyList<IElement> shown = page.Some(".comment");
            bodies.AddRange(shown.Select(comment => comment.One(".words").TextContent));
            names.AddRange(shown.Select(comment => comment.One("h3 > bdi").TextContent));
            Assert.Empty(page.QuerySelectorAll(".comment .words *, .comment bdi *"));
            Assert.Equal((elements, scripts), Shape(page));
        }

        Assert.Equal(Corpus.AsEnumerable().Reverse(), bodies);
        Assert.True(names.Count(name => name != "Lyng") > 50, "Too few names were hostile.");
        Assert.Subset(Corpus.Select(NameOf).Append("Lyng").ToHashSet(StringComparer.Ordinal), names.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("body", "<scr%00ipt>alert(1)</scr%00ipt>")]
    [InlineData("body", "%3Cscript%00%3Ealert(1)")]
    [InlineData("name", "Ly%00ng")]
    [InlineData("body", "%C0%BCscript%C0%BE")]
    [InlineData("body", "%FFscript")]
    [InlineData("body", "%u003cscript%u003e")]
    [InlineData("body", "half an escape %3")]
    public async Task A_null_byte_and_what_is_no_utf_8_is_refused_and_nothing_is_stored_T1(string field, string raw)
    {
        IEnumerable<string> fields = new[] { ("name", "Lyng"), ("body", "Good+words."), ("consent", "on"), ("adult", "on") }
            .Select(pair => $"{pair.Item1}={(pair.Item1 == field ? raw : pair.Item2)}");
        using var form = new StringContent(string.Join('&', fields), Encoding.UTF8, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = form };
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        using HttpResponseMessage answer = await site.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.BadRequest, false), (answer.StatusCode, answer.Headers.Contains("Set-Cookie")));
    }

    // A name has one line.
    private static string NameOf(string text) => text.Replace('\n', ' ').Replace('\t', ' ');

    // What the page has without its comments, and the pager below them.
    private static (int Elements, int Scripts) Shape(IHtmlDocument page) => (
        page.All.Count(element => element.Closest(".comment, .pager, #comments > .muted, head") is null),
        page.QuerySelectorAll(
            "script, iframe, object, embed, base, link:not([rel=canonical]), [onload], [onerror], [onfocus], a[href^='javascript'], form, style").Length);

    private async Task ShowAsync(Visitor visitor, string body, string name)
    {
        using HttpResponseMessage answer = await visitor.PostAsync(Address, ("name", name), ("body", body), ("consent", "on"), ("adult", "on"), ("keep", "on"));
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{name} / {body}: {await answer.Content.ReadAsStringAsync()}");
        string token = answer.Headers.Location!.OriginalString.Split('/')[^1];
        long id = (await site.Services.GetRequiredService<CommentStore>().FindAsync(token, CancellationToken.None))!.Id;
        ModeratedComment comment = await site.CommentAsync(id);
        Moderation moderation = site.Services.GetRequiredService<Moderation>();
        Assert.Equal(ModerationOutcome.Done, await moderation.DecideAsync(comment.CurrentVersion, ModerationDecision.Approve, Actor.CommandLine, CancellationToken.None));
    }
}
