using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Reports;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Articles;

/// <summary>The form for a report: empty below an article, or with what was typed and the errors in it.</summary>
public sealed class ReportForm(Article article, PostForm? typed = null)
{
    private ReportKind _kind;
    private ReportQuote _quote;
    private ReportText _body;
    private EmailAddress? _email;

    public Article Article => article;

    /// <summary>What was typed into a field; empty when nothing was.</summary>
    public string this[string field] => typed?[field] ?? "";

    /// <summary>For each field with an error, how to correct it, in the order of the form.</summary>
    public OrderedDictionary<string, string> Faults { get; } = [];

    public bool IsAboutComment => this["kind"] == "comment";

    /// <summary>Reasons to report a comment (C-12), as parts of keys of texts.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["person", "harm", "unkind", "spam", "other"];

    /// <summary>
    /// The id of the reported comment; 0, which no comment has, when the value is not a number. Null for a report on the article.
    /// </summary>
    public long? Comment => !IsAboutComment ? null
        : long.TryParse(this["comment"], NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0;

    /// <summary>Validates everything but whether the comment exists, for which the database is needed.</summary>
    public void Check(UiText words)
    {
        if (!ReportKinds.TryParse(this["kind"], out _kind))
        {
            Faults["kind"] = words["report.kind.fault"];
        }

        if (!ReportQuote.TryParse(this["quote"], out _quote, out FieldRejection? quote))
        {
            Refuse("quote", quote.Value, words);
        }

        if (this["reason"] != "" && !Reasons.Contains(this["reason"]))
        {
            Faults["reason"] = words["report.reason.fault"];
        }

        if (!ReportText.TryParse(BodyWithReason(words), out _body, out FieldRejection? body))
        {
            Refuse("body", body.Value, words);
        }

        if (string.IsNullOrWhiteSpace(this["email"]))
        {
            _email = null;
        }
        else if (EmailAddress.TryParse(this["email"], out EmailAddress email, out FieldRejection? refusal))
        {
            _email = email;
        }
        else
        {
            Refuse("email", refusal.Value, words);
        }
    }

    /// <exception cref="InvalidOperationException">There are errors.</exception>
    public NewReport SentBy(byte[] reader) => Faults.Count == 0
        ? new NewReport(article.Key, reader, _kind, _quote, _body, Comment, _email)
        : throw new InvalidOperationException("A form with faults is no report.");

    /// <summary>The value of <c>aria-describedby</c> for a field: the ids of its hint and its error.</summary>
    public string? DescribedBy(string field, bool hasHint = true) => (hasHint, Faults.ContainsKey(field)) switch
    {
        (true, true) => $"report-{field}-hint report-{field}-fault",
        (true, false) => $"report-{field}-hint",
        (false, true) => $"report-{field}-fault",
        _ => null,
    };

    // Adds the text of the chosen reason, so that the reader need not write it again.
    private string BodyWithReason(UiText words) =>
        IsAboutComment && Reasons.Contains(this["reason"]) ? $"{words[$"report.reason.{this["reason"]}"]}\n{this["body"]}" : this["body"];

    private void Refuse(string field, FieldRejection refusal, UiText words) => Faults[field] = words[refusal switch
    {
        FieldRejection.NotText => "report.not-text",
        FieldRejection.TooShort => $"report.{field}.too-short",
        FieldRejection.TooLong => $"report.{field}.too-long",
        _ => $"report.{field}.not-an-address",
    }];
}
