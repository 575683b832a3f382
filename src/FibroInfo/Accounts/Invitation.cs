using FibroInfo.Text;

namespace FibroInfo.Accounts;

/// <summary>Somebody who is to have an account.</summary>
public sealed record Invitation(string Name, EmailAddress Email, Role Roles, string? Person)
{
    public const int MostNameCodePoints = 60;

    /// <summary>A name that can be read, as it is shown in the menu and the audit.</summary>
    public static bool TryName(string? typed, out string name) =>
        TypedText.TryCompose(typed, out name)
        && TypedText.HasSomethingToSee(name)
        && TypedText.CountCodePoints(name) <= MostNameCodePoints
        && !name.Any(char.IsControl);
}
