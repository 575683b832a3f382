using System.Buffers;
using System.Globalization;
using FibroInfo.Content.Pictures;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// The site's name on the rule under the header. The rule makes one loop: it is an "o" of a short name, and goes before any other.
/// A logo stands on a rule without a loop.
/// </summary>
public static class Wordmark
{
    // Longer names may need two lines, and the loop belongs to the rule under the last one.
    private const int MostCharactersAroundLoop = 16;
    private const int MostCharactersAtFullSize = 16;
    private const int MostCharactersInSmaller = 32;

    // They would reach down into the rule on both sides of the loop.
    private static readonly SearchValues<char> Descenders = SearchValues.Create("gjpqyQç,;");

    // It runs far out of the picture on both sides and is cut off at the edges of the window, so there is no seam.
    private static readonly SafeHtml Loop = Rule("M-20000 38.5H51a57.9 57.9 0 0 0 24.3-5.3a10.2 10.2 0 1 0-8.6 0a57.9 57.9 0 0 0 24.3 5.3H20000");
    private static readonly SafeHtml Line = Rule("M-20000 38.5H20000");

    /// <param name="label">What the link to the home page is called: without the "o" that is drawn, its letters are no name.</param>
    public static SafeHtml Draw(string name, string label, PictureFile? logo)
    {
        if (logo is not null)
        {
            (string address, int width, int height) = (Routes.LogoFor(logo.Picture.Name), logo.Picture.Width, logo.Picture.Height);
            return SafeHtml.From($"""<img src="{address}" alt="{label}" width="{width}" height="{height}">{Line}""");
        }

        int place = PlaceOfLoop(name);
        SafeHtml letters = place < 0
            ? SafeHtml.From($"""{Loop}<bdi aria-hidden="true">{name}</bdi>""")
            : SafeHtml.From($"""<bdi aria-hidden="true">{name[..place]}{Loop}{name[(place + 1)..]}</bdi>""");
        return SafeHtml.From($"""{letters}<span class="hidden">{label}</span>""");
    }

    /// <summary>How the style sheet sets it: a long name in smaller letters.</summary>
    public static string Css(string name, PictureFile? logo)
    {
        if (logo is not null)
        {
            return "wordmark picture";
        }

        int characters = new StringInfo(name).LengthInTextElements;
        return PlaceOfLoop(name) >= 0 ? "wordmark"
            : characters <= MostCharactersAtFullSize ? "wordmark after"
            : characters <= MostCharactersInSmaller ? "wordmark after long" : "wordmark after longest";
    }

    // -1 when no letter can be the loop.
    private static int PlaceOfLoop(string name)
    {
        int place = name.Length > MostCharactersAroundLoop || name.AsSpan().ContainsAny(Descenders) ? -1 : name.IndexOf('o', StringComparison.Ordinal);
        return place > 0 && place < name.Length - 1 && char.IsAsciiLetter(name[place - 1]) && char.IsAsciiLetter(name[place + 1]) ? place : -1;
    }

    private static SafeHtml Rule(string path) => SafeHtml.From(
        $"""<span class="loop"><svg viewBox="57.5 0 27 40" width="27" height="40" aria-hidden="true" focusable="false"><path d="{path}"/></svg></span>""");
}
