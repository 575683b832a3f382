using System.Text.RegularExpressions;
using FibroInfo.Editing.Documents;
using FibroInfo.Text.Comparing;

namespace FibroInfo.Editing.Revisions;

/// <summary>Two versions of a file for who writes it: the keys that differ, and the text as it is written.</summary>
public static partial class RevisionComparison
{
    public const string Body = "text";

    /// <summary>The name of the key, or <see cref="Body"/>, with what differs in it; empty when the files say the same.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<DiffBlock?> Blocks)> Between(string before, string after)
    {
        if (ArticleDocument.Parse(before) is not { } old || ArticleDocument.Parse(after) is not { } fresh)
        {
            return before == after ? [] : [(Body, Compare(before, after))];
        }

        return
        [
            .. FrontMatterForm.Changed(old, fresh)
                .Select(key => (Key: key, Blocks: key == Body ? Compare(old.Body, fresh.Body) : Compare(Said(old, key), Said(fresh, key))))
                .Where(part => part.Blocks.Count > 0),
        ];
    }

    private static IReadOnlyList<DiffBlock?> Compare(string before, string after) =>
        TextDiff.Excerpt(TextDiff.Between(Blocks(before), Blocks(after)));

    private static string Said(ArticleDocument matter, string key) =>
        (FrontMatterFields.All.FirstOrDefault(field => field.Name == key) is { } field ? FrontMatterForm.Show(matter, field)
            : null) ?? matter.Written(key) ?? "";

    // A paragraph may go over several lines; whatever begins with a sign of its own is one for itself.
    private static List<TextBlock> Blocks(string text)
    {
        var blocks = new List<TextBlock>();
        bool goesOn = false;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))
        {
            bool isOwn = Own().IsMatch(line);
            if (goesOn && !isOwn && line.Length > 0)
            {
                blocks[^1] = new TextBlock($"{blocks[^1].Text} {line}");
            }
            else if (line.Length > 0)
            {
                blocks.Add(new TextBlock(line, line.StartsWith("##", StringComparison.Ordinal)));
            }

            goesOn = line.Length > 0 && !line.StartsWith(":::", StringComparison.Ordinal) && !line.StartsWith('#');
        }

        return blocks;
    }

    [GeneratedRegex(@"\A(?:[-*+>|#]|:::|:\s|\d+[.)]\s|!\[|---)", RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
