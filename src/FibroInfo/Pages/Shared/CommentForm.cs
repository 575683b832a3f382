using System.Globalization;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Content;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Shared;

/// <summary>A comment as it was typed, with what is to be mended; empty on the article's page.</summary>
/// <param name="SentTo">The address that takes it.</param>
/// <param name="ReplyTo">The comment it answers; null at the top.</param>
public sealed record CommentForm(string SentTo, long? ReplyTo)
{
    private const string Ticked = "on";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string Body { get; init; } = "";

    public bool Notify { get; init; }

    public bool Consents { get; init; }

    public bool IsAdult { get; init; }

    /// <summary>By field, in the order of the form: the key of the words that say how to mend it.</summary>
    public OrderedDictionary<string, string> Faults { get; init; } = [];

    /// <summary>What the screening found in it; null before it looked.</summary>
    public ScreeningResult? Found { get; init; }

    /// <summary>Why it cannot be taken, beside faults in its fields: a whole sentence.</summary>
    public string? Problem { get; init; }

    public bool HasFault => Problem is not null || Faults.Count > 0 || Found is { IsRefused: true } or { AsksWriter: true };

    /// <summary>Whether it may be sent as it is: only when there is nothing but a question.</summary>
    public bool MayBeKept => Problem is null && Faults.Count == 0 && Found is { IsRefused: false, AsksWriter: true };

    /// <summary>The empty form below an article.</summary>
    public static CommentForm For(Article article, long? replyTo = null) => new($"{article.Address}/comments", replyTo);

    public static CommentForm Read(Article article, PostForm form) => For(article, ReadReplyTo(form["reply-to"])) with
    {
        Name = form["name"],
        Email = form["email"],
        Body = form["body"],
        Notify = IsTicked(form, "notify"),
        Consents = IsTicked(form, "consent"),
        IsAdult = IsTicked(form, "adult"),
    };

    /// <summary>What a browser sends for a tick, and for the button that keeps what was asked about; no other value says yes.</summary>
    public static bool IsTicked(PostForm form, string field) => form[field] == Ticked;

    /// <summary>A number of no comment answers nothing: the store says so.</summary>
    public static long? ReadReplyTo(string text) =>
        text == "" ? null : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0;

    /// <summary>The same with what is wrong in its fields.</summary>
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

    /// <summary>All that its writer is to look at once more: first what cannot be taken at all.</summary>
    public IEnumerable<FieldError> FieldErrors(UiText words, int minimumAge) =>
    [
        .. Faults.Select(fault => new FieldError(fault.Key, words[fault.Value, minimumAge], false)),
        .. (Found?.Findings ?? []).Where(finding => finding.Weight is FindingSeverity.Ask or FindingSeverity.Refused).Select(finding =>
            new FieldError(finding.Field == DraftField.Name ? "name" : "body", words[$"found.{finding.Kind}", Excerpt(finding)], finding.Weight == FindingSeverity.Ask)),
    ];

    // Places are counted in the composed text.
    private string Excerpt(ScreeningFinding finding)
    {
        InputNormalizer.TryCompose(finding.Field == DraftField.Name ? Name : Body, out string text);
        return text.Substring(finding.Start, finding.Length);
    }
}

/// <summary>Something that a writer is to look at once more, in words.</summary>
/// <param name="Field">The field that it stands in, by its name in the form.</param>
/// <param name="MayStay">It is a question: the writer may send it as it is.</param>
public sealed record FieldError(string Field, string Words, bool MayStay);
