using System.Globalization;
using System.Net;
using FibroInfo.Text;
using Microsoft.Extensions.Configuration.CommandLine;

namespace FibroInfo.Web;

/// <summary>Every setting the site knows, and what its value must be.</summary>
public static class SettingKeys
{
    private static readonly Dictionary<string, SettingRule> Rules = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Urls"] = SettingRule.ListeningAddresses,
        ["AllowedHosts"] = SettingRule.Hosts,
        ["Site:BaseUrl"] = SettingRule.Origin,
        ["Paths:Content"] = SettingRule.Anything,
        ["Paths:Data"] = SettingRule.Anything,
        ["Store:Provider"] = SettingRule.OneOf("Sqlite; there is no other yet", "Sqlite"),
        ["Store:ConnectionString"] = SettingRule.Anything,
        ["Proxies:Known"] = SettingRule.Proxies,
        ["Mail:Host"] = SettingRule.Host,
        ["Mail:Port"] = SettingRule.Port,
        ["Mail:Security"] = SettingRule.OneOf("StartTls, Tls or None", "StartTls", "Tls", "None"),
        ["Mail:User"] = SettingRule.OneLine,
        ["Mail:Password"] = SettingRule.Anything,
        ["Mail:PasswordFile"] = SettingRule.OneLine,
        ["Mail:OAuth:TokenEndpoint"] = SettingRule.TokenEndpoint,
        ["Mail:OAuth:ClientId"] = SettingRule.OneLine,
        ["Mail:OAuth:ClientSecretFile"] = SettingRule.OneLine,
        ["Mail:OAuth:Scope"] = SettingRule.OneLine,
        ["Mail:From"] = SettingRule.EmailAddress,
        ["Registries:Crossref"] = SettingRule.RegistryAddress,
        ["Registries:PubMed"] = SettingRule.RegistryAddress,
        ["Limits:PostsPerNetworkPerMinute"] = SettingRule.Count,
        ["Limits:NewReadersPerNetworkPerDay"] = SettingRule.Count,
        ["Limits:CommentsPerReaderPerHour"] = SettingRule.Count,
        ["Limits:SecondsBetweenComments"] = SettingRule.Count,
        ["Limits:WaitingComments"] = SettingRule.Count,
        ["Limits:SecondsPerForm"] = SettingRule.Count,
        ["Limits:Connections"] = SettingRule.Count,
        ["Limits:ConnectionsPerNetwork"] = SettingRule.Count,
    };

    // Sections and single keys that the framework or a library reads, wherever they are written.
    private static readonly string[] OfFramework =
    [
        HostDefaults.ApplicationKey, HostDefaults.ContentRootKey, HostDefaults.EnvironmentKey,
        .. typeof(WebHostDefaults).GetFields().Select(field => field.GetValue(null)).OfType<string>(),
        "Logging", "Serilog", "Kestrel", "HostBuilder", "HttpsRedirection", "Https_Port", "ForwardedHeaders_Enabled", "$schema",
    ];

    public static IReadOnlyCollection<string> All => Rules.Keys;

    /// <summary>Whether this may stand on the command line, before its value: the site or the framework reads it.</summary>
    public static bool IsKnown(string key) => All.Concat(OfFramework).Contains(key, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Sections => Rules.Keys.Where(key => key.Contains(':', StringComparison.Ordinal)).Select(SectionOf).Distinct();

    /// <exception cref="InvalidOperationException">A key nobody knows, or a value that cannot be; one sentence that names the key.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (IConfigurationSection section in configuration.GetChildren().Where(section => section.GetChildren().Any()))
        {
            CheckSectionName(section.Key);
        }

        foreach (string name in Sections.SelectMany(section => NamesIn(configuration.GetSection(section))))
        {
            CheckName(name);
        }

        foreach (string name in WrittenFor(configuration))
        {
            CheckIsRead(name);
        }

        foreach ((string key, SettingRule rule) in Rules)
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
        if (!Sections.Concat(Rules.Keys).Contains(name, StringComparer.OrdinalIgnoreCase) && SpellingSuggestion.FindNearest(name, Sections) is { } meant)
        {
            throw new InvalidOperationException($"{name} isn't a section of the settings; did you mean {meant}?");
        }
    }

    // In a settings file and on the command line stands what somebody wrote for this site, so nothing of it may be silently
    // nothing. The environment is full of other programs' variables.
    private static IEnumerable<string> WrittenFor(IConfiguration configuration) => configuration is not IConfigurationRoot root ? []
        : root.Providers.Where(provider => provider is FileConfigurationProvider or CommandLineConfigurationProvider)
            .SelectMany(provider => KeysOf(provider, null));

    private static IEnumerable<string> KeysOf(IConfigurationProvider provider, string? parent)
    {
        foreach (string child in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            string path = parent is null ? child : ConfigurationPath.Combine(parent, child);
            string[] below = [.. KeysOf(provider, path)];
            foreach (string key in below is [] ? [path] : below)
            {
                yield return key;
            }
        }
    }

    private static void CheckIsRead(string name)
    {
        if (!Sections.Concat(Rules.Keys).Concat(OfFramework).Contains(SectionOf(name), StringComparer.OrdinalIgnoreCase))
        {
            string hint = SpellingSuggestion.FindNearest(name, Rules.Keys) is { } meant ? $"did you mean {meant}?"
                : $"known are {string.Join(", ", Sections.Concat(Rules.Keys.Where(key => !key.Contains(':', StringComparison.Ordinal))))}.";
            throw new InvalidOperationException($"{name}isn't a setting; {hint}");
        }
    }

    // The number of an item in a JSON array is no part of the setting's name.
    private static IEnumerable<string> NamesIn(IConfigurationSection section) => section.GetChildren().SelectMany(child =>
        child.GetChildren().Any(below => !int.TryParse(below.Key, CultureInfo.InvariantCulture, out _)) ? NamesIn(child) : [child.Path]);

    private static void CheckName(string name)
    {
        if (!Rules.ContainsKey(name))
        {
            string[] sisters = [.. Rules.Keys.Where(key => SectionOf(key).Equals(SectionOf(name), StringComparison.OrdinalIgnoreCase))];
            string hint = SpellingSuggestion.FindNearest(name, sisters) is { } meant ? $"did you mean {meant}?" : $"known are {string.Join(", ", sisters)}.";
            throw new InvalidOperationException($"{name}isn't a setting; {hint}");
        }
    }

    private static string SectionOf(string key) => key.Split(':')[0];
}

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
