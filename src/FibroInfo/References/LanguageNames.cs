using System.Collections.Frozen;

namespace FibroInfo.References;

/// <summary>The languages that articles are written in, by English name and by the codes that programs and PubMed use for them.</summary>
internal static class LanguageNames
{
    private static readonly FrozenDictionary<string, string> ByCode = new[]
    {
        "English en eng", "Norwegian no nor nb nob nn nno", "Swedish sv swe", "Danish da dan", "Finnish fi fin", "Icelandic is ice isl", "German de ger deu",
        "French fr fre fra", "Dutch nl dut nld", "Spanish es spa", "Portuguese pt por", "Italian it ita", "Catalan ca cat", "Romanian ro rum ron",
        "Polish pl pol", "Czech cs cze ces", "Slovak sk slo slk", "Slovenian sl slv", "Croatian hr hrv", "Serbian sr srp", "Bosnian bs bos", "Bulgarian bg bul",
        "Macedonian mk mac mkd", "Greek el gre ell", "Hungarian hu hun", "Estonian et est", "Latvian lv lav", "Lithuanian lt lit", "Russian ru rus",
        "Ukrainian uk ukr", "Turkish tr tur", "Hebrew he heb", "Arabic ar ara", "Persian fa per fas", "Hindi hi hin", "Chinese zh chi zho", "Japanese ja jpn",
        "Korean ko kor", "Vietnamese vi vie", "Thai th tha", "Indonesian id ind", "Malay ms may msa", "Afrikaans af afr",
    }.Select(line => line.Split(' '))
        .SelectMany(words => words, (words, word) => KeyValuePair.Create(word, words[0]))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>"nb-NO" is Norwegian; null for what is no language that we know.</summary>
    public static string? Find(string language) => ByCode.GetValueOrDefault(language.Trim().Split('-', '_', ' ')[0]);

    /// <summary>What NLM prints at the end: "Norwegian"; nothing for English, for several with English, and for what is unknown.</summary>
    public static string? Printed(string? language)
    {
        string[] names = [.. (language ?? "").Split([',', ';', '/'], StringSplitOptions.RemoveEmptyEntries).Select(Find).OfType<string>().Distinct()];
        return names.Length == 0 || names.Contains("English") ? null : string.Join(", ", names);
    }
}
