using System.Text;

namespace FibroInfo.Text;

/// <summary>Makes a word of an address from what people write: "Bäckryd's study" becomes "backryds-study".</summary>
public static class AddressWord
{
    /// <summary>Lower-case letters, digits and hyphens; empty when nothing of the text is left.</summary>
    public static string Of(string text, int mostCharacters)
    {
        var letters = new StringBuilder();
        foreach (char letter in PlainText.Fold(text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)))
        {
            letters.Append(char.IsAsciiLetterOrDigit(letter) ? letter : letter switch { 'æ' => "ae", 'ø' => "o", 'ß' => "ss", _ => "-" });
        }

        string word = letters.ToString();
        return string.Join('-', word[..Math.Min(word.Length, mostCharacters)].Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}
