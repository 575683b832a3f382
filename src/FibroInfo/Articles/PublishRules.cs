using FibroInfo.Site;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Articles;

/// <summary>What an article must have before it may be public (contract §1, P-2, P-10, E-11).</summary>
internal static class PublishRules
{
    private static readonly (string Key, string Rule)[] Needed =
    [
        ("publish", "P-3"), ("authors", "P-2"), ("reviewer", "P-2"), ("reviewed", "P-3"), ("key-points", "P-1"), ("interests", "P-10"),
    ];

    public static void Apply(YamlMap map, Policy policy)
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

        if (policy.SignOffRequired && map.Text("signed") is null)
        {
            map.Report(map.Place.Error("E-11", "This article is not signed.", "The reviewer signs it by the line 'signed: …' that `check` prints."));
        }
    }
}
