using System.Text.Json.Nodes;
using FibroInfo.Pages.Admin.Articles;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.SiteData;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Site;

/// <summary>What a form of an entry sends; nothing before it was sent.</summary>
public sealed class PostedEntry(SiteDataFile file, PostForm post, SiteData siteData)
{
    private const string More = "more:";

    public bool IsSent => post.Names.Count > 0;

    public bool IsSave => post["action"] == "save";

    public string Id => post["id"].Trim();

    /// <summary>The version that the writer began with.</summary>
    public string ExpectedVersion => post["seen"];

    public string Reason => ReasonIn(post["reason"]);

    /// <summary>Why warnings may stay; none when it is longer than is kept of one, so that it is asked for again.</summary>
    public static string ReasonIn(string typed) => typed.Length <= ArticleEditor.MaxReasonCharacters ? typed : "";

    /// <summary>All that the entry shall say.</summary>
    public JsonObject Wanted(JsonObject? before) => new EntryFormParser(file, Sheet(Typed)).Apply(before ?? []);

    public IReadOnlyList<EntryFormField> Show(JsonObject? data) => Sheet(Typed).Show(data);

    public bool IsTooLong(JsonObject? before) => Show(before).SelectMany(part => part.Leaves).Any(part => part.IsTooLong);

    /// <summary>Where it differs from what the entry says by now.</summary>
    /// <param name="now">Null when it is gone.</param>
    public TextDifference Differing(JsonObject? now, string? id, UiText words)
    {
        EntryFormField[] theirs = [.. Sheet(_ => null).Show(now).SelectMany(part => part.Leaves)];
        IReadOnlyList<EntryFormField> mine = Show(now);
        var form = new EntryForm(file, mine, [], siteData);
        return new TextDifference(words["entries.theirs"], [.. mine.SelectMany(part => part.Leaves)
            .Select(part => (form.GetLabel(part, words), Mine: part.Value ?? "", Theirs: Array.Find(theirs, other => other.Name == part.Name)?.Value ?? ""))
            .Where(row => row.Mine.ReplaceLineEndings("\n").Trim() != row.Theirs)])
        {
            Take = now is null ? null : StaffRoutes.Site.For(file, id),
        };
    }

    private EntryFormSchema Sheet(Func<string, string?> typed)
    {
        string action = post["action"];
        return new EntryFormSchema(file, SiteDataFileLoader.CodesOf(siteData.Site), typed, action.StartsWith(More, StringComparison.Ordinal)
            ? action[More.Length..] : "");
    }

    private string? Typed(string name) => post.Names.Contains(name) ? string.Join('\n', post.All(name).Where(value => value.Length > 0)) : null;
}
