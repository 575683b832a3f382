using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>What an article must have before it may be public (contract §1, P-2, P-10, E-11).</summary>
internal static class PublishRules
{
    private static readonly (string Key, string Rule)[] Needed =
    [
        ("publish", "P-3"), ("authors", "P-2"), ("reviewer", "P-2"), ("reviewed", "P-3"), ("key-points", "P-1"), ("interests", "P-10"),
    ];

    public static void Apply(YamlMap map)
    {
        foreach ((string key, string rule) in Needed)
        {
            if (map.List(key).All(string.IsNullOrEmpty))
            {
                map.Report(map.PlaceOf(key).Error(rule, $"A published article needs '{key}'.", $"Add a line '{key}: …', or set 'status: draft'."));
            }
        }

        if (map.Text("reviewer") is { } reviewer && map.List("authors").Contains(reviewer, StringComparer.Ordinal))
        {
            map.Report(map.PlaceOf("reviewer").Error("P-2", $"'{reviewer}' wrote this article and cannot review it.", "Name another reviewer."));
        }

    }

    /// <summary>What keeps an unsigned article off the air where the policy wants it signed; null when nothing does.</summary>
    /// <param name="hasErrors">The seal is given only to a text that needs nothing else: a mended text has another.</param>
    public static Problem? Unsigned(Article article, FrontMatter matter, Policy policy, bool hasErrors)
    {
        if (!policy.SignOffRequired || article.Status != ArticleStatus.Published || article.Sign != SignState.None)
        {
            return null;
        }

        return matter.Map.Place.Error("E-11", "This article is not signed.", hasErrors
            ? "Mend its other errors first; then `check` prints the line that the reviewer signs it by."
            : $"The reviewer reads it as it stands, and adds the line '{Signature.Line(article, matter.Body)}'.");
    }
}
