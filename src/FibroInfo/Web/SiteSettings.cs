using System.Net;

namespace FibroInfo.Web;

/// <summary>What the operator decided, read and checked once: whoever holds it need not ask whether it is right.</summary>
public sealed record SiteSettings
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The folder that holds <c>content/</c> and <c>wwwroot/</c>: the repository, or where the site was published to.</summary>
    public required string Root { get; init; }

    public required string Content { get; init; }

    public required string Data { get; init; }

    public required string WebRoot { get; init; }

    /// <summary>What the operator set instead of a file in <see cref="Data"/>; else null.</summary>
    public string? StoreConnection { get; init; }

    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>Scheme, host and port under which readers know the site; every absolute link starts with it.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The host names that are answered, as a <c>Host</c> header spells them, without port.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The networks of proxies in front; one address is a network of one.</summary>
    public required IReadOnlyList<IPNetwork> KnownProxies { get; init; }

    public required SiteLimits Limits { get; init; }

    public required MailSettings Mail { get; init; }

    /// <summary>Where references are looked up; null for each that the operator did not set.</summary>
    public Uri? Crossref { get; init; }

    public Uri? PubMed { get; init; }

    /// <param name="configuration">Files, environment and command line.</param>
    /// <param name="searchStart">The folder from which <see cref="Root"/> is sought upwards: <see cref="AppContext.BaseDirectory"/>.</param>
    /// <param name="workingDirectory">Where the operator stands; by default the process's.</param>
    /// <param name="mayMissContent">For what brings the content folder back, or waits for it.</param>
    /// <exception cref="InvalidOperationException">A setting is wrong; one sentence that names it.</exception>
    public static SiteSettings Read(IConfiguration configuration, string searchStart, string? workingDirectory = null, bool mayMissContent = false)
    {
        SettingKeys.Check(configuration);
        var folders = new SiteFolders(
            searchStart, workingDirectory ?? Environment.CurrentDirectory,
            configuration["Paths:Content"], configuration["Paths:Data"], mayMissContent);
        string[] urls = [.. SettingKeys.Values(configuration, "Urls").SelectMany(SettingKeys.Listed)];
        urls = urls is [] ? [DefaultUrl] : urls;
        Uri baseUrl = ReadBaseUrl(configuration["Site:BaseUrl"], urls);
        return new SiteSettings
        {
            Root = folders.Root,
            Content = folders.Content,
            Data = folders.Data,
            WebRoot = folders.WebRoot,
            StoreConnection = ReadStoreConnection(configuration["Store:ConnectionString"]),
            Urls = urls,
            BaseUrl = baseUrl,
            Hosts = [HostOf(baseUrl), .. SettingKeys.Values(configuration, "AllowedHosts").SelectMany(SettingKeys.Listed).Select(Bracketed)],
            KnownProxies = FibroInfo.Web.KnownProxies.Read(configuration),
            Limits = SiteLimits.Read(configuration),
            Mail = MailSettings.Read(configuration, baseUrl),
            Crossref = Address("Registries:Crossref"),
            PubMed = Address("Registries:PubMed"),
        };

        Uri? Address(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : new Uri(configuration[key]!);
    }

    private static string? ReadStoreConnection(string? given) =>
        string.IsNullOrWhiteSpace(given) ? null
        : FibroInfo.Data.DatabaseConnectionString.FindFault(given) is { } fault ? throw new InvalidOperationException($"Store:ConnectionString {fault}")
        : given;

    private static Uri ReadBaseUrl(string? given, string[] urls)
    {
        if (!string.IsNullOrWhiteSpace(given))
        {
            return new Uri(given);
        }

        if (urls.FirstOrDefault(url => IsWildcard(BindingAddress.Parse(url))) is { } everywhere)
        {
            throw new InvalidOperationException(
                $"Site:BaseUrl is missing; it must say the site's public address, because Urls listens everywhere ({everywhere}).");
        }

        return new Uri(urls[0]);
    }

    // Kestrel takes any host that is neither an IP address nor 'localhost' for "everywhere", so a name in Urls is still the site's name.
    private static bool IsWildcard(BindingAddress address) =>
        address.IsUnixPipe || address.IsNamedPipe || address.Host is "*" or "+" or "0.0.0.0" or "[::]";

    private static string HostOf(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;

    private static string Bracketed(string host) => Uri.CheckHostName(host) == UriHostNameType.IPv6 && host[0] != '[' ? $"[{host}]" : host;
}

/// <summary>The public address of the site, for links that must be whole: canonical, mail, print.</summary>
public sealed class SiteAddress(Uri baseUrl)
{
    /// <param name="path">Of this site, beginning with a slash.</param>
    public string Absolute(string path) => new Uri(baseUrl, path).AbsoluteUri;
}
