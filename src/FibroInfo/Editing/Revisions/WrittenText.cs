using System.Text;
using FibroInfo.Content;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Matter;

namespace FibroInfo.Editing.Revisions;

/// <summary>What a file says of itself, as far as a list of its versions tells it.</summary>
/// <param name="Matter">Null when its keys cannot be told apart.</param>
/// <param name="Reading">The text as the site reads it.</param>
internal sealed record WrittenText(MatterText? Matter, byte[] Reading)
{
    // No key of a file is longer than a list shows.
    private const int MostCharacters = 100;

    public string Status => Key("status") ?? "draft";

    public string? Reviewer => Key("reviewer");

    public string? Signed => Key("signed");

    public SignState Sign => Signed is null || Matter is null ? SignState.None : Signed == Seal(Matter) ? SignState.Signed : SignState.ChangedSince;

    /// <returns>Null for what is no text.</returns>
    public static WrittenText? Of(byte[] bytes) => ArticleEditor.Decode(bytes) is { } text
        ? new WrittenText(MatterText.Parse(text), Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF').ReplaceLineEndings("\n")))
        : null;

    /// <summary>"title, text", against the version before.</summary>
    public string Changed(WrittenText before) =>
        Matter is null || before.Matter is null ? "text" : string.Join(", ", MatterSheet.Changed(before.Matter, Matter));

    private static string Seal(MatterText matter) =>
        Signature.Of(matter.Text("title"), matter.Text("summary"), matter.Text("aim"), matter.List("key-points"), matter.Body);

    private string? Key(string name) => Matter?.Text(name) is { Length: > 0 } text ? text[..Math.Min(text.Length, MostCharacters)] : null;
}
