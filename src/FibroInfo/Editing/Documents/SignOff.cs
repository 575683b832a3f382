using FibroInfo.Content;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Editing.Documents;

/// <summary>A reviewer's sign-off as the keys of a text bear it: for which words, whose, of which day.</summary>
/// <param name="Signed">The contract's hash.</param>
/// <param name="Reviewer">An id of people.yaml.</param>
/// <param name="Reviewed">2026-11-24.</param>
public sealed record SignOff(string Signed, string Reviewer, string Reviewed)
{
    /// <summary>Null when the text bears none that counts. Read as the site reads it, so that no odd spelling of a key hides one.</summary>
    public static SignOff? Parse(string? text) => Keys(text) is { } matter ? Read(matter.Map) : null;

    /// <summary>The same of keys that were read already.</summary>
    internal static SignOff? Read(YamlMap map) =>
        SignatureKeys.Read(map) is { } keys ? new SignOff(keys.Signed, keys.Reviewer, keys.Reviewed) : null;

    /// <summary>What a reviewer of this text signs; empty when its keys cannot be read.</summary>
    public static string ComputeHash(string text) => Keys(text) is { Map: var map } matter
            ? SignatureHash.Compute(Said(map, "title"), Said(map, "summary"), Said(map, "aim"), map.List("key-points"), matter.Body) : "";

    /// <summary>Ids of people.yaml.</summary>
    public static IReadOnlyList<string> AuthorsIn(string text) => Keys(text)?.Map.List("authors") ?? [];

    /// <summary>The words that a signature is for, one under the other.</summary>
    internal static string GetSignedWords(string text) => Keys(text) is { Map: var map } matter
        ? string.Join('\n', [Said(map, "title"), Said(map, "summary"), Said(map, "aim"), .. map.List("key-points"), matter.Body]) : "";

    /// <summary>The text with this sign-off in its keys.</summary>
    public ArticleDocument PutInto(ArticleDocument matter)
    {
        matter = matter.With("reviewer", Reviewer).With("reviewed", Reviewed);
        // A date that was set for the review before this one says nothing any more; the policy counts again.
        bool isPast = string.CompareOrdinal(matter.Text("review-due"), Reviewed) <= 0;
        return matter.With("review-due", isPast ? "" : matter.Text("review-due")).With("signed", Signed);
    }

    /// <summary>The text without keys that count as no sign-off.</summary>
    internal static ArticleDocument RemoveVoid(ArticleDocument matter) =>
        matter.SignOff is null ? matter.WithoutSignature() : matter;

    /// <summary>
    /// The text with the sign-off of its file, when that is of a later day: a colleague has said meanwhile that what readers have is
    /// still right, and nobody takes that back by what they began before.
    /// </summary>
    internal static string Latest(string? onDisk, string text) =>
        Parse(onDisk) is { } later && ArticleDocument.Parse(text) is { } matter && string.CompareOrdinal(matter.Text("reviewed"), later.Reviewed) < 0
            ? later.PutInto(matter).ToString() : text;

    private static string Said(YamlMap map, string key) => map.Text(key) ?? "";

    private static FrontMatter? Keys(string? text) =>
        text is null ? null : FrontMatter.Read(text.TrimStart('\uFEFF').ReplaceLineEndings("\n"), "", []);
}
