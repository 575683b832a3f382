using FibroInfo.Audit;
using FibroInfo.Mail;
using FibroInfo.Reports;
using FibroInfo.Site;
using FibroInfo.Tests.Mail;
using FibroInfo.Text;

namespace FibroInfo.Tests.Reports;

public sealed class ReportStoreTests : IDisposable
{
    private const string Address = "kari@nordmann.example";

    private static readonly Slug Fog = Slug.Parse("fibro-fog");
    private static readonly Uri Page = new("https://fibro.example/articles/fibro-fog");
    private static readonly Actor Kari = new(3, "Kari");
    private readonly OpenMail _mail = new();

    private ReportStore Reports => new(_mail.Open.Store, _mail.Seal, _mail.Clock);

    private ReportDecisions Desk => new(_mail.Open.Store, _mail.Seal, _mail.Outbox, new AuditTrail(_mail.Clock), _mail.Clock);

    private ReportQueue Inbox => new(_mail.Open.Store);

    private ReportRetention Retention => new(_mail.Open.Store, _mail.Clock);

    public void Dispose() => _mail.Dispose();

    [Fact]
    public async Task What_readers_report_waits_for_a_decision_oldest_first_P_12()
    {
        await PostAsync("The dose is wrong.", quote: "30 mg", email: Address);
        _mail.Clock.Now += TimeSpan.FromHours(1);
        await PostAsync("That is rude.", ReportKind.Comment, comment: 7);

        IReadOnlyList<StaffReport> open = await OpenAsync();
        Assert.Equal(2, open.Count);
        Assert.Equal(new StaffReport(1, Fog, ReportKind.Error, "30 mg", "The dose is wrong.", null, true, open[0].At, null, null, false), open[0]);
        Assert.Equal(new StaffReport(2, Fog, ReportKind.Comment, "", "That is rude.", 7, false, open[1].At, null, null, false), open[1]);
        Assert.Equal(TimeSpan.FromHours(72), open[0].Due - open[0].At);
        Assert.Equal(TimeSpan.FromHours(1), open[1].At - open[0].At);
    }

    [Fact]
    public async Task A_second_click_is_no_second_report_and_other_words_are()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync("The dose is wrong.")));
        Assert.Single(await OpenAsync());

        await PostAsync("The dose is wrong.", reader: 2);
        await PostAsync("The dose is wrong.", ReportKind.Unclear);
        await PostAsync("The dose is wrong.", ReportKind.Comment, comment: 1);
        await PostAsync("The dose is wrong.", ReportKind.Comment, comment: 2);
        await PostAsync("The dose is wrong.", quote: "30 mg");
        Assert.Equal(6, (await OpenAsync()).Count);
    }

    [Fact]
    public async Task Who_says_again_what_was_decided_is_read_again_and_a_second_click_of_that_is_one()
    {
        await PostAsync("The dose is wrong.");
        await DecideAsync(1, "Mended.");
        await PostAsync("The dose is wrong.");
        await PostAsync("The dose is wrong.");

        Assert.Equal(2, Assert.Single(await OpenAsync()).Id);
        Assert.Equal(1, _mail.Open.Count("select count(*) from reports where decided is not null and body is not null"));
    }

    [Fact]
    public async Task Whoever_left_an_address_gets_the_answer_by_mail_C_12()
    {
        await PostAsync("My daughter's dose is wrong.", email: Address);
        await PostAsync("It is wrong.", reader: 2);
        Assert.Equal(0, _mail.Open.Count("select count(*) from reports where instr(cast(email as text), 'nordmann')"));

        await DecideAsync(1, "It is 25 mg. We mended the page.");
        await DecideAsync(2, "It is 25 mg. We mended the page.");

        using EmailDispatcher postman = _mail.EmailDispatcher();
        Assert.Equal(1, await postman.SendDueAsync(CancellationToken.None));
        Eml letter = Assert.Single(_mail.Files);
        Assert.Equal((Address, "Our answer to your report"), (letter["To"], letter.Subject));
        Assert.Contains("It is 25 mg. We mended the page.", letter.Body, StringComparison.Ordinal);
        Assert.Contains("https://fibro.example/articles/fibro-fog", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("daughter", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_decide_at_once_send_one_answer()
    {
        await PostAsync("The dose is wrong.", email: Address);

        ReportDecisionOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => DecideAsync(1, $"Answer {number}.")));

        Assert.Single(outcomes, ReportDecisionOutcome.Decided);
        Assert.Equal(9, outcomes.Count(outcome => outcome == ReportDecisionOutcome.AlreadyDecided));
        Assert.Equal(1, _mail.Open.Count("select count(*) from outbox"));
        Assert.Equal(ReportDecisionOutcome.NotThere, await DecideAsync(99, "Nothing."));
    }

    [Fact]
    public async Task The_corrections_list_public_outcomes_newest_first_and_nothing_of_the_reader_s()
    {
        await PostAsync("My own words.", quote: "30 mg", email: Address);
        await PostAsync("Other words.");
        await PostAsync("Third words.");
        await DecideAsync(1, "It is 25 mg.", isPublic: true);
        _mail.Clock.Now += TimeSpan.FromMinutes(1);
        await DecideAsync(2, "It was right.");
        await DecideAsync(3, "We explain it now.", isPublic: true);

        List<PublishedReportOutcome> outcomes = await Reports.PublicOutcomesAsync(CancellationToken.None);

        Assert.Equal(["We explain it now.", "It is 25 mg."], outcomes.Select(outcome => outcome.Outcome));
        Assert.Equal([ReportStore.CorrectionsTag], _mail.Open.Told.Where(tag => tag != "mail").Distinct());
        Assert.DoesNotContain("words", string.Join('\n', outcomes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_days_after_the_decision_the_reader_s_words_and_address_are_erased_C_11()
    {
        await PostAsync("My own words.", quote: "30 mg", email: Address);
        await PostAsync("Others wait.");
        await DecideAsync(1, "It is 25 mg.", isPublic: true);

        _mail.Clock.Now += TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1);
        Assert.Equal(0, await Retention.RunAsync(SitePolicy.Default, CancellationToken.None));
        _mail.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(1, await Retention.RunAsync(SitePolicy.Default, CancellationToken.None));
        Assert.Equal(0, await Retention.RunAsync(SitePolicy.Default, CancellationToken.None));

        Assert.Equal(1, _mail.Open.Count("select count(*) from reports where coalesce(body, quote, email, reader, print) is null"));
        Assert.Equal("Others wait.", Assert.Single(await OpenAsync()).Body);
        Assert.Equal("It is 25 mg.", Assert.Single(await Reports.PublicOutcomesAsync(CancellationToken.None)).Outcome);
    }

    private Task PostAsync(string body, ReportKind kind = ReportKind.Error, string? quote = null, byte reader = 1, long? comment = null, string? email = null)
    {
        Assert.True(ReportQuote.TryParse(quote, out ReportQuote quoted, out _));
        EmailAddress? address = email is not null && EmailAddress.TryParse(email, out EmailAddress parsed, out _) ? parsed : null;
        return Reports.PostAsync(new NewReport(Fog, [reader], kind, quoted, Text(body), comment, address), CancellationToken.None);
    }

    private Task<ReportDecisionOutcome> DecideAsync(long id, string outcome, bool isPublic = false) =>
        Desk.DecideAsync(id, new ReportDecision(Text(outcome), isPublic, Page, new UiText(Language.English), 30), Kari, CancellationToken.None);

    private async Task<IReadOnlyList<StaffReport>> OpenAsync() => (await Inbox.PageAsync(new ReportSearch(IsOpen: true), CancellationToken.None)).Reports;

    private static ReportText Text(string text) => ReportText.TryParse(text, out ReportText parsed, out _) ? parsed : throw new FormatException(text);
}
