namespace FibroInfo.Accounts;

/// <summary>An attempt to sign in, as it was typed.</summary>
/// <param name="KnownFor">The account that has signed in with this browser before; null for a stranger's.</param>
public sealed record PasswordTry(string Email, string Password, string Code, long? KnownFor);
