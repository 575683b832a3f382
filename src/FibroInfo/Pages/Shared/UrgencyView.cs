using FibroInfo.Markdown;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>The cards on when to get help: in an article with its own signs behind those of the site, or all there are.</summary>
public sealed record UrgencyView(UrgencyText Urgency, IReadOnlyList<ArticleSign> OwnSigns, bool IsWholeList = false)
{
    /// <summary>An id to link to, where the page has only these cards.</summary>
    public string? IdOf(string name) => IsWholeList ? name : null;

    /// <summary>A sign that the site has in a more urgent card is never shown in this one: <c>check</c> says so to its writer (P-20).</summary>
    public IEnumerable<string> SignsOf(UrgencyCard card, Language language) =>
    [
        .. (IsWholeList ? card.AllSigns : card.Signs).Select(sign => sign.Text.In(language)),
        .. OwnSigns.Where(sign => sign.Level == card.Level && Urgency.FindHigher(sign.Level, sign.Text) is null).Select(sign => sign.Text),
    ];

    /// <summary>A text with its telephone numbers as links.</summary>
    public SafeHtml Linked(string text)
    {
        var parts = new List<SafeHtml>();
        int at = 0;
        foreach ((int start, int length) in PhoneNumber.FindAll(text, [.. Urgency.AllNumbers]))
        {
            string number = text.Substring(start, length);
            parts.Add(SafeHtml.From($"""{text[at..start]}<a class="number" href="tel:{PhoneNumber.Dial(number)}">{number}</a>"""));
            at = start + length;
        }

        return SafeHtml.Concat(parts.Append(SafeHtml.From($"{text[at..]}")));
    }

    public static string HostOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? uri.IdnHost : address;
}
