using System.Net;
using FibroInfo.Audit;
using FibroInfo.Editing.Reminders;
using FibroInfo.Tests.Mail;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>Letters to the accounts of the staff: who gets them, and where their links lead.</summary>
public sealed class StaffLetterTests
{
    [Fact]
    public async Task E12_the_accounts_of_reviewer_and_author_are_told_by_letter_with_a_link_to_the_page_to_sign_on()
    {
        using var site = new DueSoon();
        using StaffVisitor gone = await site.SignInAsync("jonas-berg", Role.Reviewer), stranger = await site.SignInAsync("marte-lindvik", Role.Reviewer);
        await site.ChangeAsync(gone, account => account.IsDisabled = true);
        await site.Services.GetRequiredService<ReviewReminders>().RunAsync(CancellationToken.None);
        Assert.False(Directory.Exists(Path.Combine(site.Data.FullName, "mail")));

        site.Clock.Now += TimeSpan.FromDays(1);
        await site.Services.GetRequiredService<ReviewReminders>().RunAsync(CancellationToken.None);

        Eml[] letters = await Mailed.UntilAsync(site, 2);
        string[] expected = [site.Ingrid.Account.Email, site.Jonas.Account.Email];
        Assert.Equal(expected.Order(StringComparer.Ordinal), letters.Select(letter => letter["To"]).Order(StringComparer.Ordinal));
        string link = letters[0].Body.Split('\n').Select(line => line.Trim()).First(line => line.Contains("/admin/articles/", StringComparison.Ordinal));
        Assert.Equal("http://localhost:5080/admin/articles/soon/sign?lang=en", link);
        using StaffVisitor reviewer = await site.SignInAsync("jonas-berg", Role.Reviewer);
        Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync(new Uri(link).PathAndQuery)).StatusCode);
    }

    /// <summary>Its one review is due in 61 days.</summary>
    private sealed class DueSoon() : SigningSite(content =>
        content.Write("articles/soon/en.md", SignedText("soon").Replace("reviewed: 2026-11-01\n", "reviewed: 2026-11-01\nreview-due: 2027-01-23\n", StringComparison.Ordinal)));
}
