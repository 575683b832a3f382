using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

public sealed record Organisation(string Name, LocalText Statement, string? Email, string? Phone);

public sealed record SocialLink(string Name, string Url);

/// <summary>A telephone number for urgent help.</summary>
public sealed record HelpNumber(string Number, LocalText Label);

/// <summary>Ids of topics that <c>site.yaml</c> lists under a key.</summary>
/// <param name="Key">As <c>check</c> names it: <c>home: topics</c>.</param>
public sealed record TopicList(string Key, IReadOnlyList<string> Ids, FileLocation Place);

/// <summary>The picture that takes the place of the name in the header.</summary>
/// <param name="File">Its name in the content folder.</param>
public sealed record LogoSetting(string File, FileLocation Place);

/// <summary>The content of <c>site.yaml</c>: the organisation, the languages and time zone of the site, and its rules.</summary>
public sealed record SiteProfile(
    string Name, IReadOnlyList<Language> Languages, TimeZoneInfo TimeZone, string Condition, string? Start,
    LocalText Headline, LocalText Promise, Organisation Organisation,
    IReadOnlyList<SocialLink> Social, IReadOnlyList<string> VideoHosts, SitePolicy Policy)
{
    public static readonly IReadOnlyList<string> DefaultVideoHosts = ["www.youtube-nocookie.com", "player.vimeo.com"];

    /// <summary>Used when <c>site.yaml</c> is missing or invalid at the start.</summary>
    public static readonly SiteProfile Default = new(
        "FibroInfo", [Language.English], TimeZoneInfo.Utc, "", null, LocalText.Same("FibroInfo"), LocalText.Same(""),
        new Organisation("FibroInfo", LocalText.Same(""), null, null), [], DefaultVideoHosts, SitePolicy.Default);

    /// <summary>The hosts of shops: a link to one of them is an advertisement (E-13).</summary>
    public IReadOnlyList<string> ShopHosts { get; init; } = [];

    /// <summary>When to get help; null while the file has no valid text, and had none since the start.</summary>
    public UrgencyText? Urgency { get; init; }

    /// <summary>Numbers under the old key <c>help</c>: shown until the file has an urgency text, so that no site loses them.</summary>
    public IReadOnlyList<HelpNumber> OldHelp { get; init; } = [];

    /// <summary>The numbers to call for help, the most urgent first.</summary>
    public IEnumerable<HelpNumber> HelpNumbers => Urgency?.Numbers ?? OldHelp;

    /// <summary>The numbers for somebody who thinks of ending their life.</summary>
    public IEnumerable<HelpNumber> TalkNumbers => Urgency?.Talk.Select(talk => new HelpNumber(talk.Number, talk.Label)) ?? OldHelp;

    /// <summary>Null when the name is shown.</summary>
    public LogoSetting? Logo { get; init; }

    /// <summary>The order of the topics; those that are not in it come after it, in the order of their file. Null when the file says nothing.</summary>
    public TopicList? TopicOrder { get; init; }

    /// <summary>The topics that lead on the home page and among the topics; null when the file says nothing.</summary>
    public TopicList? LeadingTopics { get; init; }

    public Language DefaultLanguage => Languages[0];

    /// <summary>The date in the clinic's time zone at this instant.</summary>
    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZone).DateTime);
}

/// <summary>Reads <c>site.yaml</c>.</summary>
public static class SiteProfileFile
{
    /// <param name="urgencyProblems">
    /// Receives the problems of the urgency text. They are apart because its errors must not keep the rest of the file from readers.
    /// </param>
    public static SiteProfile? Read(string yaml, string file, ICollection<Problem> problems, ICollection<Problem> urgencyProblems)
    {
        if (YamlMapParser.Read(yaml, new FileLocation(file), IdMapFile.MaxBytes, problems) is not { } map)
        {
            return null;
        }

        SiteProfile site = SiteProfile.Default;
        string name = Name(map) ?? site.Name;
        var read = new SiteProfile(
            name,
            Languages(map),
            TimeZone(map),
            map.Text("condition") ?? "",
            map.Text("start"),
            map.Local("headline") ?? LocalText.Same(name),
            map.Local("promise") ?? LocalText.Same(""),
            map.Map("organisation") is { } organisation ? ReadOrganisation(organisation) : site.Organisation,
            [.. map.Maps("social", "name").Select(ReadSocial).OfType<SocialLink>()],
            map.Has("video-hosts") ? VideoHosts(map) : site.VideoHosts,
            map.Map("policy") is { } policy ? SitePolicy.Read(policy) : site.Policy)
        {
            ShopHosts = Hosts(map, "shop-hosts", ShopAddress.IsHost, "Write it as shop.example, without https:// and without a path."),
            Urgency = map.Map("urgency", urgencyProblems) is { } urgency ? UrgencyFile.Read(urgency) : null,
            OldHelp = ReadOldHelp(map),
            Logo = map.Text("logo") is { Length: > 0 } logo ? new LogoSetting(logo, map.PlaceOf("logo")) : null,
            TopicOrder = ReadTopics(map, "navigation"),
            LeadingTopics = ReadTopics(map, "home"),
        };
        map.RefuseOthers();
        return read;
    }

    // On one line, wherever it is shown: in titles, and in the subjects of e-mails.
    private static string? Name(YamlMap map) =>
        map.Text("name") is { } text && string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } name
            ? name : null;

    private static TopicList? ReadTopics(YamlMap map, string key)
    {
        if (map.Map(key) is not { } part)
        {
            return null;
        }

        TopicList? topics = part.Has("topics")
            ? new TopicList($"{key}: topics", [.. part.List("topics").Distinct(StringComparer.Ordinal)], part.PlaceOf("topics")) : null;
        part.RefuseOthers();
        return topics;
    }

    private static IReadOnlyList<HelpNumber> ReadOldHelp(YamlMap map)
    {
        if (map.Has("help"))
        {
            map.Report(map.PlaceOf("help").Warning("P-20", "'urgency' replaced 'help'. These numbers are shown only while there is no 'urgency'.",
                "Write 'urgency' as content/README.md shows, then delete 'help'."));
        }

        return [.. map.Maps("help", "number").Select(ReadHelp)];
    }

    private static List<Language> Languages(YamlMap map)
    {
        var languages = new List<Language>();
        foreach (string code in map.List("languages"))
        {
            if (Language.TryParse(code, out Language? language) && !languages.Contains(language))
            {
                languages.Add(language);
            }
            else if (language is not null)
            {
                map.Report(map.PlaceOf("languages").Error("file.value", $"The language '{code}' is listed twice.", "Delete one of the two."));
            }
            else
            {
                map.Report(map.PlaceOf("languages").Error("file.value", $"'{code}' isn't a language code.", "Use two or three letters: en, nb."));
            }
        }

        if (languages is [])
        {
            languages.Add(Language.English);
        }

        return languages;
    }

    private static TimeZoneInfo TimeZone(YamlMap map)
    {
        string id = map.Text("time-zone") ?? "UTC";
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone))
        {
            return zone;
        }

        map.Report(map.PlaceOf("time-zone").Error("file.value", $"'{id}' isn't a time zone.", "Write it as Europe/Oslo."));
        return TimeZoneInfo.Utc;
    }

    private static Organisation ReadOrganisation(YamlMap map)
    {
        var organisation = new Organisation(map.Required("name"), map.Local("statement") ?? LocalText.Same(""), map.Text("email"), map.Text("phone"));
        map.RefuseOthers();
        return organisation;
    }

    private static SocialLink? ReadSocial(YamlMap map)
    {
        string name = map.Required("name");
        map.Required("url");
        string? url = WebAddress.Read(map, "url");
        map.RefuseOthers();
        return url is null ? null : new SocialLink(name, url);
    }

    private static HelpNumber ReadHelp(YamlMap map)
    {
        var number = new HelpNumber(map.Required("number"), map.Local("label") ?? LocalText.Same(""));
        map.RefuseOthers();
        return number;
    }

    // These go into the Content-Security-Policy header, so each must be a host name and nothing else.
    private static IReadOnlyList<string> VideoHosts(YamlMap map) =>
        Hosts(map, "video-hosts", host => Uri.CheckHostName(host) == UriHostNameType.Dns, "Write it as player.vimeo.com, without https://.");

    private static IReadOnlyList<string> Hosts(YamlMap map, string key, Func<string, bool> isHost, string fix)
    {
        ILookup<bool, string> hosts = map.List(key).ToLookup(isHost);
        foreach (string host in hosts[false])
        {
            map.Report(map.PlaceOf(key).Error("file.value", $"'{host}' isn't a host name.", fix));
        }

        return [.. hosts[true]];
    }
}

internal static class WebAddress
{
    /// <summary>An https or http address. Any other, such as <c>javascript:</c>, becomes a problem and not a link.</summary>
    public static string? Read(YamlMap map, string key)
    {
        string? address = map.Text(key);
        if (address is null || (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http"))
        {
            return address;
        }

        map.Report(map.PlaceOf(key).Error("file.value", $"'{key}' is not a web address.", "Write it in full, with https:// in front."));
        return null;
    }
}
