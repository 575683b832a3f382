using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>Removes what registries put into titles: tags, entities, line breaks and control characters.</summary>
internal static partial class RegistryTextCleaner
{
    public static string? CleanField(JsonElement? field) => field?.ValueKind switch
    {
        JsonValueKind.String => Clean(field.Value.GetString()!),
        JsonValueKind.Number => field.Value.GetRawText(),
        _ => null,
    };

    /// <summary>Null when nothing is left.</summary>
    public static string? Clean(string text)
    {
        // Entities first: Crossref uses "&lt;i&gt;" as often as "<i>".
        string plain = Tag().Replace(WebUtility.HtmlDecode(text), "");
        plain = Blanks().Replace(Invisible().Replace(plain, ""), " ").Trim();
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>The first 60 characters, to quote a text in a message.</summary>
    public static string Start(string text) => text.Length <= 60 ? text : text[..60] + "…";

    // Only these tags: "p <0.05 and b> 2" is arithmetic, not a tag.
    [GeneratedRegex(
        @"</?(?:[a-z]{2,4}:[a-z]+|i|b|u|em|strong|italic|bold|sub|sup|sc|scp|small|span|p|br)(?:\s[^<>]{0,300})?\s*/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    // Among them the signs that turn the direction of writing: with them a title can be made to look like another.
    [GeneratedRegex(@"[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD-[\t\r\n]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
