using FibroInfo.Text;

namespace FibroInfo.Site;

public sealed record Organisation(string Name, LocalText Statement, string? Email, string? Phone);

public sealed record SocialLink(string Name, string Url);

/// <summary>A telephone number shown to somebody in need.</summary>
public sealed record HelpNumber(string Number, LocalText Label)
{
    /// <summary>The number as a <c>tel:</c> link takes it.</summary>
    public string Dial => Clinic.Dial(Number);
}

/// <summary>What <c>site.yaml</c> says: who we are, in which languages and time zone, and by which rules.</summary>
public sealed record SiteProfile(
    string Name, IReadOnlyList<Language> Languages, TimeZoneInfo TimeZone, string Condition, string? Start,
    LocalText Headline, LocalText Promise, Organisation Organisation,
    IReadOnlyList<SocialLink> Social, IReadOnlyList<HelpNumber> Help, IReadOnlyList<string> VideoHosts, Policy Policy)
{
    public static readonly IReadOnlyList<string> DefaultVideoHosts = ["www.youtube-nocookie.com", "player.vimeo.com"];

    /// <summary>What stands in for a <c>site.yaml</c> that is missing or broken at the start.</summary>
    public static readonly SiteProfile Default = new(
        "FibroInfo", [Language.English], TimeZoneInfo.Utc, "", null, LocalText.Same("FibroInfo"), LocalText.Same(""),
        new Organisation("FibroInfo", LocalText.Same(""), null, null), [], [], DefaultVideoHosts, Policy.Default);

    public Language DefaultLanguage => Languages[0];

    /// <summary>The date on the clinic's wall at this instant.</summary>
    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZone).DateTime);
}
