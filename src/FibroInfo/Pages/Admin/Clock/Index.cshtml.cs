using FibroInfo.Text;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Clock;

/// <summary>Whether the server's clock can be trusted. While it cannot, nothing is erased because of its age.</summary>
public sealed class IndexModel(ClockMonitor monitor, SiteDatabase store, AuditTrail audit, TimeProvider clock) : PageModel
{
    public ClockChange? Moved { get; private set; }

    public void OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Moved = ClockChange.Find(monitor, clock);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await HttpContext.ReadPostAsync();
        if (ClockChange.Find(monitor, clock) is { } moved)
        {
            // The line first: what is erased next must have somebody who answered for the clock.
            await store.WriteAsync(
                transaction =>
                {
                    audit.Record(transaction, User.Actor(), "clock.confirm", "clock", $"moved by {moved.SignedDays} days");
                    return Task.FromResult(true);
                }, cancel);
            monitor.Confirm();
        }

        return new SeeOtherResult(Routes.Admin.Clock);
    }
}
