using System.Globalization;
using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.OwnAccount;

/// <summary>How somebody of the staff signs in. To change it they prove who they are, even while signed in (ASVS 7.5.1).</summary>
public sealed class IndexModel(
    AccountStore accounts, AccountSelfService own, Passkeys passkeys, NewPasswordFormFactory formFactory, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    [BindProperty]
    [FromForm(Name = "")]
    public OwnAccountInput Input { get; set; } = new();

    public SignInMethods Ways { get; private set; } = null!;

    public NewPasswordForm Form { get; private set; } = null!;

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>What was wrong: a key.</summary>
    public string? Fault { get; private set; }

    public bool IsFixingPassword => Fault == "setup.fix";

    public bool IsFresh => SessionStore.IsProvenWithin(FreshFor, User.GetStaff().ProvenAt, clock.GetUtcNow());

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ShowAsync(cancel);
        if (Input.Action == "sign-out-others")
        {
            await own.EndOthersAsync(User.Actor(), User.Session(), cancel);
            return Saved();
        }

        if (!IsFresh)
        {
            return new SeeOtherResult(Routes.OwnAccount.Confirm);
        }

        return Input.Action switch
        {
            "email" => await ChangeEmailAsync(cancel),
            "passkey-add" => await AddPasskeyAsync(cancel),
            "passkey-remove" when TryPasskey(out long id) => Tell(await own.RemovePasskeyAsync(User.Actor(), id, cancel)),
            "password" => await SetPasswordAsync(cancel),
            "codes" => ShowCodes(await own.RenewCodesAsync(User.Actor(), cancel)),
            _ => Refuse("account.fault.action"),
        };
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Ways = await accounts.GetSignInMethodsAsync(User.Account(), cancel);
        Form = formFactory.CreateEmpty(Ways.Account);
    }

    private async Task<IActionResult> ChangeEmailAsync(CancellationToken cancel) => EmailAddress.TryParse(Input.Email, out EmailAddress email, out _)
        ? Tell(await own.ChangeEmailAsync(User.Actor(), email, cancel))
        : Refuse("account.fault.email");

    private async Task<IActionResult> AddPasskeyAsync(CancellationToken cancel) =>
        !Invitation.TryName(Input.Name, out string name) ? Refuse("account.fault.name")
            : await passkeys.ReadNewAsync(Ways.Account, Input.Credential, Input.State, name, HttpContext) is { } passkey
                ? Tell(await own.AddPasskeyAsync(User.Actor(), passkey, cancel))
            : Refuse("passkey.failed");

    private bool TryPasskey(out long id) =>
        long.TryParse(Input.Passkey, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    private async Task<IActionResult> SetPasswordAsync(CancellationToken cancel)
    {
        (PendingAuthenticator? confirmed, Form) = formFactory.Read(Ways.Account, Input);
        return confirmed is null
            ? Refuse("setup.fix")
            : ShowCodes(await own.SetPasswordAsync(User.Actor(), User.Session(), Input.Password, confirmed, cancel));
    }

    private IActionResult Tell(AccountOutcome outcome) => outcome == AccountOutcome.Done ? Saved() : Refuse($"account.fault.{outcome}");

    private IActionResult ShowCodes(IReadOnlyList<string> codes)
    {
        RecoveryCodes = codes;
        return codes.Count > 0 ? Page() : Saved();
    }

    private static SeeOtherResult Saved() => new($"{Routes.OwnAccount.Home}#saved");

    private PageResult Refuse(string key)
    {
        Fault = key;
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}

/// <summary>What somebody does to their own account: each form of the page sends some of it.</summary>
public sealed class OwnAccountInput : NewPasswordInput
{
    public string Action { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>Of a new passkey.</summary>
    public string Name { get; init; } = "";

    public string Credential { get; init; } = "";

    public string State { get; init; } = "";

    /// <summary>The number of the passkey that goes.</summary>
    public string Passkey { get; init; } = "";
}
