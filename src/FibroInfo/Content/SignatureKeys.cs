using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>A reviewer's signature as the keys of an article say it. It takes all three: fewer count as none (contract §1).</summary>
/// <param name="Reviewer">An id of people.yaml.</param>
/// <param name="Reviewed">2026-11-24.</param>
/// <param name="Signed">What was signed, by <see cref="SignatureHash"/>.</param>
internal sealed record SignatureKeys(string Reviewer, string Reviewed, string Signed)
{
    private const string Ask = "Ask a colleague to review it.";

    public static IReadOnlyList<string> Names { get; } = ["reviewer", "reviewed", "signed"];

    /// <summary>Null too when an author would have reviewed their own text.</summary>
    public static SignatureKeys? Read(YamlMap map) =>
        (map.List("reviewer"), map.List("reviewed"), map.List("signed"))
            is ([{ Length: > 0 } reviewer], [{ Length: > 0 } reviewed], [{ Length: > 0 } signed])
        && !IsAuthor(map, reviewer) ? new SignatureKeys(reviewer, reviewed, signed) : null;

    /// <summary>What is wrong with the signature of an article, or that it has none; null when nothing is.</summary>
    public static Problem? FindProblem(Article article, YamlMap map, SitePolicy policy)
    {
        var top = new FileLocation(article.File);
        return article.Sign switch
        {
            SignatureStatus.Signed => null,
            SignatureStatus.ChangedSince => map.PlaceOf("signed")
                .Warning("E-11", "The text changed since it was signed.", "Ask a colleague to review it again."),
            _ when Names.FirstOrDefault(name => map.List(name) is [_, ..]) is { } there => FindVoid(map, there),
            _ when article.Status != ArticleStatus.Published => null,
            _ when policy.SignOffRequired => top.Warning("E-11", "No reviewer has signed this article.", Ask),
            _ => top.Advice("E-11", "No reviewer has signed this article.", Ask),
        };
    }

    // The keys say something that counts as nothing.
    private static Problem FindVoid(YamlMap map, string there) =>
        map.List("reviewer") is [var reviewer] && IsAuthor(map, reviewer)
            ? map.PlaceOf("reviewer").Warning("P-2", $"'{reviewer}' wrote this article and cannot review it.", Ask)
            : map.PlaceOf(there).Warning("E-11", $"'{there}' counts only together with the other keys of a signature: {string.Join(", ", Names)}.",
                "Ask a colleague to review it, or delete the key.");

    private static bool IsAuthor(YamlMap map, string reviewer) => map.List("authors").Contains(reviewer, StringComparer.Ordinal);
}
