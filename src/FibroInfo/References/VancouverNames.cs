using System.Globalization;
using System.Text;
using FibroInfo.Text;

namespace FibroInfo.References;

/// <summary>Names as NLM writes them: "Albrecht DS, van der Valk P, Jung Y-H; NICE".</summary>
internal static class VancouverNames
{
    private const int MostNamed = 6;

    private static readonly char[] Hyphens = ['-', '\u2010', '\u2011', '\u2012', '\u2013'];

    /// <summary>The first six, and "et al" for a seventh; a group stands between semicolons, as its name may have commas.</summary>
    public static string List(IReadOnlyList<Author> authors)
    {
        var list = new StringBuilder();
        foreach ((int i, Author author) in authors.Take(MostNamed).Index())
        {
            bool besideGroup = i > 0 && (author.IsGroup || authors[i - 1].IsGroup);
            list.Append(i == 0 ? "" : besideGroup ? "; " : ", ").Append(One(author));
        }

        return authors.Count > MostNamed ? list.Append(", et al").ToString() : list.ToString();
    }

    private static string One(Author author) =>
        string.Join(' ', new[] { author.Surname, Initials(author), Rank(author.Suffix) }.Where(part => part.Length > 0));

    private static string Initials(Author author)
    {
        string given = UnicodeText.Normalize(author.Given ?? "");
        // "DS" beside "Albrecht" is two initials already; beside "ALBRECHT" it may be a name shouted.
        bool areInitials = given.Length <= 3 && given.All(char.IsUpper) && author.Surname.Any(char.IsLower);
        return areInitials ? given : string.Concat(given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Hyphenated));
    }

    // The hyphen is kept: "Yu-Hua D" is Y-HD, and nobody takes Hua for a second name.
    private static string Hyphenated(string name) =>
        string.Join('-', name.Split(Hyphens).Select(part => string.Concat(part.Split('.').Select(FirstLetter))).Where(part => part.Length > 0));

    private static string FirstLetter(string name)
    {
        Rune letter = name.EnumerateRunes().FirstOrDefault(Rune.IsLetter);
        return letter == default ? "" : Rune.ToUpper(letter, CultureInfo.InvariantCulture).ToString();
    }

    private static string Rank(string? suffix) => suffix?.TrimEnd('.') switch
    {
        null => "",
        "II" => "2nd",
        "III" => "3rd",
        "IV" => "4th",
        var other => other,
    };
}
