using System.Text.RegularExpressions;
using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Tests.Content;

/// <summary>What the shipped site says about when to get help: complete, and no emergency under a lower level.</summary>
public sealed class WhenToGetHelpTests
{
    private static readonly ContentSnapshot Content = new ContentLoader(new(Repository.Folder("content")), keepManuscripts: true).Read()!;
    private static readonly UrgencyText Urgency = Content.SiteData.Site.Urgency!;

    // In whichever words, these never stand under the same day or an appointment.
    private static readonly string[] Emergencies =
    [
        @"\bdroop", @"\b(speak|finding words|balance)", @"\bchest\b", @"\b(trouble|short|cannot).*\bbreath", @"\b(faint|drowsy|hard to wake|confus|unconscious)",
        @"\bweak(?!(ness)? or numbness that grows)", @"\b(control|trouble|hold|pass).*\b(bladder|bowel|urine|stool)\b", @"\bnumb(?!er|ness that grows)", @"\b(genitals|back passage|both legs)\b",
        @"\b(trouble|los[es]|worse|bad)\b.*\bsight\b", @"\bswell.*\b(face|lips|tongue|throat)\b", @"\b(high fever|jerk|fits\b|stiff neck|rash)", @"\b(too much|overdose)\b", @"\b(end|ending) your life\b",
    ];

    public static TheoryData<UrgencyLevel, string> Signs => new()
    {
        { UrgencyLevel.Emergency, @"\bsuddenly: drooping face, weak arm or leg, or unclear speech" },
        { UrgencyLevel.Emergency, @"\bsudden trouble with balance, or with finding words" },
        { UrgencyLevel.Emergency, @"\bchest pain over 5 minutes, or with sweating or breathlessness" },
        { UrgencyLevel.Emergency, @"\bchest tightness or discomfort, and you feel ill or sick" },
        { UrgencyLevel.Emergency, @"\bchest pain that spreads to an arm, the neck, jaw or back" },
        { UrgencyLevel.Emergency, @"\btrouble breathing, or a swollen face, tongue or throat" },
        { UrgencyLevel.Emergency, @"\bconfusion, or can.t be woken" },
        { UrgencyLevel.Emergency, @"\bnumb between the legs, or can.t control bladder or bowels" },
        { UrgencyLevel.Emergency, @"\bnumbness around the genitals or the back passage" },
        { UrgencyLevel.Emergency, @"\bnew weakness or numbness in both legs" },
        { UrgencyLevel.Emergency, @"\bnew trouble passing urine, or holding urine or stool" },
        { UrgencyLevel.Emergency, @"\bsudden loss of sight" },
        { UrgencyLevel.Emergency, @"\bheadache at the temple with any trouble with sight" },
        { UrgencyLevel.Emergency, @"\bswelling of the face, lips, tongue or throat after a medicine" },
        { UrgencyLevel.Emergency, @"\bmedicine change: high fever, stiff muscles or fits" },
        { UrgencyLevel.Emergency, @"\bfits, great restlessness or confusion soon after a medicine" },
        { UrgencyLevel.Emergency, @"\bfever and shaking, stiff neck, confusion, or a rash that doesn.t fade" },
        { UrgencyLevel.Emergency, @"\btoo much medicine: on purpose" },
        { UrgencyLevel.Emergency, @"\btoo much medicine, .*\b22 59 13 00" },
        { UrgencyLevel.Emergency, @"\babout to end your life, or can.t keep yourself safe" },
        { UrgencyLevel.Today, @"\bone joint is suddenly hot, swollen" },
        { UrgencyLevel.Today, @"\bfever, and you feel very ill" },
        { UrgencyLevel.Today, @"\bweakness or numbness that grows over days" },
        { UrgencyLevel.Today, @"\bstrong back pain: with fever, after a fall, or after cancer" },
        { UrgencyLevel.Today, @"\bone leg is swollen and sore" },
        { UrgencyLevel.Today, @"\bnew headache at the temple, or jaw pain" },
        { UrgencyLevel.Today, @"\bsore scalp" },
        { UrgencyLevel.Today, @"\bshaking, sweating or a fast pulse after a new or higher dose" },
        { UrgencyLevel.Today, @"\bloose stools .*\bhigher dose" },
        { UrgencyLevel.Today, @"\bafter stopping a medicine" },
        { UrgencyLevel.Today, @"\byellow skin or eyes, or dark urine.*\bduloxetine" },
        { UrgencyLevel.Book, @"\bseveral swollen joints" },
        { UrgencyLevel.Book, @"\bweight loss" },
        { UrgencyLevel.Book, @"\bpain that is new, in one place" },
        { UrgencyLevel.Book, @"\bfog that is new or clearly worse" },
        { UrgencyLevel.Book, @"\bfog that began with a new medicine" },
        { UrgencyLevel.Book, @"\bothers worry about your memory" },
        { UrgencyLevel.Book, @"\blow mood" },
        { UrgencyLevel.Book, @"\bblood in the stool" },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public void Every_sign_stands_under_its_level(UrgencyLevel level, string sign) => Assert.Contains(Texts(level), text => Has(text, sign));

    [Fact]
    public void No_emergency_stands_under_a_lower_level()
    {
        string[] lower = [.. Texts(UrgencyLevel.Today), .. Texts(UrgencyLevel.Book)];

        Assert.True(lower.Length > 20);
        Assert.DoesNotContain(lower, text => Emergencies.Any(sign => Has(text, sign)));
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public void A_sign_of_the_site_is_known_again_under_every_lower_level(UrgencyLevel level, string sign)
    {
        string text = Texts(level).First(text => Has(text, sign));
        Assert.All(Enum.GetValues<UrgencyLevel>().Where(lower => lower > level && level != UrgencyLevel.Book), lower => Assert.NotNull(Urgency.FindHigher(lower, text)));
        Assert.Null(Urgency.FindHigher(level, text));
    }

    [Theory]
    [InlineData("Loss of bladder control")]
    [InlineData("You lost control of your bladder or bowel")]
    [InlineData("Sharp pain in the chest")]
    [InlineData("New weakness in an arm or a leg")]
    [InlineData("Thoughts of ending your life")]
    [InlineData("Suicidal thoughts")]
    [InlineData("You cannot breathe well")]
    [InlineData("Numbness between your legs")]
    [InlineData("A stiff neck")]
    public void What_articles_once_said_under_the_same_day_is_known_as_an_emergency(string sign) =>
        Assert.Equal(UrgencyLevel.Emergency, Urgency.FindHigher(UrgencyLevel.Today, sign)?.Level);

    [Fact]
    public void Thoughts_of_ending_ones_life_have_a_line_of_their_own_with_the_emergency_first_and_say_who_answers()
    {
        Assert.Equal(["113", "116 123", "22 40 00 40", "116 117", "800 33 321"], Urgency.Talk.Select(talk => talk.Number));
        Assert.Contains("Mental Helse", Urgency.Talk[1].Label.In(Language.English), StringComparison.Ordinal);
        Assert.Equal(["https://sidetmedord.no", "https://soschat.no"], Urgency.Talk.Select(talk => talk.Chat).OfType<string>());
    }

    [Fact]
    public void No_shipped_text_says_what_is_urgent_in_its_prose() =>
        Assert.DoesNotContain(EditorialRules.Run(Content, new DateOnly(2026, 11, 30)), problem => problem.Rule.StartsWith("P-20", StringComparison.Ordinal));

    private static string[] Texts(UrgencyLevel level) => [.. Urgency[level].AllSigns.Select(sign => sign.Text.In(Language.English))];

    private static bool Has(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
