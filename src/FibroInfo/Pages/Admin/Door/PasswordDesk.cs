using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Accounts;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Door;

/// <summary>Makes and reads the form of a new password, wherever it stands.</summary>
public sealed class PasswordDesk(Library library, Words words, Seal seal, TimeProvider clock)
{
    public NewPasswordForm Blank(Account account) => Show(account, NewAuthenticator.Make(seal));

    /// <returns>The authenticator with its first code, or the form to be mended.</returns>
    public (NewAuthenticator? Confirmed, NewPasswordForm Form) Read(Account account, PostForm post)
    {
        NewAuthenticator sent = NewAuthenticator.Of(seal, post["authenticator"]);
        PasswordRefusal? refusal = PasswordRules.Refuse(post["password"], [account.Name, account.Email, library.Site.Name, library.Site.Organisation.Name]);
        NewAuthenticator? confirmed = sent.Confirm(seal, post["code"], clock.GetUtcNow());
        NewPasswordForm form = Show(account, sent) with
        {
            PasswordFault = refusal is null ? null : $"password.fault.{refusal}",
            IsCodeWrong = confirmed is null,
        };
        return (refusal is null ? confirmed : null, form);
    }

    private NewPasswordForm Show(Account account, NewAuthenticator authenticator) => new(
        authenticator, QrCode.Draw(authenticator.Address(seal, library.Site.Name, account.Email), words["setup.qr"]), authenticator.Spelled(seal));
}
