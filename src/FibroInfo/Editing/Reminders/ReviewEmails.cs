using FibroInfo.Content;
using FibroInfo.Mail;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Editing.Reminders;

/// <summary>The letters to the staff about reviews. A title, a day and a link: what is to be read is read behind the door.</summary>
/// <param name="address">The site's public address.</param>
/// <param name="site">Its name and language now.</param>
/// <param name="pageOf">The path of the page on which a text is signed.</param>
public sealed class ReviewEmails(Uri address, CurrentSite site, SignaturePage pageOf)
{
    private const int MaxListed = 50;
    private const int MaxTitleCharacters = 120;

    /// <summary>One letter, however many reviews it tells of.</summary>
    /// <param name="due">At least one.</param>
    internal EmailMessage Reminder(string to, IReadOnlyList<DueReview> due, DateOnly today)
    {
        UiText words = new(site().DefaultLanguage);
        string[] lines = [.. due.OrderBy(one => one.Due).Take(MaxListed).Select(one => Line(one, today, words))];
        string rest = due.Count > MaxListed ? words.Count("email.review-more", due.Count - MaxListed) + "\n\n" : "";
        string body = words["email.review-means", string.Join("\n\n", lines), rest, new Uri(address, Routes.Admin.Home)];
        return new EmailMessage(to, words.Count("email.review", due.Count, site().Name), body, null);
    }

    private string Line(DueReview due, DateOnly today, UiText words)
    {
        string said = due.Due < today ? words["email.review-overdue", words.Date(due.Due)] : words["email.review-due", words.Date(due.Due)];
        return $"{Short(due.Article.Title)}\n{said}\n{new Uri(address, pageOf(due.Path))}";
    }

    // On one line, whatever its writer typed.
    private static string Short(string title)
    {
        string plain = string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return PlainText.Start(plain, MaxTitleCharacters);
    }
}

/// <returns>The path of the page on which a text is signed.</returns>
public delegate string SignaturePage(ContentPath path);
