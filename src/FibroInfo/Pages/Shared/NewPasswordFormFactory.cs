using FibroInfo.Accounts;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Text;
using QRCoder;

namespace FibroInfo.Pages.Shared;

/// <summary>Makes and reads the form of a new password, wherever it stands.</summary>
public sealed class NewPasswordFormFactory(PublishedContent library, UiText words, FieldProtector protector, TimeProvider clock)
{
    public NewPasswordForm CreateEmpty(Account account) => Show(account, PendingAuthenticator.Create(protector));

    /// <returns>The authenticator with its first code, or the form to be mended.</returns>
    public (PendingAuthenticator? Confirmed, NewPasswordForm Form) Read(Account account, NewPasswordInput typed)
    {
        PendingAuthenticator sent = PendingAuthenticator.FromProtected(protector, typed.Authenticator);
        PasswordRefusal? refusal = PasswordRules.Validate(typed.Password, [account.Name, account.Email, library.Site.Name, library.Site.Organisation.Name]);
        PendingAuthenticator? confirmed = sent.Confirm(protector, typed.Code, clock.GetUtcNow());
        NewPasswordForm form = Show(account, sent) with
        {
            PasswordFault = refusal is null ? null : $"password.fault.{refusal}",
            IsCodeWrong = confirmed is null,
        };
        return (refusal is null ? confirmed : null, form);
    }

    private NewPasswordForm Show(Account account, PendingAuthenticator authenticator) => new(
        authenticator, QrCode.Draw(authenticator.ProvisioningUri(protector, library.Site.Name, account.Email), words["setup.qr"]),
        authenticator.FormatKey(protector));
}

/// <summary>What is typed there. No record: its text would show the password.</summary>
public class NewPasswordInput
{
    public string Password { get; init; } = "";

    /// <summary>The secret that the page showed, in a form that only this site can read.</summary>
    public string Authenticator { get; init; } = "";

    public string Code { get; init; } = "";
}

/// <summary>Where somebody sets a password and joins an authenticator app to it.</summary>
/// <param name="Authenticator">The same while the form is mended: its square code was read already.</param>
/// <param name="Code">Drawn.</param>
/// <param name="Spelled">The same secret, to be typed.</param>
public sealed record NewPasswordForm(PendingAuthenticator Authenticator, SafeHtml Code, string Spelled)
{
    /// <summary>The key of what is to be mended, by field.</summary>
    public string? PasswordFault { get; init; }

    public bool IsCodeWrong { get; init; }
}

/// <summary>A square code, drawn here: the secret in it goes to nobody else.</summary>
internal static class QrCode
{
    /// <param name="text">What a camera reads.</param>
    /// <param name="name">What it is, for who cannot see it.</param>
    public static SafeHtml Draw(string text, string name)
    {
        using var generator = new QRCodeGenerator();
        using QRCodeData code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        int size = code.ModuleMatrix.Count;
        IEnumerable<SafeHtml> rows = code.ModuleMatrix.Select((row, y) =>
            SafeHtml.From($"{string.Concat(Enumerable.Range(0, size).Where(x => row[x]).Select(x => $"M{x} {y}h1v1h-1z"))}"));
        return SafeHtml.From(
            $"""<svg viewBox="0 0 {size} {size}" role="img" aria-label="{name}" shape-rendering="crispEdges">"""
            + $"""<path d="{SafeHtml.Concat(rows)}"/></svg>""");
    }
}
