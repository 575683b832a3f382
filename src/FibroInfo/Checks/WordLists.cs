using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>The words that the rules look for, by language.</summary>
internal static class WordLists
{
    private static readonly Dictionary<string, string[]> PromisesByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = ["breakthrough", "proven", "cure", "cures", "miracle", "always", "detox", "boost", "boosts", "suffers from", "suffer from", "suffering from"],
        ["nb"] = ["gjennombrudd", "bevist", "kurere", "kurerer", "mirakel", "alltid", "detox", "lider av"],
    };

    private static readonly Dictionary<string, string[]> CertaintiesByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = ["shows", "show", "causes", "proves", "prove", "confirms"],
        ["nb"] = ["viser", "forårsaker", "beviser", "bekrefter"],
    };

    /// <summary>Short forms that need no explaining to a patient.</summary>
    public static readonly IReadOnlySet<string> KnownShortForms = new HashSet<string>(StringComparer.Ordinal)
    {
        "TV", "UK", "US", "USA", "EU", "PDF", "GP", "OK", "DNA", "WHO", "AA", "IP", "SOS",
    };

    public static IReadOnlyList<string> Promises(Language language) => PromisesByLanguage.GetValueOrDefault(language.Code, []);

    public static IReadOnlyList<string> Certainties(Language language) => CertaintiesByLanguage.GetValueOrDefault(language.Code, []);
}
