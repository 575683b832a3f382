using FibroInfo.Editing.Documents;

namespace FibroInfo.Editing.Drafts;

/// <summary>A text as the beginning of another one: what it says, and nothing of its life.</summary>
public static class ArticleTemplate
{
    // What it is about. Who wrote, read and signed it, what they gain, when it came, where it stands, whether readers may
    // comment and what was corrected is its own.
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "summary", "aim", "kind", "topics", "conditions", "related", "evidence", "key-points",
    };

    /// <summary>Null when its keys cannot be told apart.</summary>
    /// <param name="person">The writer's id in people.yaml, if they have one.</param>
    public static string? Create(string text, string title, string? person)
    {
        if (ArticleDocument.Parse(text) is not { } matter)
        {
            return null;
        }

        ArticleDocument alone = matter.Entries.Select(entry => entry.Key).Where(key => !Kept.Contains(key))
            .Aggregate(matter, (made, key) => FrontMatterRewriter.Set(made, key, ""));
        return FrontMatterForm.Apply(alone, key => key switch { "title" => title, "status" => "draft", "authors" => person ?? "", _ => null }).ToString();
    }
}
