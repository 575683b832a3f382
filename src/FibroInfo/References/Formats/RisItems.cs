using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>RIS entries as CSL items. An entry without its end is left out: nobody could say what else is missing.</summary>
internal static partial class RisItems
{
    public static IEnumerable<CslDraft> Read(string text, string file, List<Problem> problems)
    {
        TaggedEntry? entry = null;
        string last = "";
        foreach ((int line, string written) in text.Split('\n').Index())
        {
            Match tag = Tag().Match(written);
            (string name, string value) = (tag.Groups["tag"].Value, tag.Groups["value"].Value.Trim());
            if (!tag.Success)
            {
                // A long text may go on without a tag.
                entry?.Lengthen(last, written.Trim());
                continue;
            }

            last = name;
            if (name == "TY")
            {
                Refuse(entry, problems);
                entry = new TaggedEntry(new Place(file, line + 1));
            }

            entry?.Add(name, value);
            if (name == "ER" && entry is not null)
            {
                yield return RisFields.Item(entry, problems);
                entry = null;
            }
        }

        Refuse(entry, problems);
    }

    private static void Refuse(TaggedEntry? open, List<Problem> problems)
    {
        if (open is not null)
        {
            problems.Add(open.Place.Error("import.ris", "The entry that begins here does not end.",
                "End it with a line 'ER  - ', or export it again: the file may be cut off."));
        }
    }

    [GeneratedRegex(@"\A\s?(?<tag>[A-Z][A-Z0-9])\s{1,2}-(?:\s(?<value>.*)|\s*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tag();
}
