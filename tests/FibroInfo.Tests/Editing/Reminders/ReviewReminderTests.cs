using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Mail;
using FibroInfo.Editing.Reminders;
using FibroInfo.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Tests.Editing.Reminders;

/// <summary>People are told 60, 30 and 0 days before a review is due (E-12). Ann writes, Bo reviews.</summary>
public sealed class ReviewReminderTests : IDisposable
{
    private static readonly StaffContact Ann = new(1, "ann@clinic.example", "ann", Writes: true, Reviews: false, Administers: false);
    private static readonly StaffContact Bo = new(2, "bo@clinic.example", "bo", Writes: true, Reviews: true, Administers: false);
    private static readonly StaffContact Boss = new(3, "boss@clinic.example", null, Writes: true, Reviews: false, Administers: true);

    private readonly OpenMail _mail = new();
    private readonly TempContent _content = new();
    private readonly ContentStore _shelf;
    private StaffContact[] _staff = [Ann, Bo, Boss];

    public ReviewReminderTests()
    {
        _shelf = new ContentStore(_mail.Clock);
        Put("sleep", "2026-12-31");
    }

    public void Dispose()
    {
        _mail.Dispose();
        _content.Dispose();
    }

    [Theory]
    [InlineData("2026-10-31", 0)]
    [InlineData("2026-11-01", 2)]
    [InlineData("2026-12-01", 2)]
    [InlineData("2026-12-31", 2)]
    public async Task E12_reviewer_and_authors_are_told_60_30_and_0_days_before_and_not_61(string day, int letters)
    {
        Assert.Equal(letters, await OnAsync(day));

        Assert.Equal(letters == 0 ? [] : ["ann@clinic.example", "bo@clinic.example"], _mail.Waiting().Select(email => email.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task E12_each_stage_is_told_once_whatever_is_started_anew_and_a_week_off_is_made_up_for_by_the_newest_alone()
    {
        Assert.Equal(2, await OnAsync("2026-11-01"));
        Assert.Equal(0, await OnAsync("2026-11-01"));
        Assert.Equal(0, await OnAsync("2026-11-30"));
        // Off from the 30th day before until three days after it was due.
        Assert.Equal(2, await OnAsync("2027-01-03"));
        Assert.Equal(0, await OnAsync("2027-01-04"));
        Assert.Equal(0, await OnAsync("2027-06-01"));

        Assert.Equal(4, _mail.Waiting().Count);
        Assert.Equal([60, 0], await _mail.Open.Store.ReadAsync(db => db.Set<ReviewReminder>().OrderBy(one => one.Id).Select(one => one.Stage).ToListAsync()));
    }

    [Fact]
    public async Task E12_signed_anew_the_clock_begins_anew()
    {
        Assert.Equal(2, await OnAsync("2026-12-31"));
        Put("sleep", "2027-02-28");
        Assert.Equal(2, await OnAsync("2027-01-01"));
        Put("sleep", "2028-12-31");
        Assert.Equal(0, await OnAsync("2027-01-02"));
        Assert.Equal(2, await OnAsync("2028-11-01"));
    }

    [Fact]
    public async Task Several_reviews_are_one_letter_with_their_days_and_links_below_the_sites_address()
    {
        Put("tired", "2026-11-20", "'Tired:   and\n\n  awake'");
        Assert.Equal(2, await OnAsync("2026-12-01"));

        EmailMessage letter = _mail.Waiting()[0];
        Assert.Equal("2 reviews are due at Test", letter.Subject);
        Assert.Contains("Tired: and awake\nIts review was due on 20 November 2026. Readers see a notice.\nhttps://fibro.example/admin/articles/tired/sign\n", letter.Body, StringComparison.Ordinal);
        Assert.Contains("Better sleep\nIts review is due on 31 December 2026.\nhttps://fibro.example/admin/articles/sleep/sign\n", letter.Body, StringComparison.Ordinal);
        Assert.Contains("https://fibro.example/admin\n", letter.Body, StringComparison.Ordinal);
        Assert.Null(letter.OneClickStop);
    }

    [Fact]
    public async Task Nobody_gets_two_letters_a_day()
    {
        Assert.Equal(2, await OnAsync("2026-11-01"));
        Put("tired", "2026-11-20", "Tired");
        Assert.Equal(0, await OnAsync("2026-11-01"));
        Assert.Equal(2, await OnAsync("2026-11-02"));
        Assert.DoesNotContain("Better sleep", _mail.Waiting()[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_cut_and_says_so()
    {
        for (int number = 1; number <= 60; number++)
        {
            Put($"page-{number}", "2026-11-20", $"Page {number}");
        }

        Assert.Equal(2, await OnAsync("2026-12-01"));

        string body = _mail.Waiting()[0].Body;
        Assert.Equal(50, body.Split("/sign\n").Length - 1);
        Assert.Contains("and 11 more\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E12_who_lost_the_role_is_not_told_to_sign_and_where_nobody_has_an_account_all_administrators_are_told()
    {
        _staff = [Ann, Bo with { Reviews = false }, Boss];
        await OnAsync("2026-11-01");
        Assert.Equal(["ann@clinic.example"], _mail.Waiting().Select(email => email.To));

        _staff = [Boss, Boss with { Account = 4, Email = "second@clinic.example" }, Bo with { Person = null }];
        Assert.Equal(2, await OnAsync("2026-12-01"));
        Assert.Equal(["boss@clinic.example", "second@clinic.example"], _mail.Waiting().Skip(1).Select(email => email.To));
    }

    [Fact]
    public async Task What_nobody_could_be_told_of_is_told_when_somebody_is_there()
    {
        _staff = [];
        Assert.Equal(0, await OnAsync("2026-11-01"));
        _staff = [Boss];
        Assert.Equal(1, await OnAsync("2026-11-01"));
    }

    [Fact]
    public async Task What_was_told_while_the_clock_was_ahead_is_told_again_when_it_is_time_R12()
    {
        Assert.Equal(2, await OnAsync("2027-12-28"));

        Assert.Equal(2, await OnAsync("2026-11-01"));
        Assert.Equal(2, await OnAsync("2026-12-31"));
        Assert.Equal(0, await OnAsync("2027-01-01"));
    }

    [Fact]
    public async Task A_draft_is_nobodys_reminder()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("status", "status: draft"), ("reviewed", "reviewed: 2026-01-09\nreview-due: 2026-12-31")));
        _shelf.Replace(_content.Read());
        Assert.Equal(0, await OnAsync("2026-12-31"));
    }

    [Fact]
    public async Task A_letter_that_cannot_be_sealed_leaves_no_row_that_says_it_was_sent()
    {
        Assert.Equal(0, Count());
        _mail.Clock.Now = Noon("2026-11-01");
        var broken = new ReviewReminders(
            _mail.Open.Store, _mail.Outbox, new ReviewEmails(new Uri("https://fibro.example"), () => _shelf.Site, _ => throw new InvalidOperationException("No page.")), StaffAsync, _shelf);

        await Assert.ThrowsAsync<InvalidOperationException>(() => broken.RunAsync(CancellationToken.None));

        Assert.Equal(0, Count());
        Assert.Equal(2, await OnAsync("2026-11-01"));
    }

    private static DateTimeOffset Noon(string day) => DateTimeOffset.Parse($"{day}T12:00+01:00", CultureInfo.InvariantCulture);

    private void Put(string folder, string due, string title = "Better sleep")
    {
        _content.Write($"articles/{folder}/en.md", TempContent.Article(null, ("title", $"title: {title}"), ("reviewed", $"reviewed: 2026-01-09\nreview-due: {due}")));
        _shelf.Replace(_content.Read());
    }

    // Each time as after a restart.
    private Task<int> OnAsync(string day)
    {
        _mail.Clock.Now = Noon(day);
        var letters = new ReviewEmails(new Uri("https://fibro.example"), () => _shelf.Site, path => $"/admin/articles/{path.Folder}/sign");
        return new ReviewReminders(_mail.Open.Store, _mail.Outbox, letters, StaffAsync, _shelf).RunAsync(CancellationToken.None);
    }

    private Task<IReadOnlyList<StaffContact>> StaffAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<StaffContact>>(_staff);

    private long Count() => _mail.Open.Count("select count(*) from review_reminders") + _mail.Open.Count("select count(*) from outbox");
}
