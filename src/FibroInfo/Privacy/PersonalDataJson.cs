using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FibroInfo.Comments;
using FibroInfo.Mail;
using FibroInfo.Ratings;
using FibroInfo.Reports;

namespace FibroInfo.Privacy;

/// <summary>
/// The export for a person who asks for their data (GDPR Art. 15 and 20). The help page on personal data names the keys: do not rename
/// them.
/// </summary>
public static class PersonalDataJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // People read the file too, so letters such as ø are not escaped. Safe because it is never part of an HTML page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Serialize(PersonalData found, DateTimeOffset createdAt) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Made = createdAt,
            Comments = found.Comments.Select(Comment),
            Reports = found.Reports.Select(Report),
            Ratings = found.Votes.Select(Rating),
            Letters = found.Emails.Select(Letter),
        }, Options);

    private static object Comment(CommentExport export) => new
    {
        export.Id,
        Article = export.Article.Value,
        export.ReplyTo,
        export.State,
        export.Name,
        export.Body,
        Posted = export.PostedAt,
        Written = export.WrittenAt,
        Decided = export.DecidedAt,
        export.Reason,
        Email = export.Address,
        Letters = export.Notify,
        export.ConsentVersion,
        Consented = export.ConsentAt,
        Screening = export.Marks.Select(mark => mark.Kind).Distinct(),
        HelpWasShown = export.IsDespair,
        Redacted = export.IsRedacted,
    };

    private static object Report(ReportExport export) => new
    {
        export.Id,
        Article = export.Article.Value,
        export.Kind,
        export.Comment,
        export.Quote,
        export.Body,
        Email = export.Address,
        Sent = export.At,
        export.Decided,
        Answer = export.Outcome,
    };

    private static object Rating(Vote vote) => new { Article = vote.Article.Value, vote.Stars, Changed = vote.At };

    private static object Letter(EmailExport email) => new { email.To, email.Subject, email.Body, email.Written, email.Due };
}
