using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.SignIn;

/// <summary>The way in for the staff.</summary>
public sealed class SignInModel(PasswordSignIn passwords, PasskeySignIn passkeys, KnownBrowserCookie known, NetworkRateLimiter budget) : PageModel
{
    [BindProperty]
    [FromForm(Name = "")]
    public SignInForm Form { get; set; } = new();

    public string Return { get; private set; } = StaffReturnUrl.Home;

    /// <summary>The key of why not; null when nobody was refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>False over plain http: nobody types a password into that.</summary>
    public bool IsPrivate => SessionCookie.IsPrivate(Request);

    public void OnGet([FromQuery(Name = "return")] string? back) => Return = StaffReturnUrl.Sanitize(back);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsPrivate)
        {
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        // Nobody guesses a passkey, so it is a post like others.
        if (!(Form.IsPasskey ? budget.TryTakePost(HttpContext) : budget.TryTakeSignIn(HttpContext)))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        Return = StaffReturnUrl.Sanitize(Form.Return);
        return await (Form.IsPasskey
            ? passkeys.TryAsync(Form.Credential, Form.State, HttpContext, cancel)
            : passwords.TryAsync(new PasswordAttempt(Form.Email, Form.Password, Form.Code, known.Find(HttpContext)), cancel)) switch
        {
            SignInOutcome.Succeeded welcome => Enter(welcome),
            SignInOutcome.Refused => Refuse(Form.IsPasskey ? "passkey.failed" : "sign-in.refused-means"),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    private SeeOtherResult Enter(SignInOutcome.Succeeded welcome)
    {
        SessionCookie.Set(HttpContext, welcome.Ticket);
        known.Remember(HttpContext, welcome.Account);
        return new SeeOtherResult(Return);
    }

    private PageResult Refuse(string why)
    {
        Refusal = why;
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}

/// <summary>Who wants to sign in, with what proves it, and where they were going.</summary>
public sealed class SignInForm : SignInProofForm
{
    public string Email { get; init; } = "";

    public string Return { get; init; } = "";
}
