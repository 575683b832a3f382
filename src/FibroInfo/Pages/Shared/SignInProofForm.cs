namespace FibroInfo.Pages.Shared;

/// <summary>A passkey, or a password and a code. No record: its text would show the password.</summary>
public class SignInProofForm
{
    public string Credential { get; init; } = "";

    public string State { get; init; } = "";

    public string Password { get; init; } = "";

    public string Code { get; init; } = "";

    public bool IsPasskey => Credential != "";
}
