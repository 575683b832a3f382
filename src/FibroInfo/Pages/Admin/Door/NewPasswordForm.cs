using FibroInfo.Accounts;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Door;

/// <summary>Where somebody sets a password and joins an authenticator app to it.</summary>
/// <param name="Authenticator">The same while the form is mended: its square code was read already.</param>
/// <param name="Code">Drawn.</param>
/// <param name="Spelled">The same secret, to be typed.</param>
public sealed record NewPasswordForm(NewAuthenticator Authenticator, SafeHtml Code, string Spelled)
{
    /// <summary>The key of what is to be mended, by field.</summary>
    public string? PasswordFault { get; init; }

    public bool IsCodeWrong { get; init; }
}
