using System.Globalization;
using System.Net;
using System.Net.Mail;
using FibroInfo.Text;

namespace FibroInfo.Web;

/// <summary>Every setting the site knows, and what its value must be.</summary>
public static class SettingKeys
{
    private static readonly Rule Anything = new("anything", _ => true);
    private static readonly Rule Count = new("a whole number, 0 or more", value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _));
    private static readonly Rule RegistryAddress = new("an address such as https://api.crossref.org, with nothing behind its path", IsBase);

    private static readonly Dictionary<string, Rule> Rules = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Urls"] = new("addresses such as http://localhost:5080, separated by semicolons", value => Listed(value).All(IsListeningAddress)),
        ["AllowedHosts"] = new("host names such as www.example.org, separated by semicolons, without port or wildcard", value => Listed(value).All(IsHost)),
        ["Site:BaseUrl"] = new("an address such as https://example.org, without a path", IsOrigin),
        ["Paths:Content"] = Anything,
        ["Paths:Data"] = Anything,
        ["Store:Provider"] = new("Sqlite; there is no other yet", value => value.Equals("sqlite", StringComparison.OrdinalIgnoreCase)),
        ["Store:ConnectionString"] = Anything,
        ["Proxies:Known"] = new(
            "IP addresses, or networks such as 10.0.0.0/8 with zeros behind the prefix, separated by semicolons or commas",
            value => KnownProxies.Listed(value).All(text => KnownProxies.TryParse(text, out _))),
        ["Mail:Host"] = new("a host name", IsHost),
        ["Mail:Port"] = new("a port, 1 to 65535, and not 465: encryption begins by STARTTLS, mostly on port 587", IsMailPort),
        ["Mail:User"] = Anything,
        ["Mail:Password"] = Anything,
        ["Mail:From"] = new("an e-mail address", value => !value.Any(char.IsControl) && MailAddress.TryCreate(value, out _)),
        ["Registries:Crossref"] = RegistryAddress,
        ["Registries:PubMed"] = RegistryAddress,
        ["Limits:PostsPerNetworkPerMinute"] = Count,
        ["Limits:NewReadersPerNetworkPerDay"] = Count,
        ["Limits:CommentsPerReaderPerHour"] = Count,
        ["Limits:SecondsBetweenComments"] = Count,
        ["Limits:WaitingComments"] = Count,
        ["Limits:SecondsPerForm"] = Count,
        ["Limits:Connections"] = Count,
        ["Limits:ConnectionsPerNetwork"] = Count,
    };

    public static IReadOnlyCollection<string> All => Rules.Keys;

    private static IEnumerable<string> Sections => Rules.Keys.Where(key => key.Contains(':', StringComparison.Ordinal)).Select(SectionOf).Distinct();

    /// <exception cref="InvalidOperationException">A key nobody knows, or a value that cannot be; one sentence that names the key.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (IConfigurationSection section in configuration.GetChildren().Where(section => section.GetChildren().Any()))
        {
            CheckSectionName(section.Key);
        }

        foreach (IConfigurationSection setting in Sections.SelectMany(section => configuration.GetSection(section).GetChildren()))
        {
            CheckName(setting);
        }

        foreach ((string key, Rule rule) in Rules)
        {
            foreach (string value in Values(configuration, key).Where(value => !rule.Fits(value)))
            {
                throw new InvalidOperationException($"{key} is '{value}'; it must be {rule.MustBe}.");
            }
        }
    }

    /// <summary>A setting's values: one string with semicolons, or a JSON array. An empty string is a setting not made.</summary>
    internal static IEnumerable<string> Values(IConfiguration configuration, string key) =>
        configuration.GetSection(key).GetChildren().Select(item => item.Value).Prepend(configuration[key])
            .OfType<string>().Where(value => !string.IsNullOrWhiteSpace(value));

    internal static string[] Listed(string value) => value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // 'Path:Content' would be silently nothing. A section that resembles none of ours belongs to the framework or to the machine.
    private static void CheckSectionName(string name)
    {
        if (!Sections.Concat(Rules.Keys).Contains(name, StringComparer.OrdinalIgnoreCase) && Nearest.To(name, Sections) is { } meant)
        {
            throw new InvalidOperationException($"{name} is no section of the settings; did you mean {meant}?");
        }
    }

    private static void CheckName(IConfigurationSection setting)
    {
        string? below = setting.GetChildren().Select(child => child.Key).FirstOrDefault(key => !int.TryParse(key, CultureInfo.InvariantCulture, out _));
        string name = below is null ? setting.Path : $"{setting.Path}:{below}";
        if (!Rules.ContainsKey(name))
        {
            string[] sisters = [.. Rules.Keys.Where(key => SectionOf(key).Equals(SectionOf(name), StringComparison.OrdinalIgnoreCase))];
            string hint = Nearest.To(name, sisters) is { } meant ? $"did you mean {meant}?" : $"known are {string.Join(", ", sisters)}.";
            throw new InvalidOperationException($"{name} is no setting; {hint}");
        }
    }

    private static string SectionOf(string key) => key.Split(':')[0];

    private static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    private static bool IsOrigin(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && IsWeb(uri) && uri.UserInfo == "" && uri.PathAndQuery == "/" && uri.Fragment == "";

    private static bool IsBase(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && IsWeb(uri)
        && uri.UserInfo == "" && uri.Query == "" && uri.Fragment == "" && !value.Contains('?', StringComparison.Ordinal);

    // On 465 the server waits for encryption before its first word, which SmtpClient cannot begin with: both would wait.
    private static bool IsMailPort(string value) =>
        ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) && port is > 0 and not 465;

    private static bool IsHost(string value) => Uri.CheckHostName(value) != UriHostNameType.Unknown;

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

    private sealed record Rule(string MustBe, Func<string, bool> Fits);
}
