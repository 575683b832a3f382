using System.Net;
using System.Text;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Workflow;
using FibroInfo.Accounts;
using FibroInfo.Tests.Running;
using FibroInfo.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Accounts;

/// <summary>R12: a clock that was wrong for a while locks nobody out once it is right again, and opens nothing for longer.</summary>
public sealed class WrongClockTests : IDisposable
{
    private static readonly Actor Boss = new(1, "Ingrid Solheim");

    private readonly RunningSite _site = new(_ => { }, ("Limits:PostsPerNetworkPerMinute", "0"));

    public static TheoryData<double> WrongDays => [400, -10, 1.0 / 24];

    private SetClock Clock => _site.Clock;

    public void Dispose() => _site.Dispose();

    [Theory]
    [MemberData(nameof(WrongDays))]
    public async Task Who_signed_in_with_a_code_meanwhile_signs_in_with_the_next(double days)
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);
        await WhileWrongAsync(days, async () => Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(kari)));

        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(kari));
        Assert.Equal(HttpStatusCode.BadRequest, await SignInAsync(kari));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    [InlineData(0, false)]
    public void A_step_further_ahead_than_a_code_can_be_is_not_believed(int ahead, bool isTaken)
    {
        byte[] key = Encoding.ASCII.GetBytes("12345678901234567890");
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(1111111109);
        long step = Totp.StepAt(now);

        Assert.Equal(isTaken ? step : null, Totp.FindStep(key, Totp.CodeAt(key, step), step + ahead, now));
    }

    [Theory]
    [MemberData(nameof(WrongDays))]
    public async Task An_account_that_was_locked_meanwhile_is_open_again(double days)
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);
        await WhileWrongAsync(days, () => GuessAsync(kari));

        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(kari));
    }

    [Theory]
    [MemberData(nameof(WrongDays))]
    public async Task A_browser_that_was_paused_meanwhile_is_let_in_again(double days)
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);
        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(kari));
        await WhileWrongAsync(days, () => GuessAsync(kari));
        Clock.Now += TimeSpan.FromMinutes(1);

        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(kari));
    }

    [Fact]
    public async Task A_session_that_was_begun_or_seen_far_ahead_is_over_and_its_row_goes_with_the_next_sign_in()
    {
        Clock.Now += TimeSpan.FromDays(400);
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, Role.Moderator);
        Clock.Now -= TimeSpan.FromDays(400);
        using StaffVisitor nora = await StaffVisitor.SignInAsync(_site, Role.Moderator);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.OK), ((await kari.GetAsync("/admin")).StatusCode, (await nora.GetAsync("/admin")).StatusCode));
        Assert.Equal(1, await RowsAsync(db => db.Set<Session>().CountAsync()));

        DateTimeOffset ahead = Clock.Now.AddHours(9).ToUniversalTime();
        await WriteAsync(db => db.Set<Session>().ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, ahead)));
        Assert.Equal(HttpStatusCode.SeeOther, (await nora.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public void Who_they_are_was_not_proven_in_the_future()
    {
        Assert.True(SessionStore.IsProvenWithin(TimeSpan.FromMinutes(10), Clock.Now.AddMinutes(-9), Clock.Now));
        Assert.False(SessionStore.IsProvenWithin(TimeSpan.FromMinutes(10), Clock.Now.AddMinutes(-10), Clock.Now));
        Assert.False(SessionStore.IsProvenWithin(TimeSpan.FromMinutes(10), Clock.Now.AddHours(9), Clock.Now));
    }

    [Fact]
    public async Task A_setup_link_that_was_made_far_ahead_is_worth_nothing_and_a_new_one_is()
    {
        Assert.True(EmailAddress.TryParse("nora@clinic.example", out EmailAddress email, out _));
        Invitations invitations = _site.Services.GetRequiredService<Invitations>();
        AccountSetup setup = _site.Services.GetRequiredService<AccountSetup>();
        Task<InviteOutcome> InviteAsync() => invitations.InviteAsync(new Invitation("Nora", email, Role.Author, null), Boss, CancellationToken.None);
        Clock.Now += TimeSpan.FromDays(400);
        string old = Assert.IsType<InviteOutcome.Link>(await InviteAsync()).Token;
        Assert.NotNull(await setup.FindAsync(old, CancellationToken.None));
        Clock.Now -= TimeSpan.FromDays(400);

        Assert.Null(await setup.FindAsync(old, CancellationToken.None));
        Assert.NotNull(await setup.FindAsync(Assert.IsType<InviteOutcome.Link>(await InviteAsync()).Token, CancellationToken.None));
    }

    [Fact]
    public async Task A_preview_link_that_was_made_far_ahead_is_worth_nothing_and_a_new_one_is()
    {
        PreviewLinkStore previews = _site.Services.GetRequiredService<PreviewLinkStore>();
        Clock.Now += TimeSpan.FromDays(400);
        string old = await previews.CreateAsync("articles/fibro-fog/en.md", 30, Boss, CancellationToken.None);
        Assert.NotNull(await previews.FindAsync(old, CancellationToken.None));
        Clock.Now -= TimeSpan.FromDays(400);

        Assert.Null(await previews.FindAsync(old, CancellationToken.None));
        Assert.Empty(await previews.ListForFileAsync("articles/fibro-fog/en.md", CancellationToken.None));
        Assert.NotNull(await previews.FindAsync(await previews.CreateAsync("articles/fibro-fog/en.md", 3, Boss, CancellationToken.None), CancellationToken.None));
    }

    [Fact]
    public void A_passkey_that_answered_far_ahead_answers_again_and_no_question_twice()
    {
        var passkey = new Passkey
        {
            Account = 1,
            CredentialId = [1],
            PublicKey = [2],
            Name = "Key",
            SignCount = 0,
            Transports = "",
            IsUserVerified = true,
            IsBackupEligible = false,
            IsBackedUp = false,
            CreatedAt = Clock.Now,
            LastCeremony = Clock.Now.AddDays(400),
        };

        Assert.False(passkey.HasAnswered(Clock.Now, Clock.Now));
        passkey.LastCeremony = Clock.Now;
        Assert.True(passkey.HasAnswered(Clock.Now, Clock.Now.AddMinutes(1)));
        Assert.True(passkey.HasAnswered(Clock.Now.AddMinutes(-1), Clock.Now.AddMinutes(1)));
        Assert.False(passkey.HasAnswered(Clock.Now.AddSeconds(1), Clock.Now.AddMinutes(1)));
    }

    [Theory]
    [InlineData(400 * 24 * 60, false)]
    [InlineData(2, false)]
    [InlineData(0, true)]
    [InlineData(-4, true)]
    [InlineData(-5, false)]
    public void A_question_to_a_passkey_is_good_for_five_minutes_and_not_from_the_future(int minutes, bool isGood)
    {
        var ceremonies = new PasskeyChallenges(_site.Services.GetRequiredService<IDataProtectionProvider>(), Clock);
        Clock.Now += TimeSpan.FromMinutes(minutes);
        string closed = ceremonies.Protect("state");
        Clock.Now -= TimeSpan.FromMinutes(minutes);

        Assert.Equal(isGood, ceremonies.Unprotect(closed) is not null);
    }

    private async Task WhileWrongAsync(double days, Func<Task> work)
    {
        Clock.Now += TimeSpan.FromDays(days);
        await work();
        Clock.Now -= TimeSpan.FromDays(days);
    }

    private async Task GuessAsync(StaffVisitor who)
    {
        for (int attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await SignInAsync(who, "wrong wrong wrong"));
        }

        Assert.Equal(HttpStatusCode.BadRequest, await SignInAsync(who));
    }

    private async Task<HttpStatusCode> SignInAsync(StaffVisitor who, string password = StaffVisitor.Password)
    {
        using HttpResponseMessage answer = await who.PostAsync("/sign-in", ("email", who.Account.Email), ("password", password), ("code", who.Code(Clock.Now)));
        return answer.StatusCode;
    }

    private Task<int> RowsAsync(Func<SiteDbContext, Task<int>> count) => _site.Services.GetRequiredService<SiteDatabase>().ReadAsync(count);

    private Task<int> WriteAsync(Func<SiteDbContext, Task<int>> write) =>
        _site.Services.GetRequiredService<SiteDatabase>().WriteAsync(transaction => write(transaction.Db), CancellationToken.None);
}
