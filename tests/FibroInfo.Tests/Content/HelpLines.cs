using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FibroInfo.Content;
using FibroInfo.Tests.Pages;
using FibroInfo.Text;

namespace FibroInfo.Tests.Content;

/// <summary>Where a reader who has a sign is sent.</summary>
public enum HelpLevel { None, Emergency, EndingLife, SameDay, Appointment }

/// <summary>One sentence or bullet as a reader sees it, with the level of help it stands under.</summary>
internal sealed record HelpLine(HelpLevel Level, string Text)
{
    /// <summary>All of the full text, or the box on when to get help alone.</summary>
    public static HelpLine[] OfFullText(Article article, bool onlyBox = false) =>
        [.. article.Text.Sections.SelectMany(section => Of(section.Html.ToString(), onlyBox ? ".help-body" : "body"))];

    public static HelpLine[] OfEasyReading(Article article) =>
        [.. article.Text.EasyParts.SelectMany(part => Of($"<h2>{part.Title}</h2>{part.Html}", "body"))];

    // A heading or a paragraph that leads to a list sets the level of what follows; a sentence or a bullet that names its own help has that level.
    private static IEnumerable<HelpLine> Of(string html, string within)
    {
        HelpLevel level = HelpLevel.None;
        foreach (IElement block in Html.Parse(html).QuerySelectorAll(within).SelectMany(box => box.QuerySelectorAll("h2, h3, p, li, td, dd")))
        {
            string text = block.Words();
            if (block.LocalName is "h2" or "h3")
            {
                level = LevelOf(text) ?? HelpLevel.None;
                continue;
            }

            HelpLevel here = level;
            foreach (string said in Said(text))
            {
                HelpLevel? own = LevelOf(said);
                yield return new HelpLine(own ?? here, said);
                here = own is null or HelpLevel.None ? here : own.Value;
            }

            level = block.LocalName == "p" && text.EndsWith(':') ? here : level;
        }
    }

    // A question is answered by the sentence after it.
    private static IEnumerable<string> Said(string text)
    {
        string question = "";
        foreach (string sentence in PlainText.Sentences(text))
        {
            string whole = question + sentence;
            question = sentence.EndsWith('?') && !IsOnEndingLife(sentence) ? $"{whole} " : "";
            if (question == "")
            {
                yield return whole;
            }
        }

        if (question != "")
        {
            yield return question;
        }
    }

    private static HelpLevel? LevelOf(string text) =>
        Has(text, @"\b113\b") ? HelpLevel.Emergency
        : Has(text, @"\b(same day|today|116 117)\b") ? HelpLevel.SameDay
        : IsOnEndingLife(text) || Has(text, @"\b116 123\b|\b22 40 00 40\b") ? HelpLevel.EndingLife
        : Has(text, @"\b(book|see)\b.*\b(appointment|doctor)\b") ? HelpLevel.Appointment
        : null;

    private static bool IsOnEndingLife(string text) => text.StartsWith("Do you think of ending your life?", StringComparison.Ordinal);

    public static bool Has(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
