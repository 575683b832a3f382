using System.Globalization;
using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.OwnAccount;

/// <summary>How somebody of the staff signs in. To change it they prove who they are, even while signed in (ASVS 7.5.1).</summary>
public sealed class IndexModel(AccountStore accounts, AccountSelfService own, Passkeys passkeys, NewPasswordFormFactory desk, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    public SignInMethods Ways { get; private set; } = null!;

    public NewPasswordForm Form { get; private set; } = null!;

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>What was typed, to be mended.</summary>
    public string Email { get; private set; } = "";

    /// <summary>What was wrong: a key.</summary>
    public string? Fault { get; private set; }

    public bool IsFixingPassword => Fault == "setup.mend";

    public bool IsFresh => SessionStore.IsProvenWithin(FreshFor, User.GetStaff().ProvenAt, clock.GetUtcNow());

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ShowAsync(cancel);
        PostForm post = await HttpContext.ReadPostAsync();
        if (post["action"] == "sign-out-others")
        {
            await own.EndOthersAsync(User.Actor(), User.Session(), cancel);
            return Saved();
        }

        if (!IsFresh)
        {
            return new SeeOtherResult(Routes.OwnAccount.Confirm);
        }

        return post["action"] switch
        {
            "email" => await ChangeEmailAsync(post, cancel),
            "passkey-add" => await AddPasskeyAsync(post, cancel),
            "passkey-remove" when TryPasskey(post, out long id) => Tell(await own.RemovePasskeyAsync(User.Actor(), id, cancel)),
            "password" => await SetPasswordAsync(post, cancel),
            "codes" => ShowCodes(await own.RenewCodesAsync(User.Actor(), cancel)),
            _ => Refuse("account.fault.action"),
        };
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Ways = await accounts.GetSignInMethodsAsync(User.Account(), cancel);
        Form = desk.CreateEmpty(Ways.Account);
    }

    private async Task<IActionResult> ChangeEmailAsync(PostForm post, CancellationToken cancel)
    {
        Email = post["email"];
        return EmailAddress.TryParse(Email, out EmailAddress email, out _)
            ? Tell(await own.ChangeEmailAsync(User.Actor(), email, cancel))
            : Refuse("account.fault.email");
    }

    private async Task<IActionResult> AddPasskeyAsync(PostForm post, CancellationToken cancel) =>
        !Invitation.TryName(post["name"], out string name) ? Refuse("account.fault.name")
            : await passkeys.ReadNewAsync(Ways.Account, post["credential"], post["state"], name, HttpContext) is { } passkey
                ? Tell(await own.AddPasskeyAsync(User.Actor(), passkey, cancel))
            : Refuse("passkey.failed");

    private static bool TryPasskey(PostForm post, out long id) =>
        long.TryParse(post["passkey"], NumberStyles.None, CultureInfo.InvariantCulture, out id);

    private async Task<IActionResult> SetPasswordAsync(PostForm post, CancellationToken cancel)
    {
        (PendingAuthenticator? confirmed, Form) = desk.Read(Ways.Account, post);
        return confirmed is null
            ? Refuse("setup.mend")
            : ShowCodes(await own.SetPasswordAsync(User.Actor(), User.Session(), post["password"], confirmed, cancel));
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
