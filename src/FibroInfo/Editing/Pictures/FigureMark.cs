using System.Text;

namespace FibroInfo.Editing.Pictures;

/// <summary>A picture as it is written into a text.</summary>
public static class FigureMark
{
    // What would be read as a sign between the brackets.
    private const string Signs = "\\[]*_`<>&^~\"";

    /// <param name="says">What it shows; empty for decoration.</param>
    /// <param name="caption">What stands below it; may be empty.</param>
    public static string Of(string name, string says, string caption)
    {
        string title = caption.Length == 0 ? "" : $" \"{Quiet(caption)}\"";
        return says.Length == 0 ? $"![]({name}{title}){{decorative}}" : $"![{Quiet(says)}]({name}{title})";
    }

    private static string Quiet(string text)
    {
        var quiet = new StringBuilder();
        foreach (char letter in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            quiet.Append(Signs.Contains(letter, StringComparison.Ordinal) ? "\\" : "").Append(letter);
        }

        return quiet.ToString();
    }
}
