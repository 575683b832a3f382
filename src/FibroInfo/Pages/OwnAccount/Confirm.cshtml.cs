using FibroInfo.Text;
using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.OwnAccount;

/// <summary>Somebody who is signed in signs in again, so that nobody changes their keys on a screen that was left open.</summary>
public sealed class ConfirmModel(
    AccountStore accounts, SessionStore sessions, PasswordSignIn passwords, PasskeySignIn passkeys, KnownBrowserCookie known, NetworkRateLimiter budget)
    : PageModel
{
    [BindProperty]
    [FromForm(Name = "")]
    public SignInProofForm Form { get; set; } = new();

    public bool IsRefused { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!budget.TryTakeSignIn(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        SignInMethods own = await accounts.GetSignInMethodsAsync(User.Account(), cancel);
        SignInOutcome outcome = Form.IsPasskey
            ? await passkeys.TryAsync(Form.Credential, Form.State, HttpContext, cancel)
            : await passwords.TryAsync(new PasswordAttempt(own.Account.Email, Form.Password, Form.Code, known.Find(HttpContext)), cancel);
        return outcome is SignInOutcome.Succeeded welcome && welcome.Account == own.Account.Id
            ? await EnterAsync(welcome, cancel)
            : await RefuseAsync(outcome, cancel);
    }

    private async Task<IActionResult> EnterAsync(SignInOutcome.Succeeded welcome, CancellationToken cancel)
    {
        await sessions.ReplaceAsync(User.GetStaff(), welcome.Ticket, cancel);
        SessionCookie.Set(HttpContext, welcome.Ticket);
        return new SeeOtherResult(Routes.OwnAccount.Home);
    }

    private async Task<IActionResult> RefuseAsync(SignInOutcome outcome, CancellationToken cancel)
    {
        // A colleague's passkey is right, and not the one that was asked for.
        if (outcome is SignInOutcome.Succeeded other && await sessions.FindAsync(other.Ticket, cancel) is { } begun)
        {
            await sessions.EndAsync(begun.Session, cancel);
        }

        IsRefused = true;
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
