using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;
using MailKit.Security;
using MimeKit;

namespace FibroInfo.Web;

/// <summary>How e-mail leaves the site. No record: its text would show the secrets.</summary>
public sealed class MailSettings
{
    private const int RelayPort = 25;
    private const int SubmissionPort = 587;
    private const int ImplicitTlsPort = 465;

    /// <summary>The mail server; null to write e-mails into a folder.</summary>
    public string? Host { get; private init; }

    public int Port { get; private init; }

    /// <summary>One of three: from the first byte, by STARTTLS or not at all; never "if the server can".</summary>
    public SecureSocketOptions Security { get; private init; }

    /// <summary>Null where the server asks for no login.</summary>
    public string? User { get; private init; }

    public string? Password { get; private init; }

    /// <summary>Null where the login is a password, or none.</summary>
    public MailOAuthSettings? OAuth { get; private init; }

    public required MailAddress From { get; init; }

    /// <summary>The settings whose files every user of this machine can read.</summary>
    public IReadOnlyList<string> ReadableByAnyone { get; private init; } = [];

    /// <exception cref="InvalidOperationException">Settings that make no sense together, or a file that cannot be read; one sentence.</exception>
    internal static MailSettings Read(IConfiguration configuration, Uri baseUrl)
    {
        MailSettingsRules.Check(configuration);
        string? Value(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();
        string? host = Value("Mail:Host");
        int? port = Value("Mail:Port") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : null;
        SecureSocketOptions security = ReadSecurity(Value("Mail:Security"), host, port);
        string? Secret(string key) => Value(key) is { } path ? SecretFile.Read(key, path) : null;
        if (!TryParseFrom(Value("Mail:From") ?? $"no-reply@{MailHostOf(baseUrl)}", out MailAddress? from))
        {
            throw new InvalidOperationException($"Mail:From is missing: '{baseUrl.IdnHost}' is no domain for an e-mail address.");
        }

        return new MailSettings
        {
            Host = host,
            Port = port ?? DefaultPort(security),
            Security = security,
            User = Value("Mail:User"),
            Password = Value("Mail:Password") is null ? Secret("Mail:PasswordFile") : configuration["Mail:Password"],
            OAuth = Value("Mail:OAuth:TokenEndpoint") is { } endpoint
                ? new MailOAuthSettings(
                    new Uri(endpoint), Value("Mail:OAuth:ClientId")!, Secret("Mail:OAuth:ClientSecretFile")!, Value("Mail:OAuth:Scope")!)
                : null,
            From = from,
            ReadableByAnyone = [.. new[] { "Mail:PasswordFile", "Mail:OAuth:ClientSecretFile" }
                .Where(key => Value(key) is { } path && SecretFile.IsReadableByAnyone(path))],
        };
    }

    /// <summary>An address that every mail server takes: in ASCII, a domain such as blåbær.no as xn--blbr-roah.no.</summary>
    internal static bool TryParseFrom(string value, [NotNullWhen(true)] out MailAddress? from)
    {
        var options = new ParserOptions { AllowAddressesWithoutDomain = false, AddressParserComplianceMode = RfcComplianceMode.Strict };
        from = null;
        return !value.Any(char.IsControl) && MailboxAddress.TryParse(options, value, out MailboxAddress? parsed) && parsed.Route.Count == 0
            && Ascii.IsValid(parsed.GetAddress(idnEncode: true)) && MailAddress.TryCreate(parsed.GetAddress(idnEncode: true), parsed.Name, out from);
    }

    /// <summary>How the connection is encrypted when the operator does not say it.</summary>
    internal static SecureSocketOptions ReadSecurity(string? given, string? host, int? port) => given?.ToLowerInvariant() switch
    {
        "starttls" => SecureSocketOptions.StartTls,
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ when port == ImplicitTlsPort => SecureSocketOptions.SslOnConnect,
        // No certificate is made out to "localhost", and nobody listens there.
        _ when host is not null && MailSettingsRules.IsThisMachine(host) => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private static int DefaultPort(SecureSocketOptions security) => security switch
    {
        SecureSocketOptions.SslOnConnect => ImplicitTlsPort,
        SecureSocketOptions.None => RelayPort,
        _ => SubmissionPort,
    };

    private static string MailHostOf(Uri site) => site.HostNameType == UriHostNameType.IPv6 ? $"[IPv6:{site.IdnHost}]" : site.IdnHost;
}

/// <summary>How the site gets its access tokens (OAuth 2.0, client credentials). No record: its text would show the secret.</summary>
public sealed class MailOAuthSettings(Uri tokenEndpoint, string clientId, string clientSecret, string scope)
{
    public Uri TokenEndpoint => tokenEndpoint;

    public string ClientId => clientId;

    public string ClientSecret => clientSecret;

    public string Scope => scope;
}

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
