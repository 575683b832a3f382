using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FibroInfo.Comments;
using FibroInfo.Mail;
using FibroInfo.Ratings;
using FibroInfo.Reports;

namespace FibroInfo.Privacy;

/// <summary>What is handed to a person who asks (GDPR 15 and 20). The help page on personal data names the keys: do not rename them.</summary>
public static class PersonalDataJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // A person reads it too: letters as they are. It is never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Serialize(PersonalData found, DateTimeOffset made) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Made = made,
            Comments = found.Comments.Select(Comment),
            Reports = found.Reports.Select(Report),
            Ratings = found.Votes.Select(Rating),
            Letters = found.Letters.Select(Letter),
        }, Options);

    private static object Comment(CommentExport kept) => new
    {
        kept.Id,
        Article = kept.Article.Value,
        kept.ReplyTo,
        kept.State,
        kept.Name,
        kept.Body,
        Posted = kept.PostedAt,
        Written = kept.WrittenAt,
        Decided = kept.DecidedAt,
        kept.Reason,
        Email = kept.Address,
        Letters = kept.Notify,
        kept.ConsentVersion,
        Consented = kept.ConsentAt,
        Screening = kept.Marks.Select(mark => mark.Kind).Distinct(),
        HelpWasShown = kept.IsDespair,
        Redacted = kept.IsRedacted,
    };

    private static object Report(ReportExport kept) => new
    {
        kept.Id,
        Article = kept.Article.Value,
        kept.Kind,
        kept.Comment,
        kept.Quote,
        kept.Body,
        Email = kept.Address,
        Sent = kept.At,
        kept.Decided,
        Answer = kept.Outcome,
    };

    private static object Rating(Vote vote) => new { Article = vote.Article.Value, vote.Stars, Changed = vote.At };

    private static object Letter(EmailExport email) => new { email.To, email.Subject, email.Body, email.Written, email.Due };
}
