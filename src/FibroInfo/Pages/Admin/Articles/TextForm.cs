using System.Globalization;
using System.Text.RegularExpressions;
using FibroInfo.Content;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Matter;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A text as the fields of its form. Where its keys cannot be told apart, the whole file is one field.</summary>
public sealed partial record TextForm(string Text)
{
    private const string Whole = "whole";

    public MatterText? Matter { get; } = MatterText.Parse(Text);

    public string Body => Matter?.Body ?? RawLines.Read(RawLines.Of(Text));

    public string BodyName => Matter is null ? Whole : "body";

    public string? Value(MatterField field) => Matter is null ? null : MatterSheet.Show(Matter, field);

    /// <summary>What was typed, put into the text that the form was made of; what has no field stays as it was.</summary>
    /// <param name="path">Decides which keys it has.</param>
    public static TextForm Of(string basis, PostForm post, ContentPath path)
    {
        if (post.Names.Contains(Whole))
        {
            IReadOnlyList<RawLine> lines = RawLines.Of(basis);
            return new TextForm(RawLines.Write(RawLines.Retype(lines, Typed(post[Whole]), RawLines.UsualEnd(lines))));
        }

        MatterText matter = MatterSheet.Apply(MatterText.Parse(basis) ?? MatterText.Empty, name => Said(post, name, path));
        return new TextForm((post.Names.Contains("body") ? matter.WithBody(Typed(post["body"])) : matter).ToString());
    }

    /// <summary>Which file and which draft the form was made of; what is no such thing was never shown.</summary>
    public static (string Seen, int Draft) VersionIn(PostForm post) => (
        Hash().IsMatch(post["seen"]) ? post["seen"] : FileVersion.None,
        int.TryParse(post["draft"], NumberStyles.None, CultureInfo.InvariantCulture, out int draft) ? draft : 0);

    // Boxes to tick are sent each for itself, and an empty one with them that says the group was there.
    private static string? Said(PostForm post, string name, ContentPath path) =>
        !post.Names.Contains(name) || MatterFields.Of(path).All(field => field.Name != name) ? null
        : MatterFields.Find(name).Kind == MatterKind.Ids ? string.Join('\n', post.All(name).Where(id => id.Length > 0)) : post[name];

    // As the site reads lines; and U+FFFE is no character, whoever sent it.
    private static string Typed(string text) => text.ReplaceLineEndings("\n").Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
