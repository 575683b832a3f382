using System.Collections.Frozen;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>What an entry has from the entries that it refers to by <c>crossref</c> or <c>xdata</c>.</summary>
internal static class BibTeXInheritance
{
    // The title of a book is the book title of its chapters.
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = "booktitle",
        ["subtitle"] = "booksubtitle",
        ["shorttitle"] = "",
        ["crossref"] = "",
        ["xdata"] = "",
        ["author"] = "bookauthor",
        ["doi"] = "",
        ["url"] = "",
        ["pages"] = "",
        ["abstract"] = "",
        ["note"] = "",
        ["keywords"] = "",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static BibTeXEntry Complete(BibTeXEntry entry, IReadOnlyDictionary<string, BibTeXEntry> byKey, List<Problem> problems)
    {
        var fields = new List<KeyValuePair<string, string>>(entry.Fields);
        foreach (string field in new[] { "crossref", "xdata" })
        {
            foreach (string key in Values(entry, field)
                .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            {
                if (!byKey.TryGetValue(key, out BibTeXEntry? parent) || ReferenceEquals(parent, entry))
                {
                    problems.Add(entry.Place.Warning(UnreadFields.Rule, $"'{RegistryTextCleaner.Start(entry.Key)}' refers to "
                        + $"'{RegistryTextCleaner.Start(key)}', which is not in the file.",
                        "Export both together, or add by hand what is missing."));
                    continue;
                }

                foreach ((string name, string value) in parent.Fields)
                {
                    string target = field == "xdata" ? name : Renamed.GetValueOrDefault(name, name);
                    if (target is not ("" or "bookauthor") && !fields.Exists(pair => pair.Key.Equals(target, StringComparison.OrdinalIgnoreCase)))
                    {
                        fields.Add(KeyValuePair.Create(target, value));
                    }
                }
            }
        }

        return fields.Count == entry.Fields.Count ? entry : entry with { Fields = fields };
    }

    private static IEnumerable<string> Values(BibTeXEntry entry, string field) =>
        entry.Fields.Where(pair => pair.Key.Equals(field, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value);
}
