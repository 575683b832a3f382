using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Setup;

/// <summary>A one-time link: its owner sets how to sign in, and is in (6.4).</summary>
public sealed class SetupModel(
    AccountSetup setup, Passkeys passkeys, NewPasswordFormFactory formFactory, KnownBrowserCookie known, NetworkRateLimiter budget, UiText words) : PageModel
{
    [BindProperty]
    [FromForm(Name = "")]
    public SetupInput Input { get; set; } = new();

    public Account Account { get; private set; } = null!;

    public NewPasswordForm Form { get; private set; } = null!;

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>What was wrong: a key.</summary>
    public string? Fault { get; private set; }

    public bool IsPrivate => SessionCookie.IsPrivate(Request);

    public async Task<IActionResult> OnGetAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (await setup.FindAsync(token, cancel) is not { } account)
        {
            return NotFound();
        }

        (Account, Form) = (account, formFactory.CreateEmpty(account));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (await setup.FindAsync(token, cancel) is not { } account)
        {
            return NotFound();
        }

        if (!budget.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        (Account, Form) = (account, formFactory.CreateEmpty(account));
        return !IsPrivate ? Refuse(null)
            : Input.Credential != "" ? await TakePasskeyAsync(token, cancel)
            : await TakePasswordAsync(token, cancel);
    }

    private async Task<IActionResult> TakePasskeyAsync(string token, CancellationToken cancel) =>
        await passkeys.ReadNewAsync(Account, Input.Credential, Input.State, words["passkeys.first"], HttpContext) is { } passkey
            ? Enter(await setup.WithPasskeyAsync(token, passkey, cancel))
            : Refuse("passkey.failed");

    private async Task<IActionResult> TakePasswordAsync(string token, CancellationToken cancel)
    {
        (PendingAuthenticator? confirmed, Form) = formFactory.Read(Account, Input);
        return confirmed is null ? Refuse("setup.fix") : Enter(await setup.WithPasswordAsync(token, Input.Password, confirmed, cancel));
    }

    private IActionResult Enter(AccountSetupResult? done)
    {
        if (done is null)
        {
            return NotFound();
        }

        SessionCookie.Set(HttpContext, done.Ticket);
        known.Remember(HttpContext, done.Account);
        RecoveryCodes = done.RecoveryCodes;
        return RecoveryCodes.Count > 0 ? Page() : new SeeOtherResult(StaffReturnUrl.Home);
    }

    private PageResult Refuse(string? key)
    {
        Fault = key;
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}

/// <summary>A passkey, or a password and an authenticator app.</summary>
public sealed class SetupInput : NewPasswordInput
{
    public string Credential { get; init; } = "";

    public string State { get; init; } = "";
}
