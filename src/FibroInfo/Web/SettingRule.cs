using System.Globalization;
using System.Net;

namespace FibroInfo.Web;

/// <summary>What the value of a setting must be.</summary>
/// <param name="MustBe">In words, after "it must be".</param>
internal sealed record SettingRule(string MustBe, Func<string, bool> Fits)
{
    public static readonly SettingRule Anything = new("anything", _ => true);

    public static readonly SettingRule OneLine = new("one line of text", value => !value.Any(char.IsControl));

    public static readonly SettingRule Count =
        new("a whole number, 0 or more", value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    public static readonly SettingRule Host = new("a host name", IsHost);

    public static readonly SettingRule Hosts =
        new("host names such as www.example.org, separated by semicolons, without port or wildcard", value => SettingKeys.Listed(value).All(IsHost));

    public static readonly SettingRule Port = new(
        "a port, 1 to 65535", value => ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) && port > 0);

    public static readonly SettingRule Proxies = new(
        "IP addresses, or networks such as 10.0.0.0/8 with zeros behind the prefix, separated by semicolons or commas",
        value => KnownProxies.Listed(value).All(text => KnownProxies.TryParse(text, out _)));

    public static readonly SettingRule ListeningAddresses =
        new("addresses such as http://localhost:5080, separated by semicolons", value => SettingKeys.Listed(value).All(IsListeningAddress));

    public static readonly SettingRule Origin = new(
        "an address such as https://example.org, without a path",
        value => TryWeb(value, out Uri uri) && uri.UserInfo == "" && uri.PathAndQuery == "/" && uri.Fragment == "");

    public static readonly SettingRule RegistryAddress = new(
        "an address such as https://api.crossref.org, with nothing behind its path",
        value => TryWeb(value, out Uri uri)
            && uri.UserInfo == "" && uri.Query == "" && uri.Fragment == "" && !value.Contains('?', StringComparison.Ordinal));

    // The secret of the site goes there.
    public static readonly SettingRule TokenEndpoint = new(
        "an https address such as https://login.microsoftonline.com/TENANT/oauth2/v2.0/token",
        value => TryWeb(value, out Uri uri) && uri.UserInfo == "" && uri.Fragment == "" && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback));

    public static readonly SettingRule EmailAddress =
        new("an e-mail address; before the @, letters of ASCII", value => MailSettings.TryParseFrom(value, out _));

    public static SettingRule OneOf(string mustBe, params string[] values) =>
        new(mustBe, value => values.Contains(value, StringComparer.OrdinalIgnoreCase));

    private static bool IsHost(string value) => Uri.CheckHostName(value) != UriHostNameType.Unknown;

    private static bool TryWeb(string value, out Uri uri) =>
        Uri.TryCreate(value, UriKind.Absolute, out uri!) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static bool IsListeningAddress(string value)
    {
        try
        {
            BindingAddress address = BindingAddress.Parse(value);
            return address.Scheme.ToLowerInvariant() is "http" or "https" && address.Host != "" && address.PathBase == ""
                && address.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
