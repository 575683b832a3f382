using FibroInfo.Content;
using FibroInfo.Checks;
using FibroInfo.Text;

namespace FibroInfo.Tests.Checks;

/// <summary>Each rule finds its fault in a folder that is otherwise right, and says where it is and what to do.</summary>
public sealed class RulesTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void A_folder_that_is_right_has_only_advice_on_its_short_easy_text() =>
        Assert.Equal(["Z-2.words"], Run().Select(problem => problem.Rule));

    [Theory]
    [InlineData("P-5", Severity.Warning, "aim", "aim: This page is for people who sleep badly and for those who love them and for all who have ever lain awake for a whole night with the clock and the pain. It helps you.")]
    [InlineData("P-5", Severity.Advice, "aim", "aim: This page is for people who sleep badly and want to know why. It helps you choose what to try first.")]
    [InlineData("P-1", Severity.Warning, "key-points", "key-points:\n  - One.\n  - Two.")]
    [InlineData("P-1", Severity.Warning, "key-points", "key-points:\n  - One.\n  - Two.\n  - This point has many more words than a tired reader can keep in mind at one time.")]
    [InlineData("E-4.key-point", Severity.Advice, "key-points", "key-points:\n  - One.\n  - Two.\n  - Neurophysiological investigations demonstrate considerable interindividual heterogeneity.")]
    [InlineData("P-0.title", Severity.Advice, "title", "title: A title that goes on and on until no telephone of this world can show it")]
    [InlineData("P-4", Severity.Warning, "review-due", "review-due: 2026-05-31")]
    [InlineData("E-12.soon", Severity.Advice, "review-due", "review-due: 2026-07-01")]
    [InlineData("E-12", Severity.Warning, "review-due", "review-due: 2029-01-01")]
    [InlineData("P-3", Severity.Warning, "reviewed", "reviewed: 2026-06-02")]
    [InlineData("P-3", Severity.Warning, "updated", "updated: 2026-06-02")]
    [InlineData("P-3", Severity.Warning, "updated", "updated: 2026-01-09")]
    [InlineData("E-17", Severity.Warning, "evidence", "evidence: strong")]
    [InlineData("C-13", Severity.Warning, "comments", "comments: closed")]
    [InlineData("C-13", Severity.Warning, "comments", "comments: closed\ncomments-closed-because: \"\"")]
    public void A_fault_of_the_front_matter_is_found_on_its_line(string rule, Severity severity, string key, string line)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, (key, line)));

        Problem problem = Assert.Single(Run(), problem => problem.Rule == rule);
        Assert.Equal(severity, problem.Severity);
        Assert.True(problem.Line > 1, $"{problem} names no line.");
        Assert.NotEmpty(problem.Fix);
    }

    [Theory]
    [InlineData("P-8.blank", "Say what this is about. …\n")]
    [InlineData("P-8.blank", "Text.\n\n- …\n")]
    [InlineData("P-8.blank", "Text.\n\n::: easy\n## In short\n\nVery short sentences. …\n:::\n")]
    [InlineData("P-9", "Text.\n\n::: help\nCall.\n:::\n")]
    [InlineData("P-20.line", "Text.\n\n::: help\nCall 113 now if you have chest pain.\n:::\n")]
    [InlineData("P-20.line", "Text.\n\n::: help\ntody: A painful rash\n:::\n")]
    [InlineData("P-20.line", "Text.\n\n::: help\ntoday:\n:::\n")]
    [InlineData("P-20.lower", "Text.\n\n::: help\ntoday: Chest pain that comes and goes\n:::\n")]
    [InlineData("P-20.lower", "Text.\n\n::: help\n- book: **Pains** in your chest\n:::\n")]
    [InlineData("P-20.lower", "Text.\n\n::: help\nbook: A hot and swollen joint\n:::\n")]
    [InlineData("P-20.signs", "Text.\n\n::: help\ntoday: One two three four five six seven eight nine ten eleven twelve thirteen\n:::\n")]
    [InlineData("P-20.prose", "Get help the same day for fever.\n")]
    [InlineData("P-20.prose", "This is an emergency.\n")]
    [InlineData("P-20.prose", "If it gets worse, call 113 at once.\n")]
    [InlineData("P-20.prose", "- Call **116\u00A0117** today.\n")]
    [InlineData("P-20.prose", "## Call 113\n\nText.\n")]
    [InlineData("P-20.prose", "Text.\n\n::: easy\n## One\n\nCall 113 for chest pain.\n:::\n")]
    [InlineData("P-20.prose", "Text.\n\n::: caution\nRing 116 123 to talk.\n:::\n")]
    [InlineData("E-14", "Text.\n")]
    [InlineData("E-2", "# Again a title\n")]
    [InlineData("E-2", "## Two\n\n#### Four\n")]
    [InlineData("E-6.claim", "::: evidence weak\nIt helps.\n:::\n")]
    [InlineData("E-17", "::: evidence strong\nIt helps. [@wu2017]\n:::\n")]
    [InlineData("E-10", "Read it [here](/glossary).\n")]
    [InlineData("E-10", "Read <https://example.org/>.\n")]
    [InlineData("E-10.target", "Read [on](/articles/nowhere).\n")]
    [InlineData("E-10.target", "Read [on](#no-such-heading).\n")]
    [InlineData("E-10.target", "Read [on](/topics/none).\n")]
    [InlineData("E-8", "This is a breakthrough.\n")]
    [InlineData("E-8", "It always helps.\n")]
    [InlineData("E-8", "She suffers from pain.\n")]
    [InlineData("E-7", "Ask about your XYZ.\n")]
    [InlineData("P-13", "In all 12345 people took part.\n")]
    [InlineData("E-3.sentence", "This one sentence goes on for quite a while because it wants to be more than twenty words long and it is so now.\n")]
    [InlineData("E-3.paragraph", "One. Two. Three. Four of them.\n")]
    [InlineData("E-4.grade", "Neurophysiological investigations demonstrate considerable interindividual heterogeneity.\n")]
    [InlineData("E-4.lix", "Neurophysiological investigations demonstrate considerable interindividual heterogeneity.\n")]
    [InlineData("Z-2.sentence", "::: easy\n## One\n\nThis sentence has far more words in it than a foggy head can hold.\n:::\n")]
    [InlineData("Z-12", "::: easy\n## One\n\nNeurophysiological investigations demonstrate heterogeneity.\n:::\n")]
    [InlineData("Z-2.parts", "::: easy\n## 1\n\na\n\n## 2\n\na\n\n## 3\n\na\n\n## 4\n\na\n\n## 5\n\na\n\n## 6\n\na\n\n## 7\n\na\n:::\n")]
    public void A_fault_of_the_body_is_found(string rule, string body)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(body));

        Problem problem = Assert.Single(Run(), problem => problem.Rule == rule);
        Assert.Equal(TempContent.ArticlePath, problem.File);
        Assert.NotEmpty(problem.Fix);
    }

    [Theory]
    [InlineData("In 2019 a study began.")]
    [InlineData("Call +47 00 00 00 00.")]
    [InlineData("Kirkens SOS answers at any hour.")]
    [InlineData("There were 12,345 people.")]
    [InlineData("We use CBT, and cognitive therapy.")]
    [InlineData("The Web Guidelines (WCAG) say so. WCAG is long.")]
    [InlineData("Read about [sleep](#what-studies-say).\n\n## What studies say\n\nMuch.")]
    public void What_is_right_is_left_alone(string body)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(body + "\n"));

        string[] never = ["P-13", "E-7", "E-8", "E-10", "E-10.target"];
        Assert.DoesNotContain(Run(), problem => never.Contains(problem.Rule));
    }

    [Fact]
    public void A_thin_source_may_not_be_said_to_show_anything()
    {
        _content.Write("references.json", TempContent.Sources(TempContent.Source("wu2017", "\"evidence\": \"early\", \"status\": \"verified\""), TempContent.Source("bell2018")));
        _content.Write(TempContent.ArticlePath, TempContent.Article("The study shows it. [@wu2017]\n\nThe review shows it. [@bell2018]\n"));

        Problem problem = Assert.Single(Run(), problem => problem.Rule == "E-8.certain");
        Assert.Contains("The study shows it.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("R-2", Severity.Advice, "\"evidence\": \"moderate\", \"status\": \"unverified\"")]
    [InlineData("R-7", Severity.Warning, "\"status\": \"verified\", \"notice\": {\"kind\": \"retraction\"}")]
    [InlineData("R-7", Severity.Warning, "\"status\": \"verified\", \"notice\": {\"kind\": \"concern\"}")]
    [InlineData("R-7", Severity.Advice, "\"status\": \"verified\", \"notice\": {\"kind\": \"correction\"}")]
    public void A_source_in_use_tells_what_is_wrong_with_it(string rule, Severity severity, string custom)
    {
        _content.Write("references.json", TempContent.Sources(TempContent.Source("wu2017", custom), TempContent.Source("bell2018")));

        Assert.Equal(severity, Assert.Single(Run(), problem => problem.Rule == rule).Severity);
    }

    [Fact]
    public void A_source_nobody_cites_is_told_as_advice()
    {
        _content.Write("references.json", TempContent.Sources(TempContent.Source("wu2017"), TempContent.Source("bell2018"), TempContent.Source("lonely2020")));

        Assert.Contains("lonely2020", Assert.Single(Run(), problem => problem.Rule == "E-6.unused").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("L18")]
    [InlineData("MG30.01")]
    public void P14_a_shared_code_is_never_exact(string code)
    {
        _content.Write("conditions.yaml", $"fm:\n  names: Fibromyalgia\n  codes:\n    - {{system: X, code: {code}, label: Pain, relation: exact}}\n");

        Assert.Equal(Severity.Error, Assert.Single(Run(), problem => problem.Rule == "P-14").Severity);
    }

    [Fact]
    public void A_picture_in_no_text_is_told()
    {
        _content.Write("articles/sleep/left.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>");

        Assert.Single(Run(), problem => problem.Rule == "E-9.unused");
    }

    [Fact]
    public void An_article_on_treatment_is_asked_for_its_seven_parts_and_sells_nothing()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article("## How it works\n\nWell.\n\n::: product https://shop.example/x \"Thing\"\nWe earn on it.\n:::\n", ("kind", "kind: treatment")));

        IReadOnlyList<Problem> problems = Run();
        Assert.Equal(6, problems.Count(problem => problem.Rule == "P-8"));
        Assert.Single(problems, problem => problem.Rule == "E-13");
    }

    [Theory]
    [InlineData("comments: open")]
    [InlineData("comments: closed\ncomments-closed-because: We read none in July.")]
    public void Where_comments_are_open_or_readers_are_told_why_not_nothing_is_asked_for_C_13(string line)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("comments", line)));

        Assert.DoesNotContain(Run(), problem => problem.Rule == "C-13");
    }

    [Fact]
    public void A_slip_in_the_topics_without_comments_is_found_C_13()
    {
        _content.Write("site.yaml", $"{File.ReadAllText(_content.Full("site.yaml"))}policy: {{comments-closed-topics: [sleeep]}}\n");

        Problem problem = Assert.Single(Run(), problem => problem.Rule == "C-13");
        Assert.Equal(("site.yaml", Severity.Warning), (problem.File, problem.Severity));
        Assert.Contains("Did you mean 'sleep'?", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void What_reading_found_is_told_once()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article("See [@nobody2020].\n"));

        Problem problem = Assert.Single(Run(), problem => problem.Severity == Severity.Error);
        Assert.Equal("E-6.citation", problem.Rule);
    }

    [Fact]
    public void The_shipped_content_has_no_error_no_warning_and_no_advice_but_on_sources()
    {
        ContentSnapshot holdings = new ContentLoader(new(Repository.Folder("content")), keepManuscripts: true).Read()!;

        IReadOnlyList<Problem> problems = EditorialRules.Run(holdings, new DateOnly(2026, 11, 30));

        Assert.Equal(17, holdings.Articles.Count());
        Assert.DoesNotContain(problems, problem => problem.Severity != Severity.Advice || problem.Rule is not ("R-2" or "E-6.unused"));
    }

    [Theory]
    [InlineData("We asked 113 women, and 116 117 did not answer in 2019.")]
    [InlineData("It was 113 of 117 people.")]
    [InlineData("The clinic is open every day. Call us on +47 00 00 00 00.")]
    public void A_number_that_is_no_telephone_number_of_urgency_is_not_told(string prose)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(prose.Replace("116 117", "116,117", StringComparison.Ordinal) + "\n"));
        Assert.DoesNotContain(Run(), problem => problem.Rule == "P-20.prose");
    }

    [Theory]
    [InlineData("summary: Call 113 for this.", "summary")]
    [InlineData("key-points:\n  - One.\n  - Get help the same day.\n  - Three.", "key-points")]
    public void Urgency_in_the_head_of_an_article_is_told_on_its_line(string line, string key)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, (key, line)));
        Problem problem = Assert.Single(Run(), problem => problem.Rule == "P-20.prose");
        Assert.True(problem.Line > 1, $"{problem} names no line.");
    }

    [Fact]
    public void A_plain_page_may_say_whom_to_call_and_not_for_which_sign()
    {
        const string Head = "---\ntitle: Contact\nsummary: How to reach us.\n---\n\n";
        _content.Write("pages/contact/en.md", $"{Head}In an emergency, call 113.\n");
        Assert.DoesNotContain(Run(), problem => problem.Rule == "P-20.prose");

        _content.Write("pages/contact/en.md", $"{Head}In an emergency, call 113.\n\nCall 116 117 the same day for chest pain.\n");
        Assert.Equal(8, Assert.Single(Run(), problem => problem.Rule == "P-20.prose").Line);
    }

    [Fact]
    public void A_site_without_a_text_on_when_to_get_help_has_each_article_say_it()
    {
        _content.Write("site.yaml", "name: Test\nlanguages: [en]\ntime-zone: Europe/Oslo\ncondition: fm\norganisation: {name: The Clinic}\n");
        _content.Write(TempContent.ArticlePath, TempContent.Article("Text.\n\n::: unknown\n- All.\n:::\n"));
        Assert.Single(Run(), problem => problem.Rule == "P-20");
        Assert.Single(Run(), problem => problem.Rule == "P-9");
    }

    private IReadOnlyList<Problem> Run() => EditorialRules.Run(_content.Read(), Today);
}
