using FibroInfo.Audit;
using FibroInfo.Reports;
using FibroInfo.Site;
using FibroInfo.Tests.Mail;
using FibroInfo.Text;

namespace FibroInfo.Tests.Reports;

public sealed class ReportDecisionsTests : IDisposable
{
    private static readonly Actor Kari = new(3, "Kari");
    private readonly OpenMail _mail = new();

    private ReportStore Reports => new(_mail.Open.Store, _mail.Seal, _mail.Clock);

    private ReportDecisions Desk => new(_mail.Open.Store, _mail.Seal, _mail.Outbox, new AuditTrail(_mail.Clock), _mail.Clock);

    private ReportQueue Inbox => new(_mail.Open.Store);

    public void Dispose() => _mail.Dispose();

    [Fact]
    public async Task A_decision_nobody_was_told_by_mail_can_be_taken_back_and_leaves_the_corrections()
    {
        await PostAsync("The dose is wrong.");
        await DecideAsync(1, "It is 25 mg.", isPublic: true);
        Assert.Single(await Reports.PublicOutcomesAsync(CancellationToken.None));
        Assert.True((await Inbox.FindAsync(1, CancellationToken.None))!.CanUndo);
        _mail.Open.Told.Clear();

        Assert.Equal(ReportUndoOutcome.Undone, await UndoAsync(1));

        Assert.Equal([ReportStore.CorrectionsTag], _mail.Open.Told);
        Assert.Empty(await Reports.PublicOutcomesAsync(CancellationToken.None));
        Assert.Null((await Inbox.FindAsync(1, CancellationToken.None))!.Outcome);
        Assert.Equal(ReportUndoOutcome.IsOpen, await UndoAsync(1));
        Assert.Equal(ReportUndoOutcome.NotThere, await UndoAsync(99));
        Assert.Equal(ReportDecisionOutcome.Decided, await DecideAsync(1, "It was right."));
    }

    [Fact]
    public async Task An_answer_that_is_on_its_way_is_not_called_back_and_what_was_erased_stays_decided()
    {
        await PostAsync("The dose is wrong.", email: "kari@nordmann.example");
        await PostAsync("Something else.");
        await DecideAsync(1, "It is 25 mg.");
        await DecideAsync(2, "It was right.");
        Assert.Equal(ReportUndoOutcome.AnswerWasSent, await UndoAsync(1));

        _mail.Clock.Now += TimeSpan.FromDays(31);
        await new ReportRetention(_mail.Open.Store, _mail.Clock).RunAsync(SitePolicy.Default, CancellationToken.None);
        Assert.Equal(ReportUndoOutcome.IsErased, await UndoAsync(2));
    }

    [Fact]
    public async Task What_was_decided_while_the_clock_was_ahead_is_kept_for_its_period_from_when_it_is_right_again_R12()
    {
        await PostAsync("The dose is wrong.");
        _mail.Clock.Now += TimeSpan.FromDays(400);
        await DecideAsync(1, "It is 25 mg.");
        _mail.Clock.Now -= TimeSpan.FromDays(400);
        var retention = new ReportRetention(_mail.Open.Store, _mail.Clock);

        Assert.Equal(0, await retention.RunAsync(SitePolicy.Default, CancellationToken.None));
        _mail.Clock.Now += TimeSpan.FromDays(29);
        Assert.Equal(0, await retention.RunAsync(SitePolicy.Default, CancellationToken.None));
        _mail.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(1, await retention.RunAsync(SitePolicy.Default, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_decided_is_in_the_audit_without_a_word_of_the_reader_s()
    {
        await PostAsync("Solveig has it too.", email: "kari@nordmann.example");
        await PostAsync("Solveig again.");
        await DecideAsync(1, "Solveig was right.", isPublic: true);
        await DecideAsync(2, "No.");
        await DecideAsync(2, "No.");
        await UndoAsync(2);

        Assert.Equal(1, _mail.Open.Count("select count(*) from audit where action = 'report.decide' and subject = 'report 1' and detail = 'answered by mail, public' and actor_name = 'Kari'"));
        Assert.Equal(1, _mail.Open.Count("select count(*) from audit where action = 'report.decide' and subject = 'report 2' and detail = 'no mail, not public'"));
        Assert.Equal(1, _mail.Open.Count("select count(*) from audit where action = 'report.undo' and subject = 'report 2'"));
        Assert.Equal(3, _mail.Open.Count("select count(*) from audit where instr(coalesce(detail, '') || subject, 'Solveig') = 0"));
    }

    [Fact]
    public async Task Open_reports_are_paged_through_from_the_oldest_and_decided_ones_from_the_newest()
    {
        for (byte reader = 1; reader <= 9; reader++)
        {
            await PostAsync($"Report {reader}.", reader: reader, kind: reader % 3 == 0 ? ReportKind.Unclear : ReportKind.Error);
        }

        foreach (long id in (long[])[2, 4, 6, 8])
        {
            await DecideAsync(id, "Done.");
        }

        Assert.Equal([1, 3, 5, 7, 9], await WalkAsync(new ReportSearch(IsOpen: true, Size: 2)));
        Assert.Equal([8, 6, 4, 2], await WalkAsync(new ReportSearch(IsOpen: false, Size: 2)));
        Assert.Equal([3, 9], await WalkAsync(new ReportSearch(IsOpen: true, ReportKind.Unclear, Size: 1)));
        ReportCounts counts = await Inbox.CountAsync(CancellationToken.None);
        Assert.Equal((5, 2, 4), (counts.AllOpen, counts.Open[ReportKind.Unclear], counts.Decided));
    }

    [Fact]
    public async Task Who_did_not_understand_something_is_counted_for_each_article_P_17()
    {
        await PostAsync("What is fog?", kind: ReportKind.Unclear, article: "fibro-fog");
        await PostAsync("What is fog?", kind: ReportKind.Unclear, article: "fibro-fog", reader: 2);
        await PostAsync("What is sleep?", kind: ReportKind.Unclear, article: "better-sleep");
        await PostAsync("It is wrong.", article: "better-sleep");
        await DecideAsync(1, "We explain it now.");

        Assert.Equal(
            [new UnclearArticle(Slug.Parse("fibro-fog"), 2), new UnclearArticle(Slug.Parse("better-sleep"), 1)], await Inbox.UnclearAsync(CancellationToken.None));
    }

    private async Task<List<long>> WalkAsync(ReportSearch search)
    {
        var seen = new List<long>();
        ReportPage page;
        do
        {
            page = await Inbox.PageAsync(search, CancellationToken.None);
            Assert.NotEmpty(page.Reports);
            seen.AddRange(page.Reports.Select(report => report.Id));
            search = search with { After = page.Next };
        }
        while (page.Next is not null);

        return seen;
    }

    private Task PostAsync(string body, ReportKind kind = ReportKind.Error, byte reader = 1, string? email = null, string article = "fibro-fog")
    {
        Assert.True(ReportQuote.TryParse("", out ReportQuote quote, out _));
        EmailAddress? address = email is not null && EmailAddress.TryParse(email, out EmailAddress parsed, out _) ? parsed : null;
        return Reports.PostAsync(new NewReport(Slug.Parse(article), [reader], kind, quote, Text(body), null, address), CancellationToken.None);
    }

    private Task<ReportDecisionOutcome> DecideAsync(long id, string outcome, bool isPublic = false) => Desk.DecideAsync(
        id, new ReportDecision(Text(outcome), isPublic, new Uri("https://fibro.example/articles/fibro-fog"), new UiText(Language.English), 30), Kari, CancellationToken.None);

    private Task<ReportUndoOutcome> UndoAsync(long id) => Desk.UndoAsync(id, Kari, CancellationToken.None);

    private static ReportText Text(string text) => ReportText.TryParse(text, out ReportText parsed, out _) ? parsed : throw new FormatException(text);
}
