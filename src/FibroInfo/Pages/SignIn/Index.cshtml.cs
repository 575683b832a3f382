using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.SignIn;

/// <summary>The way in for the staff.</summary>
public sealed class SignInModel(PasswordSignIn passwords, PasskeySignIn passkeys, KnownBrowserCookie known, NetworkRateLimiter budget) : PageModel
{
    public string Return { get; private set; } = StaffReturnUrl.Home;

    /// <summary>What was typed, to be mended.</summary>
    public string Email { get; private set; } = "";

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

        PostForm post = await HttpContext.ReadPostAsync();
        bool isPasskey = post["credential"] != "";
        // Nobody guesses a passkey, so it is a post like others.
        if (!(isPasskey ? budget.TryTakePost(HttpContext) : budget.TryTakeSignIn(HttpContext)))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        (Return, Email) = (StaffReturnUrl.Sanitize(post["return"]), post["email"]);
        return await (isPasskey
            ? passkeys.TryAsync(post["credential"], post["state"], HttpContext, cancel)
            : passwords.TryAsync(new PasswordAttempt(post["email"], post["password"], post["code"], known.Find(HttpContext)), cancel)) switch
        {
            SignInOutcome.Succeeded welcome => Enter(welcome),
            SignInOutcome.Refused => Refuse(isPasskey ? "passkey.failed" : "sign-in.refused-means"),
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
