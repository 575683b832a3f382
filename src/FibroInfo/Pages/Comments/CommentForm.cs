using FibroInfo.Articles;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Comments;

/// <summary>A comment as it was typed, with what is to be mended; empty on the article's page.</summary>
/// <param name="ReplyTo">The comment it answers; null at the top.</param>
public sealed record CommentForm(Article Article, long? ReplyTo)
{
    private const string Ticked = "on";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string Body { get; init; } = "";

    public bool Notify { get; init; }

    public bool Consents { get; init; }

    public bool IsAdult { get; init; }

    /// <summary>By field: the key of the words that say how to mend it.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the screening found in it; null before it looked.</summary>
    public ScreeningResult? Found { get; init; }

    /// <summary>Why it cannot be taken, beside faults in its fields: a whole sentence.</summary>
    public string? Problem { get; init; }

    public bool HasFault => Problem is not null || Faults.Count > 0 || Found is { IsRefused: true } or { AsksWriter: true };

    /// <summary>Whether it may be sent as it is: only when there is nothing but a question.</summary>
    public bool MayBeKept => Problem is null && Faults.Count == 0 && Found is { IsRefused: false, AsksWriter: true };

    public static CommentForm Read(Article article, PostForm form) => new(article, ReadReplyTo(form["reply-to"]))
    {
        Name = form["name"],
        Email = form["email"],
        Body = form["body"],
        Notify = form["notify"] == Ticked,
        Consents = form["consent"] == Ticked,
        IsAdult = form["adult"] == Ticked,
    };

    /// <summary>A number of no comment answers nothing: the store says so.</summary>
    public static long? ReadReplyTo(string text) => text == "" ? null : long.TryParse(text, out long id) ? id : 0;

    /// <summary>The same with what is wrong in its fields.</summary>
    public CommentForm Checked(out DisplayName name, out CommentText body, out EmailAddress? email)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!DisplayName.TryParse(Name, out name, out FieldRefusal? refusal))
        {
            faults["name"] = $"fault.name.{refusal}";
        }

        if (!CommentText.TryParse(Body, out body, out refusal))
        {
            faults["body"] = $"fault.body.{refusal}";
        }

        email = EmailAddress.TryParse(Email, out EmailAddress address, out _) ? address : null;
        if (Email.Length > 0 && email is null)
        {
            faults["email"] = "fault.email";
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
}
