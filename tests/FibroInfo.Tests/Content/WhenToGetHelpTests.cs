using FibroInfo.Content;

namespace FibroInfo.Tests.Content;

/// <summary>What the shipped articles say about when to get help: complete, the same everywhere, and no emergency under a lower level.</summary>
public sealed class WhenToGetHelpTests : IDisposable
{
    private static readonly Article[] Articles =
        [.. new ContentLoader(new(Repository.Folder("content")), keepManuscripts: true).Read()!.Articles.Where(article => article.Status == ArticleStatus.Published)];

    // In whichever words, these never stand under the same day or an appointment.
    private static readonly string[] Emergencies =
    [
        @"\bdroop", @"\b(speak|finding words|balance)", @"\bchest\b", @"\b(trouble|short|cannot).*\bbreath", @"\b(faint|drowsy|hard to wake|confus|unconscious)",
        @"\bweak(?!(ness)? or numbness that grows)", @"\b(control|trouble|hold|pass).*\b(bladder|bowel|urine|stool)\b", @"\bnumb(?!er|ness that grows)", @"\b(genitals|back passage|both legs)\b",
        @"\b(trouble|los[es]|worse|bad)\b.*\bsight\b", @"\bswell.*\b(face|lips|tongue|throat)\b", @"\b(high fever|jerk|fits\b|stiff neck|rash)", @"\b(too much|overdose)\b", @"\b(end|ending) your life\b",
    ];

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    /// <summary>Each sign, as the box must say it and as easy reading must say it; null where that leaves it to the full text.</summary>
    public static TheoryData<HelpLevel, string, string?> Signs => new()
    {
        { HelpLevel.Emergency, @"\bface that droops", @"\bface, arm or leg is suddenly weak" },
        { HelpLevel.Emergency, @"\barm or a leg that is suddenly weak", @"\bface, arm or leg is suddenly weak" },
        { HelpLevel.Emergency, @"\bsudden trouble speaking, finding words or keeping your balance", @"\bspeak well" },
        { HelpLevel.Emergency, @"\bchest pain for more than 5 minutes", @"\bchest pain lasts 5 minutes" },
        { HelpLevel.Emergency, @"\bchest pain.*\bsweating, short breath, or feeling sick or ill", @"\bchest pain .*makes you ill" },
        { HelpLevel.Emergency, @"\bchest pain.*\bspreads to an arm, the neck, the jaw or the back", null },
        { HelpLevel.Emergency, @"\btrouble breathing", @"\bcannot breathe" },
        { HelpLevel.Emergency, @"\bfainting, being very drowsy or hard to wake", @"\byou faint" },
        { HelpLevel.Emergency, @"\bsudden confusion", @"\bconfused" },
        { HelpLevel.Emergency, @"\bnew numbness between the legs", @"\bnumb between your legs" },
        { HelpLevel.Emergency, @"\bthe genitals or the back passage", null },
        { HelpLevel.Emergency, @"\bnew weakness or numbness in both legs", null },
        { HelpLevel.Emergency, @"\bnew trouble passing urine, or holding urine or stool", @"\bpass or hold urine or stool" },
        { HelpLevel.Emergency, @"\bsudden loss of sight in one or both eyes", null },
        { HelpLevel.Emergency, @"\bheadache at the temple with any trouble with your sight", null },
        { HelpLevel.Emergency, @"\bswelling of the face, lips, tongue or throat after a medicine", null },
        { HelpLevel.Emergency, @"\bhigh fever, or stiff or jerking muscles,.*\bmedicine", null },
        { HelpLevel.Emergency, @"\bfits, great restlessness or confusion\b.*\bmedicine", null },
        { HelpLevel.Emergency, @"\bfever with shaking, a stiff neck, confusion or a rash", null },
        { HelpLevel.Emergency, @"\btoo much of a medicine\?.*\bon purpose, are drowsy or ill, or have fits", null },
        { HelpLevel.Emergency, @"\b22 59 13 00\b", null },
        { HelpLevel.Emergency, @"\babout to do it, or cannot keep yourself safe", @"\bmay end your life or are not safe" },
        { HelpLevel.SameDay, @"\bthoughts return or cannot wait", @"\bsuch thoughts cannot wait" },
        { HelpLevel.SameDay, @"\bone joint that is suddenly hot, swollen", @"\bhot, swollen joint" },
        { HelpLevel.SameDay, @"\bfever when you also feel very ill", @"\bbad fever" },
        { HelpLevel.SameDay, @"\bweakness or numbness that grows over days", null },
        { HelpLevel.SameDay, @"\bnew strong back pain with fever, after a fall, or if you have had cancer", null },
        { HelpLevel.SameDay, @"\bone leg that is swollen and sore", null },
        { HelpLevel.SameDay, @"\bnew headache at the temple, a sore scalp or jaw pain", null },
        { HelpLevel.SameDay, @"\bsweating, shaking, loose stools.*\bnew or higher dose", null },
        { HelpLevel.SameDay, @"\bstopped or missed a medicine", null },
        { HelpLevel.SameDay, @"\byellow skin or eyes, or dark urine.*\bduloxetine", null },
        { HelpLevel.Appointment, @"\bseveral swollen joints", null },
        { HelpLevel.Appointment, @"\bweight loss", null },
        { HelpLevel.Appointment, @"\bpain that is new, in one place", null },
        { HelpLevel.Appointment, @"\bfog that is new, clearly worse or began with a new medicine", null },
        { HelpLevel.Appointment, @"\blow mood", null },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public void Every_sign_stands_under_its_level_in_the_box_and_the_gravest_in_easy_reading(HelpLevel level, string inBox, string? inEasy)
    {
        Assert.Equal(3, Articles.Length);
        Assert.All(Articles, article =>
        {
            Assert.Contains(HelpLine.OfFullText(article, onlyBox: true), line => line.Level == level && HelpLine.Has(line.Text, inBox));
            Assert.Contains(HelpLine.OfEasyReading(article), line => inEasy is null || (line.Level == level && HelpLine.Has(line.Text, inEasy)));
        });
    }

    [Fact]
    public void No_sentence_or_bullet_of_the_articles_sends_an_emergency_to_a_lower_level() =>
        Assert.All(Articles, article => Assert.Empty(Misplaced(article)));

    // The first four are what the articles once said.
    [Theory]
    [InlineData("::: help\nGet help the same day if you have:\n\n- fever\n- loss of control of your bladder or bowel\n:::")]
    [InlineData("::: help\nGet help the same day if you have:\n\n- new weakness in an arm or a leg\n- fever\n:::")]
    [InlineData("::: help\nCall 113 at once if you have:\n\n- fits\n\nGet help the same day for fever with pain, new weakness, or lost control of bladder or bowel.\n:::")]
    [InlineData("::: easy\n## What you can do now\n\nGet help the same day for chest pain or new weakness.\n:::")]
    [InlineData("::: help\n**Call 113 now** if there is:\n\n- fits\n\n**Get help the same day** from your doctor. Do so for:\n\n- a sore knee\n- thoughts of ending your life\n:::")]
    [InlineData("::: help\n**Get help the same day** for:\n\n1. a sore knee\n2. a stiff neck\n:::")]
    [InlineData("## When\n\nYou may have trouble with your sight. Book a doctor if you have numbness in a leg.")]
    [InlineData("::: easy\n## Help today: 116 117\n\nYour face may droop.\n:::")]
    public void An_emergency_under_a_lower_level_is_found_however_it_is_written(string body)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article($"{body}\n"));

        Assert.Single(Misplaced(Assert.Single(_content.Read().Articles)));
    }

    [Fact]
    public void Thoughts_of_ending_ones_life_have_lines_of_their_own_with_the_emergency_first_and_say_who_answers()
    {
        Assert.All(Articles, article =>
        {
            HelpLine[] box = HelpLine.OfFullText(article, onlyBox: true), easy = HelpLine.OfEasyReading(article);
            InOrder(box, "call 113", "116 117", "Mental Helse on 116 123 or Kirkens SOS on 22 40 00 40", "sidetmedord.no", "soschat.no", "under 18", "Kors på halsen .*800 33 321");
            InOrder(easy, "end your life", "such thoughts cannot wait, call your doctor or 116 117", "Mental Helse .*116 123", "full text");
        });

        static void InOrder(HelpLine[] lines, params string[] patterns)
        {
            int at = Array.FindIndex(lines, line => HelpLine.Has(line.Text, "(ending your life|may end your life)"));
            Assert.All(patterns, pattern => Assert.InRange(at = Array.FindIndex(lines, at < 0 ? 0 : at, line => HelpLine.Has(line.Text, pattern)), 0, lines.Length));
        }
    }

    [Fact]
    public void Every_article_says_the_same_in_its_box_and_in_easy_reading()
    {
        Assert.Single(Articles.Select(article => string.Join('\n', HelpLine.OfFullText(article, onlyBox: true).AsEnumerable())).Distinct());
        Assert.Single(Articles.Select(article => string.Join('\n', HelpLine.OfEasyReading(article).SkipWhile(line => line.Level != HelpLevel.Emergency))).Distinct());
    }

    private static string[] Misplaced(Article article) =>
        [.. HelpLine.OfFullText(article).Concat(HelpLine.OfEasyReading(article))
            .Where(line => line.Level is (HelpLevel.SameDay or HelpLevel.Appointment) && Emergencies.Any(sign => HelpLine.Has(line.Text, sign)))
            .Select(line => $"{line.Level}: {line.Text}")];
}
