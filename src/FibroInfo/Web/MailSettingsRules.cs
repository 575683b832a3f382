using System.Globalization;
using System.Net;

namespace FibroInfo.Web;

/// <summary>Which settings of <c>Mail</c> make no sense together. Each value alone was checked before.</summary>
internal static class MailSettingsRules
{
    private static readonly string[] OAuthKeys = ["Mail:OAuth:TokenEndpoint", "Mail:OAuth:ClientId", "Mail:OAuth:ClientSecretFile", "Mail:OAuth:Scope"];

    private static readonly string[] PasswordKeys = ["Mail:Password", "Mail:PasswordFile"];

    /// <exception cref="InvalidOperationException">One sentence that names the settings.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (FindConflict(key => configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null) is { } conflict)
        {
            throw new InvalidOperationException(conflict);
        }
    }

    /// <summary>Whether what is sent there stays on this machine.</summary>
    public static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static string? FindConflict(Func<string, string?> value)
    {
        bool Has(string key) => value(key) is not null;
        if (!Has("Mail:Host"))
        {
            string[] serverKeys = ["Mail:Port", "Mail:Security", "Mail:User", .. PasswordKeys, .. OAuthKeys];
            return Array.Find(serverKeys, Has) is { } lonely
                ? $"{lonely} is set and Mail:Host is not: set Mail:Host to the name of the mail server, or remove {lonely}."
                : null;
        }

        return FindLoginConflict(Has) ?? FindSecurityConflict(value);
    }

    private static string? FindLoginConflict(Func<string, bool> has)
    {
        string[] passwords = [.. PasswordKeys.Where(has)];
        string[] oauth = [.. OAuthKeys.Where(has)];
        if (oauth.Length > 0 && passwords.Length > 0)
        {
            return $"{passwords[0]} and {oauth[0]} are both set: sign in to the mail server either with a password or with OAuth.";
        }

        if (passwords.Length > 1)
        {
            return "Mail:Password and Mail:PasswordFile are both set: keep one of them.";
        }

        if (oauth.Length > 0 && OAuthKeys.Except(oauth).FirstOrDefault() is { } missing)
        {
            return $"{missing} is missing: OAuth needs {string.Join(", ", OAuthKeys)}.";
        }

        return (has("Mail:User"), passwords.Length + oauth.Length) switch
        {
            (false, > 0) => $"Mail:User is missing: {passwords.Concat(oauth).First()} is set, and a login needs a user.",
            (true, 0) => "Mail:User is set without a way to sign in: set Mail:PasswordFile, Mail:Password or Mail:OAuth too, or remove Mail:User.",
            _ => null,
        };
    }

    private static string? FindSecurityConflict(Func<string, string?> value)
    {
        string host = value("Mail:Host")!;
        string? security = value("Mail:Security")?.ToLowerInvariant();
        int? port = value("Mail:Port") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : null;
        return (security, port) switch
        {
            ("tls", 25 or 587) => $"Mail:Security is Tls and Mail:Port is {port}: there a connection begins unencrypted. Set StartTls, or port 465.",
            ("starttls", 465) => "Mail:Security is StartTls and Mail:Port is 465: there a connection is encrypted from the start. Set Tls, or port 587.",
            ("none", 465) => "Mail:Security is None and Mail:Port is 465: there a connection is encrypted from the start. Set Tls, or another port.",
            // A name without a dot is a machine beside this one, as containers call each other.
            ("none", _) when !IsThisMachine(host) && (host.Contains('.', StringComparison.Ordinal) || host.Contains(':', StringComparison.Ordinal)) =>
                $"Mail:Security is None and Mail:Host is '{host}', which is another machine: e-mails and passwords would be readable on the way. "
                + "Set StartTls or Tls.",
            _ => null,
        };
    }
}
