using FibroInfo.Articles;

namespace FibroInfo.Tests.Articles;

/// <summary>What the shipped articles say about when to get help: complete, the same everywhere, and no emergency under a lower level.</summary>
public sealed class WhenToGetHelpTests : IDisposable
{
    private static readonly Article[] Articles =
        [.. new ContentReader(new(Repository.Folder("content")), keepManuscripts: true).Read()!.Articles.Where(article => article.Status == ArticleStatus.Published)];

    // In whichever words, these never stand under the same day or an appointment.
    private static readonly string[] Emergencies =
    [
        @"\bdroop", @"\b(speak|finding words|balance)", @"\bchest\b", @"\b(trouble|short|cannot).*\bbreath", @"\b(faint|drowsy|hard to wake|confus|unconscious)",
        @"\bweak(?!(ness)? or numbness that grows)", @"\b(control|trouble|hold|pass).*\b(bladder|bowel|urine|stool)\b", @"\bnumb(?!ness that grows)", @"\b(genitals|back passage|both legs)\b",
        @"\b(trouble|los[es]|worse|bad)\b.*\bsight\b", @"\bswell.*\b(face|lips|tongue|throat)\b", @"\b(high fever|jerk|fits\b|stiff neck|rash)", @"\b(too much|overdose)\b", @"\b(end|ending) your life\b",
    ];

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    /// <summary>Each sign, as the box must say it and as easy reading must say it.</summary>
    public static TheoryData<HelpLevel, string, string> Signs => new()
    {
        { HelpLevel.Emergency, @"\bface that droops", @"\bface droops" },
        { HelpLevel.Emergency, @"\barm or a leg that is suddenly weak", @"\barm or a leg is suddenly weak" },
        { HelpLevel.Emergency, @"\bsudden trouble speaking, finding words or keeping your balance", @"\bsuddenly cannot speak well or keep your balance" },
        { HelpLevel.Emergency, @"\bchest pain for more than 5 minutes", @"\bchest pain that lasts more than 5 minutes" },
        { HelpLevel.Emergency, @"\bchest pain.*\bsweating, short breath, or feeling sick or ill", @"\bchest pain makes you sick, ill, sweaty or breathless" },
        { HelpLevel.Emergency, @"\bchest pain.*\bspreads to an arm, the neck, the jaw or the back", @"\bchest pain spreads to arm, neck, jaw or back" },
        { HelpLevel.Emergency, @"\btrouble breathing", @"\btrouble breathing" },
        { HelpLevel.Emergency, @"\bfainting, being very drowsy or hard to wake", @"\bfaints, is very drowsy or hard to wake" },
        { HelpLevel.Emergency, @"\bsudden confusion", @"\bsuddenly confused" },
        { HelpLevel.Emergency, @"\bnew numbness between the legs", @"\bnewly numb between your legs" },
        { HelpLevel.Emergency, @"\bthe genitals or the back passage", @"\bgenitals or back passage are newly numb" },
        { HelpLevel.Emergency, @"\bnew weakness or numbness in both legs", @"\bnew weakness or numbness in both legs" },
        { HelpLevel.Emergency, @"\bnew trouble passing urine, or holding urine or stool", @"\bnew trouble passing or holding urine or stool" },
        { HelpLevel.Emergency, @"\bsudden loss of sight in one or both eyes", @"\bsuddenly lose sight in one or both eyes" },
        { HelpLevel.Emergency, @"\bheadache at the temple with any trouble with your sight", @"\bsuch a headache comes with trouble with sight" },
        { HelpLevel.Emergency, @"\bswelling of the face, lips, tongue or throat after a medicine", @"\bface, lips, tongue or throat swell after a medicine" },
        { HelpLevel.Emergency, @"\bhigh fever, or stiff or jerking muscles,.*\bmedicine", @"\bhigh fever or fits after a medicine" },
        { HelpLevel.Emergency, @"\bfits, great restlessness or confusion\b.*\bmedicine", @"\bchange makes you stiff, jerky, restless or confused" },
        { HelpLevel.Emergency, @"\bfever with shaking, a stiff neck, confusion or a rash", @"\bfever with shaking, stiff neck, rash or confusion" },
        { HelpLevel.Emergency, @"\btoo much of a medicine\?.*\bon purpose, are drowsy or ill, or have fits", @"\btook too much on purpose or is ill" },
        { HelpLevel.Emergency, @"\b22 59 13 00\b", @"\b22 59 13 00\b" },
        { HelpLevel.Emergency, @"\babout to do it, or cannot keep yourself safe", @"\babout to end your life" },
        { HelpLevel.SameDay, @"\bthoughts return or cannot wait", @"\bsafe, call your doctor or 116 117" },
        { HelpLevel.SameDay, @"\bone joint that is suddenly hot, swollen", @"\bone joint that is suddenly hot and swollen" },
        { HelpLevel.SameDay, @"\bfever when you also feel very ill", @"\bfever if you feel very ill" },
        { HelpLevel.SameDay, @"\bweakness or numbness that grows over days", @"\bweakness or numbness that grows over days" },
        { HelpLevel.SameDay, @"\bnew strong back pain with fever, after a fall, or if you have had cancer", @"\bback pain after a fall or cancer" },
        { HelpLevel.SameDay, @"\bone leg that is swollen and sore", @"\bone leg that is swollen and sore" },
        { HelpLevel.SameDay, @"\bnew headache at the temple, a sore scalp or jaw pain", @"\bnew headache at the temple" },
        { HelpLevel.SameDay, @"\bsweating, shaking, loose stools.*\bnew or higher dose", @"\bnew medicine makes you sweat or shake" },
        { HelpLevel.SameDay, @"\bstopped or missed a medicine", @"\bstopping a medicine" },
        { HelpLevel.SameDay, @"\byellow skin or eyes, or dark urine.*\bduloxetine", @"\bduloxetine.*\byellow eyes or dark urine" },
        { HelpLevel.Appointment, @"\bseveral swollen joints", @"\bseveral swollen joints" },
        { HelpLevel.Appointment, @"\bweight loss", @"\blose weight" },
        { HelpLevel.Appointment, @"\bpain that is new, in one place", @"\bpain that is new or in one place" },
        { HelpLevel.Appointment, @"\bfog that is new, clearly worse or began with a new medicine", @"\bfog is new or worse" },
        { HelpLevel.Appointment, @"\blow mood", @"\blow mood" },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public void Every_sign_stands_under_its_level_in_the_box_and_in_easy_reading(HelpLevel level, string inBox, string inEasy)
    {
        Assert.Equal(3, Articles.Length);
        Assert.All(Articles, article =>
        {
            Assert.Contains(HelpLine.OfFullText(article, onlyBox: true), line => line.Level == level && HelpLine.Has(line.Text, inBox));
            Assert.Contains(HelpLine.OfEasyReading(article), line => line.Level == level && HelpLine.Has(line.Text, inEasy));
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
            InOrder(easy, "end your life", "safe, call your doctor or 116 117", "Mental Helse .*116 123", "Kirkens SOS .*22 40 00 40", "sidetmedord.no", "under 18, .*Kors på halsen .*800 33 321");
        });

        static void InOrder(HelpLine[] lines, params string[] patterns)
        {
            int at = Array.FindIndex(lines, line => HelpLine.Has(line.Text, "(ending your life|about to end your life)"));
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
