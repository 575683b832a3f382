using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Tests.Pages.Texts;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Entries;

/// <summary>Nobody changes alone what readers are told about an emergency: a reviewer who did not write it signs it (P-20).</summary>
public sealed class UrgencyPageTests : IDisposable
{
    private const string Path = "/admin/site/urgency";
    private const string Sign = "urgency.emergency.signs.2.text";

    private readonly SigningSite _site = new();
    private readonly StaffVisitor _boss;
    private readonly StaffVisitor _both;

    public UrgencyPageTests()
    {
        _boss = _site.SignInAsync(null, Role.Administrator).GetAwaiter().GetResult();
        _both = _site.SignInAsync("marte-lindvik", Role.Administrator, Role.Reviewer).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _boss.Dispose();
        _both.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task A_change_by_an_administrator_is_live_once_a_reviewer_signs_it_and_only_its_lines_differ()
    {
        string before = _site.Content.Read("site.yaml");
        using HttpResponseMessage saved = await EntrySite.SendAsync(_boss, Path, (Sign, "Trouble breathing"));
        Assert.Equal($"{Path}?done=saved", saved.Headers.Location?.ToString());
        Assert.Equal(before, _site.Content.Read("site.yaml"));
        Assert.DoesNotContain(">Trouble breathing<", await _site.TextAsync("/when-to-get-help"), StringComparison.Ordinal);

        IHtmlDocument waiting = Html.Parse(await _site.Jonas.ReadAsync(Path));
        Assert.Equal("Trouble breathing", waiting.One("main ins").Words());
        using HttpResponseMessage signed = await PressAsync(_site.Jonas, "sign");

        Assert.Equal($"{Path}?done=signed", signed.Headers.Location?.ToString());
        Assert.Contains(">Trouble breathing<", await _site.TextAsync("/when-to-get-help"), StringComparison.Ordinal);
        string[] changed = [.. _site.Content.Read("site.yaml").Split('\n').Except(before.Split('\n'))];
        Assert.Equal(["- text", "signed"], changed.Select(line => line.Trim().Split(':')[0]).Except(["reviewed"]).Order(StringComparer.Ordinal));
        Assert.Equal(["urgency.change", "urgency.sign"], await AuditedAsync());
        Assert.DoesNotContain("isn’t signed", await _boss.ReadAsync("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_any_of_it_cannot_sign_it_nor_who_is_no_reviewer()
    {
        string before = _site.Content.Read("site.yaml");
        using HttpResponseMessage saved = await EntrySite.SendAsync(_both, Path, (Sign, "Trouble breathing"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        foreach (StaffVisitor visitor in new[] { _both, _boss, _site.Ingrid })
        {
            Assert.Empty(Html.Parse(await visitor.ReadAsync(Path)).QuerySelectorAll("button[value=sign]"));
            using HttpResponseMessage refused = await PressAsync(visitor, "sign");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using HttpResponseMessage back = await PressAsync(visitor, "send-back", ("reason", "No."));
            Assert.Equal(HttpStatusCode.Forbidden, back.StatusCode);
        }

        // Jonas corrects it: then it is his too, and Marte's words are still in it.
        using HttpResponseMessage corrected = await EntrySite.SendAsync(_site.Jonas, Path, (Sign, "You cannot breathe"));
        Assert.Equal(HttpStatusCode.SeeOther, corrected.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PressAsync(_site.Jonas, "sign")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PressAsync(_both, "sign")).StatusCode);
        Assert.Equal(before, _site.Content.Read("site.yaml"));
    }

    [Fact]
    public async Task A_moderator_cannot_open_it_and_the_settings_do_not_touch_it()
    {
        using StaffVisitor moderator = await _site.SignInAsync(null, Role.Moderator);
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.PostBareAsync(Path, ("action", "sign"))).StatusCode);

        string urgency = UrgencyOf(_site.Content.Read("site.yaml"));
        using HttpResponseMessage saved = await EntrySite.SendAsync(_boss, "/admin/site/settings", ("name", "Renamed"), ("urgency.emergency.number", "999"), ("help.0.number", "999"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(urgency, UrgencyOf(_site.Content.Read("site.yaml")));
        Assert.Contains("name: Renamed", _site.Content.Read("site.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_sent_back_with_a_reason_cannot_be_signed_then_and_is_corrected_or_discarded()
    {
        (await EntrySite.SendAsync(_boss, Path, (Sign, "Trouble breathing"))).Dispose();
        Assert.Equal(HttpStatusCode.BadRequest, (await PressAsync(_site.Jonas, "send-back", ("reason", " "))).StatusCode);
        using HttpResponseMessage back = await PressAsync(_site.Jonas, "send-back", ("reason", "Keep the swollen face."));
        Assert.Equal($"{Path}?done=sent-back", back.Headers.Location?.ToString());
        Assert.Contains("Keep the swollen face.", Html.Parse(await _boss.ReadAsync(Path)).One("div.notice").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await PressAsync(_site.Jonas, "sign")).StatusCode);

        using HttpResponseMessage again = await EntrySite.SendAsync(_boss, Path, (Sign, "Trouble breathing, or a swollen face"));
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Contains("is waiting for a signature", await _site.Jonas.ReadAsync("/admin"), StringComparison.Ordinal);
        using HttpResponseMessage gone = await PressAsync(_boss, "discard");
        Assert.Equal($"{Path}?done=discarded", gone.Headers.Location?.ToString());
        Assert.Empty(Html.Parse(await _boss.ReadAsync(Path)).QuerySelectorAll("main ins"));
        Assert.Equal(["urgency.change", "urgency.send-back", "urgency.change", "urgency.discard"], await AuditedAsync());
    }

    [Fact]
    public async Task What_is_signed_is_what_was_read()
    {
        (await EntrySite.SendAsync(_boss, Path, (Sign, "Trouble breathing"))).Dispose();
        string read = await _site.Jonas.ReadAsync(Path);
        (await EntrySite.SendAsync(_boss, Path, (Sign, "No trouble breathing"))).Dispose();

        using HttpResponseMessage stale = await _site.Jonas.PostBareAsync(Path, ("action", "sign"), ("seen", SeenIn(read)), (StaffVisitor.TokenField, TokenIn(read)));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.DoesNotContain("No trouble breathing", _site.Content.Read("site.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Sign, "one two three four five six seven eight nine ten eleven twelve thirteen", "13 words")]
    [InlineData("urgency.emergency.number", "call us", "not a telephone number")]
    [InlineData("urgency.emergency.signs.2.words", "", "no 'words'")]
    public async Task A_faulty_change_is_refused_in_words(string field, string value, string message)
    {
        using HttpResponseMessage refused = await EntrySite.SendAsync(_boss, Path, (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Empty(await AuditedAsync());
    }

    [Fact]
    public async Task A_hand_change_without_a_fitting_signature_is_live_heads_the_first_page_and_is_signed_as_it_stands()
    {
        Assert.DoesNotContain("isn’t signed", await _boss.ReadAsync("/admin"), StringComparison.Ordinal);
        _site.Content.Replace("site.yaml", "Trouble breathing, or a swollen face, tongue or throat", "Trouble breathing");
        await _site.UntilAsync("/when-to-get-help", (_, page) => page.Contains(">Trouble breathing<", StringComparison.Ordinal));

        foreach (StaffVisitor visitor in new[] { _boss, _site.Ingrid, _site.Jonas })
        {
            Assert.Contains("The text on when to get help isn’t signed", Html.Parse(await visitor.ReadAsync("/admin")).Some("main li")[0].Words(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await PressAsync(_boss, "sign")).StatusCode);
        using HttpResponseMessage signed = await PressAsync(_site.Jonas, "sign");
        Assert.Equal($"{Path}?done=signed", signed.Headers.Location?.ToString());
        Assert.DoesNotContain("isn’t signed", await _boss.ReadAsync("/admin"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await PressAsync(_site.Jonas, "sign")).StatusCode);
    }

    private static async Task<HttpResponseMessage> PressAsync(StaffVisitor visitor, string action, params (string, string)[] more)
    {
        string page = await visitor.ReadAsync(Path);
        return await visitor.PostBareAsync(Path, [("action", action), ("seen", SeenIn(page)), (StaffVisitor.TokenField, TokenIn(page)), .. more]);
    }

    private static string SeenIn(string page) => Html.Parse(page).One("#entry-form [name=seen]").GetAttribute("value")!;

    private static string TokenIn(string page) => Html.Parse(page).One($"#entry-form [name={StaffVisitor.TokenField}]").GetAttribute("value")!;

    private static string UrgencyOf(string file) => file[file.IndexOf("urgency:", StringComparison.Ordinal)..file.IndexOf("video-hosts:", StringComparison.Ordinal)];

    private Task<List<string>> AuditedAsync() => _site.Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<AuditEntry>()
        .Where(entry => entry.Subject == "urgency").OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
}
