using System.Globalization;
using FibroInfo.Text;

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

    public static IReadOnlyCollection<string> All => Rules.Keys;

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
        if (!Sections.Concat(Rules.Keys).Contains(name, StringComparer.OrdinalIgnoreCase) && Nearest.To(name, Sections) is { } meant)
        {
            throw new InvalidOperationException($"{name} is no section of the settings; did you mean {meant}?");
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
            string hint = Nearest.To(name, sisters) is { } meant ? $"did you mean {meant}?" : $"known are {string.Join(", ", sisters)}.";
            throw new InvalidOperationException($"{name} is no setting; {hint}");
        }
    }

    private static string SectionOf(string key) => key.Split(':')[0];
}
