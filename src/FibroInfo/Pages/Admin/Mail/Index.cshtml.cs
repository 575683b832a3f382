using FibroInfo.Content;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Mail;

/// <summary>How e-mail leaves the site, whether it does, and a test message. No secret and nobody's address stands here but one's own.</summary>
public sealed class IndexModel(
    EmailRoute route, DeliveryStatus status, OutboxReader outbox, TestEmailSender test, AccountStore accounts, SiteDatabase store, AuditTrail audit,
    PublishedContent library, TimeProvider clock) : PageModel
{
    public EmailRoute Route => route;

    public int Waiting { get; private set; }

    public int GivenUp { get; private set; }

    /// <summary>Null while nothing failed, and once something was sent after it.</summary>
    public DeliveryOutcome? LastFailure =>
        status.LastFailure is { } failed && (status.LastSuccess is not { } sent || sent.At < failed.At) ? failed : null;

    public DeliveryOutcome? LastSuccess => status.LastSuccess;

    [BindProperty]
    [FromForm(Name = "email")]
    public string Email { get; set; } = "";

    public bool IsRefused { get; private set; }

    /// <summary>Whether a test message was just tried.</summary>
    public bool WasTried { get; private set; }

    /// <summary>Of the test message; null when it was sent.</summary>
    public DeliveryFailure? Failure { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Email = (await accounts.FindAsync(User.Account(), cancel))?.Email ?? "";
        await ReadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!EmailAddress.TryParse(Email, out EmailAddress to, out _))
        {
            IsRefused = true;
            await ReadAsync(cancel);
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        await store.WriteAsync(
            transaction =>
            {
                audit.Record(transaction, User.Actor(), "mail.test", "mail");
                return Task.FromResult(true);
            }, cancel);
        Failure = await test.SendAsync(to, new UiText(library.Site.DefaultLanguage), cancel);
        WasTried = true;
        await ReadAsync(cancel);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        (Waiting, GivenUp) = await outbox.CountAsync(cancel);
    }
}
