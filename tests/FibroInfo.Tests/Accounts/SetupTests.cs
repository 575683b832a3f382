using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Tests.Commands;
using FibroInfo.Tests.Pages;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Accounts;

/// <summary>From the command at the machine to the first person signed in.</summary>
public sealed partial class SetupTests(SetupTests.EmptySite site) : IClassFixture<SetupTests.EmptySite>
{
    private const string Password = "gul tractor seiler i tåke";

    [Fact]
    public async Task A_link_of_the_command_sets_a_password_and_a_code_and_works_once_6_4_1()
    {
        (int exit, string output, _) = Run("add", "Ingrid Solheim", "Ingrid@Clinic.example", "--role", "author,administrator", "--person", "ingrid-solheim");
        string path = Link().Match(output).Value;
        using var browser = new Visitor(site);
        IHtmlDocument page = Html.Parse(await browser.ReadAsync(path));
        byte[] key = Base32(page.One("code").Words());

        Assert.Equal(0, exit);
        Assert.Contains("Ingrid Solheim is author, administrator.", output, StringComparison.Ordinal);
        Assert.Equal("Welcome, Ingrid Solheim", page.One("h1").Words());
        using HttpResponseMessage wrong = await PostAsync(browser, path, page, Password, "000000");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(page.One("[name=authenticator]").GetAttribute("value"), Html.Parse(await wrong.Content.ReadAsStringAsync()).One("[name=authenticator]").GetAttribute("value"));
        using HttpResponseMessage done = await PostAsync(browser, path, page, Password, Now(key));
        IHtmlDocument codes = Html.Parse(await done.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(10, codes.Some(".keep li").Select(code => code.Words()).Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(browser, path, page, Password, Now(key))).StatusCode);
        // The code that confirmed the app is used up (6.5.1); a recovery code stands in for it, once.
        string recovery = codes.Some(".keep li")[0].Words();
        Assert.Equal(new[] { 400, 303, 400 }, await SignInAsync("ingrid@clinic.example", Now(key), recovery.ToUpperInvariant().Replace('-', ' '), recovery));
    }

    [Fact]
    public async Task The_same_command_for_a_known_e_mail_is_the_recovery_and_ends_what_was_before_6_4_3()
    {
        using StaffVisitor lost = await StaffVisitor.SignInAsync(site, Role.Moderator);
        (int exit, string output, _) = Run("add", "Somebody else", lost.Account.Email, "--role", "administrator");
        string first = Link().Match(output).Value, second = Link().Match(Run("add", "x", lost.Account.Email, "--role", "author").Output).Value;
        using var browser = new Visitor(site);

        Assert.Equal(0, exit);
        Assert.Contains("has an account: Kari Nordmann, moderator. It stays as it is", output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await lost.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(first)).StatusCode);
        IHtmlDocument page = Html.Parse(await browser.ReadAsync(second));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(browser, second, page, Password, Now(Base32(page.One("code").Words())))).StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, (await lost.GetAsync("/admin")).StatusCode);
        Assert.Equal(new[] { 400 }, await SignInAsync(lost.Account.Email, lost.Code(site.Clock.Now)));
    }

    [Fact]
    public async Task A_link_is_worth_nothing_after_half_an_hour_nor_when_it_is_made_up()
    {
        string path = Link().Match(Run("add", "Late", "late@clinic.example", "--role", "author").Output).Value;
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(path));

        site.Clock.Now += TimeSpan.FromMinutes(30);

        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"/setup/{new string('0', 64)}"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/setup/x"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/setup"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/setup/x/passkey"));
    }

    [Theory]
    [InlineData("short", "too short")]
    [InlineData("passwordpassword1", "easy to guess")]
    public async Task A_password_that_cannot_be_taken_is_refused_in_words_and_the_link_stays_good_6_2(string password, string said)
    {
        string path = Link().Match(Run("add", "Weak", $"{Guid.NewGuid():N}@clinic.example", "--role", "author").Output).Value;
        using var browser = new Visitor(site);
        IHtmlDocument page = Html.Parse(await browser.ReadAsync(path));
        using HttpResponseMessage answer = await PostAsync(browser, path, page, password, Now(Base32(page.One("code").Words())));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, Html.Parse(await answer.Content.ReadAsStringAsync()).One("#fault-new-password").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData(2, "add", "Kari", "no-address", "--role", "author")]
    [InlineData(2, "add", "Kari", "kari@clinic.example", "--role", "owner")]
    [InlineData(2, "add", "Kari", "kari@clinic.example")]
    [InlineData(2, "add", "", "kari@clinic.example", "--role", "author")]
    [InlineData(2, "remove", "Kari")]
    [InlineData(1, "add", "Kari", "kari@clinic.example", "--role", "author", "--person", "nobody")]
    public void What_is_typed_wrongly_ends_with_a_sentence(int exit, params string[] typed)
    {
        (int ended, string output, string errors) = Run(typed);

        Assert.Equal((exit, ""), (ended, output));
        Assert.NotEqual("", errors);
    }

    private async Task<int[]> SignInAsync(string email, params string[] codes)
    {
        var answers = new List<int>();
        foreach (string code in codes)
        {
            using var browser = new Visitor(site);
            string token = Html.Parse(await browser.ReadAsync("/sign-in")).Some("[name=__RequestVerificationToken]")[0].GetAttribute("value")!;
            using HttpResponseMessage answer = await browser.PostAsync("/sign-in", ("email", email), ("password", Password), ("code", code), ("__RequestVerificationToken", token));
            answers.Add((int)answer.StatusCode);
        }

        return [.. answers];
    }

    private static Task<HttpResponseMessage> PostAsync(Visitor browser, string path, IHtmlDocument page, string password, string code) => browser.PostAsync(path,
        ("password", password), ("code", code), ("authenticator", page.One("[name=authenticator]").GetAttribute("value")!),
        ("__RequestVerificationToken", page.Some("[name=__RequestVerificationToken]")[0].GetAttribute("value")!));

    private string Now(byte[] key) => Totp.CodeAt(key, Totp.StepAt(site.Clock.Now));

    private (int ExitCode, string Output, string Errors) Run(params string[] typed) =>
        Executable.Run(["staff", .. typed, $"--Paths:Data={site.Data.FullName}", $"--Paths:Content={site.Content.Root}"]);

    private static byte[] Base32(string spelled)
    {
        string bits = string.Concat(spelled.Replace(" ", "", StringComparison.Ordinal).Select(letter => $"{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal):b5}"));
        return [.. bits.Chunk(8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }

    [GeneratedRegex("/setup/[0-9a-f]{64}", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    public sealed class EmptySite : RunningSite;
}
