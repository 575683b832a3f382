using System.Text;
using FibroInfo.Text;

namespace FibroInfo.Search;

/// <summary>What somebody typed into the search field, as text that can be shown and split into words.</summary>
public sealed record SearchQuestion
{
    public const int MaxCharacters = 200;

    private SearchQuestion(string text, bool isCut) => (Text, IsCut) = (text, isCut);

    /// <summary>Without control characters and marks of direction, which would act on the page around it.</summary>
    public string Text { get; }

    /// <summary>It was longer than anybody types, and only its beginning is searched for.</summary>
    public bool IsCut { get; }

    public bool IsEmpty => Text.Length == 0;

    public static SearchQuestion Parse(string? typed)
    {
        // Twice as much is more than enough to find the beginning: the rest is not even looked at.
        string start = typed is { Length: > MaxCharacters * 2 } ? typed[..(MaxCharacters * 2)] : typed ?? "";
        var clean = new StringBuilder(start.Length);
        foreach (Rune rune in UnicodeNormalizer.Normalize(start).EnumerateRunes())
        {
            bool isShown = Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse
                or System.Globalization.UnicodeCategory.OtherNotAssigned);
            if (isShown && !Rune.IsWhiteSpace(rune))
            {
                clean.Append(rune.ToString());
            }
            else if (clean.Length > 0 && clean[^1] != ' ' && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format)
            {
                clean.Append(' ');
            }
        }

        string text = clean.ToString().TrimEnd();
        bool isCut = text.Length > MaxCharacters || typed?.Length > start.Length;
        return new SearchQuestion(text.Length > MaxCharacters ? Shorten(text) : text, isCut);
    }

    private static string Shorten(string text)
    {
        int end = char.IsHighSurrogate(text[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters;
        return text[..end].TrimEnd();
    }
}
