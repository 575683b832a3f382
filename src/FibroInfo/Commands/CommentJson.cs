using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;

namespace FibroInfo.Commands;

/// <summary>The waiting comments for a program. <c>wording</c> is what it passes on to decide; <c>version</c> is its second half.</summary>
internal static class CommentJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(Harmless()),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of(IEnumerable<ModeratedComment> waiting) => JsonSerializer.Serialize(waiting.Select(ItemOf), Options);

    private static Item ItemOf(ModeratedComment comment) => new(
        comment.Id, comment.Version, $"{comment.Wording}", $"{comment.Article}", comment.ReplyTo, comment.Name, comment.Body,
        comment.PostedAt, comment.WrittenAt, comment.IsDespair, comment.IsSameText, comment.IsRedacted,
        [.. comment.Marks.Select(mark => new Mark(mark.Kind, mark.Field, mark.Start, mark.Length))]);

    // Escaped by itself are control characters; the marks that turn writing round are not, and a person may read this too (T25).
    private static TextEncoderSettings Harmless()
    {
        var letters = new TextEncoderSettings(UnicodeRanges.All);
        letters.ForbidCharacters([.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code)
            .Where(letter => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format)]);
        return letters;
    }

    private sealed record Item(
        long Id, int Version, string Wording, string Article, long? ReplyTo, string Name, string Text, DateTimeOffset PostedAt, DateTimeOffset WrittenAt,
        bool Despair, bool SameText, bool Redacted, IReadOnlyList<Mark> Marks);

    /// <param name="Kind">What was found.</param>
    /// <param name="Field">Where.</param>
    /// <param name="Start">In UTF-16 units, as <paramref name="Length"/>.</param>
    private sealed record Mark(FindingKind Kind, DraftField Field, int Start, int Length);
}
