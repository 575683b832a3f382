using FibroInfo.Pages.Shared;
using FibroInfo.Staff;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Door;

/// <summary>The way in for the staff.</summary>
public sealed class SignInModel(PasswordSignIn door, NetworkBudget budget) : PageModel
{
    public string Return { get; private set; } = StaffReturn.Home;

    /// <summary>What was typed, to be mended.</summary>
    public string Email { get; private set; } = "";

    public bool IsRefused { get; private set; }

    /// <summary>False over plain http: nobody types a password into that.</summary>
    public bool IsPrivate => StaffCookie.IsPrivate(Request);

    public void OnGet([FromQuery(Name = "return")] string? back) => Return = StaffReturn.Safe(back);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsPrivate)
        {
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        if (!budget.TryTakePost(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        PostForm post = await HttpContext.ReadPostAsync();
        (Return, Email) = (StaffReturn.Safe(post["return"]), post["email"]);
        return await door.TryAsync(post["email"], post["password"], post["code"], cancel) switch
        {
            SignInOutcome.Welcome welcome => Enter(welcome),
            SignInOutcome.Refused => Refuse(),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    private SeeOther Enter(SignInOutcome.Welcome welcome)
    {
        StaffCookie.Give(HttpContext, welcome.Ticket);
        return new SeeOther(Return);
    }

    private PageResult Refuse()
    {
        IsRefused = true;
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
