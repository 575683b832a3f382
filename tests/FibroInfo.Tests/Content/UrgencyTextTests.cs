using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Tests.Content;

/// <summary>How <c>urgency</c> of site.yaml is read: with its faults where they are, and never at the cost of anything else (P-20).</summary>
public sealed class UrgencyTextTests : IDisposable
{
    private const string Site = "name: Test\nlanguages: [en]\ntime-zone: Europe/Oslo\ncondition: fm\norganisation: {name: The Clinic}\n";

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("number: \"113\", ", "", "site.yaml:10:", "'number' is missing")]
    [InlineData("\"113\"", "\"call us\"", "site.yaml:10:", "'call us' is not a telephone number")]
    [InlineData("do: Ambulance, ", "", "site.yaml:10:", "'do' is missing")]
    [InlineData("do: Ambulance, ", "doo: Ambulance, ", "site.yaml:10:", "'doo' is not a key")]
    [InlineData(", words: [chest pain]", "", "site.yaml:10:", "no 'words'")]
    [InlineData("[{text: Chest pain, words: [chest pain]}]", "[]", "site.yaml:10:", "'emergency' has no signs")]
    [InlineData("Chest pain, ", "one two three four five six seven eight nine ten eleven twelve thirteen, ", "site.yaml:10:", "13 words")]
    [InlineData("signs: [Fog]", "signs: [a, b, c, d, e, f]", "site.yaml:12:", "'book' has 6 signs")]
    [InlineData("signs: [{text: A hot joint, words: [hot joint]}]", "signs: [{text: a, words: [a]}, {text: b, words: [b]}, {text: c, words: [c]}, {text: d, words: [d]}, {text: e, words: [e]}, {text: f, words: [f]}]", "site.yaml:11:", "'today' has 6 signs")]
    [InlineData("signs: [Fog]", "signs: Fog and pain", "site.yaml:12:", "'signs' must be a list")]
    [InlineData("  book: {do: Your own doctor, signs: [Fog]}\n", "", "site.yaml:7:", "'book' is missing")]
    [InlineData("{do: Your own doctor, signs: [Fog]}", "your doctor", "site.yaml:12:", "'book' must be a map")]
    [InlineData("[{number: \"116 123\", label: To talk}]", "[]", "site.yaml:13:", "no number for thoughts")]
    [InlineData("label: To talk", "label: To talk, chat: \"javascript:alert(1)\"", "site.yaml:13:", "'chat' is not a web address")]
    [InlineData("reviewed: 2026-01-09", "reviewed: in May", "site.yaml:8:", "'reviewed' must be a date")]
    [InlineData("  talk:", "  speak: 1\n  talk:", "site.yaml:13:", "'speak' is not a key")]
    public void A_fault_is_an_error_with_its_place_and_the_last_good_text_stays_beside_the_new_rest_of_the_file(string good, string bad, string at, string message)
    {
        ContentLoader reader = _content.Reader();
        Assert.DoesNotContain(reader.Read()!.Problems, problem => problem.Severity == Severity.Error);
        Assert.Contains(good, TempContent.Urgency, StringComparison.Ordinal);

        _content.Write("site.yaml", Site.Replace("name: Test", "name: Renamed", StringComparison.Ordinal) + TempContent.Urgency.Replace(good, bad, StringComparison.Ordinal));
        ContentSnapshot changed = reader.Read()!;

        Problem[] faults = [.. changed.Problems.Where(problem => problem.Severity == Severity.Error)];
        Problem fault = Assert.Single(faults, problem => problem.Message.Contains(message, StringComparison.Ordinal));
        Assert.StartsWith(at, fault.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(fault.Fix);
        Assert.Equal("Renamed", changed.SiteData.Site.Name);
        UrgencyText kept = changed.SiteData.Site.Urgency!;
        Assert.True(kept.IsSigned);
        Assert.Equal(["Chest pain"], kept[UrgencyLevel.Emergency].Signs.Select(sign => sign.Text.In(Language.English)));
        Assert.Single(changed.PublicAt(DateTimeOffset.Parse("2026-06-01T12:00Z", null)).Articles);
    }

    [Fact]
    public void A_start_with_a_faulty_text_shows_what_of_it_can_be_read_and_everything_else()
    {
        _content.Write("site.yaml", Site + TempContent.Urgency.Replace("signs: [Fog]", "sings: [Fog]", StringComparison.Ordinal));

        ContentSnapshot read = _content.Read();

        Assert.Equal("113", read.SiteData.Site.Urgency![UrgencyLevel.Emergency].Number);
        Assert.Equal("Test", read.SiteData.Site.Name);
        Assert.Contains(read.Problems, problem => problem is { Severity: Severity.Error, File: "site.yaml" });
        Assert.Single(read.PublicAt(DateTimeOffset.Parse("2026-06-01T12:00Z", null)).Articles);
    }

    [Fact]
    public void A_site_without_one_is_warned_and_its_old_help_numbers_stay_until_then_with_what_took_their_place()
    {
        const string Old = "help:\n  - {number: \"113\", label: Emergency}\n";
        _content.Write("site.yaml", Site + Old);
        ContentSnapshot old = _content.Read();
        Assert.Equal(["113"], old.SiteData.Site.HelpNumbers.Select(help => help.Number));
        Problem[] told = [.. EditorialRules.Run(old, new DateOnly(2026, 6, 1)).Where(problem => problem.File == "site.yaml")];
        Assert.Equal([Severity.Warning, Severity.Warning], told.Select(problem => problem.Severity));
        Assert.Contains(told, problem => problem.Message.Contains("'urgency' replaced 'help'", StringComparison.Ordinal) && problem.Line == 6);
        Assert.Contains(told, problem => problem.Message.Contains("'urgency' is missing", StringComparison.Ordinal));

        _content.Write("site.yaml", Site + TempContent.Urgency + Old);
        ContentSnapshot both = _content.Read();
        Assert.Equal(["113", "116 117", "116 123"], both.SiteData.Site.HelpNumbers.Select(help => help.Number));
        Assert.Contains("'urgency' replaced 'help'", Assert.Single(both.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"113\"", "\"112\"")]
    [InlineData("Ambulance", "An ambulance")]
    [InlineData("Chest pain", "Pain in the chest")]
    [InlineData("[chest pain]", "[chest pain, heart]")]
    [InlineData("A hot joint", "Hot joints")]
    [InlineData("signs: [Fog]", "signs: [Fog], more: [Sleep]")]
    [InlineData("signs: [Fog]", "signs: [Fog, Sleep]")]
    [InlineData("label: To talk", "label: To talk, when: At night")]
    [InlineData("label: To talk", "label: To talk, chat: \"https://chat.example\"")]
    [InlineData("text: Chest pain", "text: {en: Chest pain, nb: Brystsmerter}")]
    public void A_change_of_any_string_ends_the_signature_and_check_prints_the_one_that_would_fit(string before, string after)
    {
        Assert.True(Read(TempContent.Urgency).Urgency.IsSigned);

        (UrgencyText changed, Problem[] problems) = Read(TempContent.Urgency.Replace(before, after, StringComparison.Ordinal));

        Assert.False(changed.IsSigned);
        Problem warning = Assert.Single(problems, problem => problem.Rule == "P-20.signed");
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Contains(changed.Signature, warning.Fix, StringComparison.Ordinal);
        string sealedAgain = TempContent.Urgency.Replace(before, after, StringComparison.Ordinal).Replace(Read(TempContent.Urgency).Urgency.Signature, changed.Signature, StringComparison.Ordinal);
        Assert.True(Read(sealedAgain).Urgency.IsSigned);
    }

    [Fact]
    public void A_sign_that_leaves_the_card_for_the_whole_list_ends_the_signature() =>
        Assert.NotEqual(Read(TempContent.Urgency.Replace("signs: [Fog]", "signs: [Fog, Pain]", StringComparison.Ordinal)).Urgency.Signature,
            Read(TempContent.Urgency.Replace("signs: [Fog]", "signs: [Fog], more: [Pain]", StringComparison.Ordinal)).Urgency.Signature);

    [Fact]
    public void Order_and_layout_of_the_keys_do_not_end_the_signature()
    {
        string other = TempContent.Urgency.Replace("{number: \"113\", do: Ambulance,", "{do: \"Ambulance  \", number: '113',", StringComparison.Ordinal);
        Assert.NotEqual(TempContent.Urgency, other);
        Assert.True(Read(other).Urgency.IsSigned);
    }

    [Theory]
    [InlineData("  reviewer: bo\n")]
    [InlineData("  reviewed: 2026-01-09\n")]
    [InlineData("  signed: a0ddc291f9d20f3b56bb412e01be99f0bb228502984226fd274a198588a668c0\n")]
    public void Two_of_the_three_keys_of_a_signature_count_as_none(string line)
    {
        Assert.Contains(line, TempContent.Urgency, StringComparison.Ordinal);
        (UrgencyText text, Problem[] problems) = Read(TempContent.Urgency.Replace(line, "", StringComparison.Ordinal));

        Assert.False(text.IsSigned);
        Assert.Null(text.Reviewer);
        Assert.Equal(Severity.Warning, Assert.Single(problems).Severity);
    }

    [Fact]
    public void A_signature_of_nobody_in_people_yaml_is_warned_of()
    {
        _content.Write("site.yaml", Site + TempContent.Urgency.Replace("reviewer: bo", "reviewer: boo", StringComparison.Ordinal));
        Assert.Contains(EditorialRules.Run(_content.Read(), new DateOnly(2026, 6, 1)), problem => problem is { Rule: "P-20.signed", Severity: Severity.Warning } && problem.Message.Contains("'boo'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Chest pain that comes and goes", true)]
    [InlineData("pains in your CHEST", true)]
    [InlineData("chest-pain", true)]
    [InlineData("A painful chest", true)]
    [InlineData("Pain in the back", false)]
    [InlineData("A chesty cough", false)]
    public void A_sign_is_known_again_by_its_words_in_any_order_and_with_other_endings(string said, bool isChestPain)
    {
        UrgencyText urgency = Read(TempContent.Urgency).Urgency;

        Assert.Equal(isChestPain ? UrgencyLevel.Emergency : null, urgency.FindHigher(UrgencyLevel.Today, said)?.Level);
        Assert.Equal(isChestPain ? UrgencyLevel.Emergency : null, urgency.FindHigher(UrgencyLevel.Book, said)?.Level);
        Assert.Null(urgency.FindHigher(UrgencyLevel.Emergency, said));
    }

    private static (UrgencyText Urgency, Problem[] Problems) Read(string yaml)
    {
        var problems = new List<Problem>();
        return (SiteProfileFile.Read(Site + yaml, "site.yaml", problems, problems)!.Urgency!, [.. problems]);
    }
}
