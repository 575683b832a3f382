using System.Globalization;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Content;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Shared;

/// <summary>The form for a comment: empty on the article's page, or with what was typed and the errors in it.</summary>
/// <param name="SentTo">The address to which the form is posted.</param>
/// <param name="ReplyTo">The comment that is answered; null for a top-level comment.</param>
public sealed record CommentForm(string SentTo, long? ReplyTo)
{
    private const string Ticked = "on";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string Body { get; init; } = "";

    public bool Notify { get; init; }

    public bool Consents { get; init; }

    public bool IsAdult { get; init; }

    /// <summary>For each field with an error, the key of the text that says how to correct it, in the order of the form.</summary>
    public OrderedDictionary<string, string> Faults { get; init; } = [];

    /// <summary>What the screening found; null before it ran.</summary>
    public ScreeningResult? Found { get; init; }

    /// <summary>Why the comment cannot be accepted for a reason that is not in one field, as a sentence for the writer.</summary>
    public string? Problem { get; init; }

    public bool HasFault => Problem is not null || Faults.Count > 0 || Found is { IsRefused: true } or { AsksWriter: true };

    /// <summary>Whether it may be posted unchanged: there are only findings about which the writer is asked.</summary>
    public bool MayBeKept => Problem is null && Faults.Count == 0 && Found is { IsRefused: false, AsksWriter: true };

    /// <summary>The empty form below an article.</summary>
    public static CommentForm For(Article article, long? replyTo = null) => new(Routes.Articles.Comments(article.Address), replyTo);

    public static CommentForm Read(Article article, PostForm form) => For(article, ReadReplyTo(form["reply-to"])) with
    {
        Name = form["name"],
        Email = form["email"],
        Body = form["body"],
        Notify = IsTicked(form, "notify"),
        Consents = IsTicked(form, "consent"),
        IsAdult = IsTicked(form, "adult"),
    };

    /// <summary>Accepts only the value that the form sends for a ticked box, or for the button that posts a comment unchanged.</summary>
    public static bool IsTicked(PostForm form, string field) => form[field] == Ticked;

    /// <summary>0, which is the id of no comment, when the value is not a number: <see cref="CommentStore"/> refuses it.</summary>
    public static long? ReadReplyTo(string text) =>
        text == "" ? null : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0;

    /// <summary>Validates the fields, and returns the form with the errors.</summary>
    public CommentForm Checked(out DisplayName name, out CommentText body, out EmailAddress? email)
    {
        OrderedDictionary<string, string> faults = [];
        if (!DisplayName.TryParse(Name, out name, out FieldRejection? refusal))
        {
            faults["name"] = $"fault.name.{refusal}";
        }

        if (!CommentText.TryParse(Body, out body, out refusal))
        {
            faults["body"] = $"fault.body.{refusal}";
        }

        email = EmailAddress.TryParse(Email, out EmailAddress address, out _) ? address : null;
        if (email is null && (Notify || !string.IsNullOrWhiteSpace(Email)))
        {
            faults["email"] = string.IsNullOrWhiteSpace(Email) ? "fault.email.needed" : "fault.email";
        }

        if (!Consents)
        {
            faults["consent"] = "fault.consent";
        }

        if (!IsAdult)
        {
            faults["adult"] = "fault.adult";
        }

        return this with { Faults = faults };
    }

    /// <summary>
    /// Everything that the writer must correct or is asked about: errors in fields first, then the findings of the screening.
    /// </summary>
    public IEnumerable<FieldError> FieldErrors(UiText words, int minimumAge) =>
    [
        .. Faults.Select(fault => new FieldError(fault.Key, words[fault.Value, minimumAge], false)),
        .. (Found?.Findings ?? []).Where(finding => finding.Severity is FindingSeverity.Ask or FindingSeverity.Refused).Select(finding =>
            new FieldError(finding.Field == DraftField.Name ? "name" : "body", words[$"found.{finding.Kind}", Excerpt(finding)],
                finding.Severity == FindingSeverity.Ask)),
    ];

    // The positions of findings refer to the text in NFC.
    private string Excerpt(ScreeningFinding finding)
    {
        InputNormalizer.TryCompose(finding.Field == DraftField.Name ? Name : Body, out string text);
        return text.Substring(finding.Start, finding.Length);
    }
}

/// <summary>A message for the writer about one field.</summary>
/// <param name="Field">The name of the field in the form.</param>
/// <param name="MayStay">It is a question: the writer may post it unchanged.</param>
public sealed record FieldError(string Field, string Words, bool MayStay);
