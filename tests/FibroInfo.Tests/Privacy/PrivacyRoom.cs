using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Privacy;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using FibroInfo.Tests.Comments;
using FibroInfo.Tests.Data;
using FibroInfo.Text;

namespace FibroInfo.Tests.Privacy;

/// <summary>All rooms in which people leave something, on one store.</summary>
public sealed class PrivacyRoom : IDisposable
{
    public static readonly Actor Ingrid = new(3, "Ingrid Solheim");

    private readonly FieldProtector _seal;

    public PrivacyRoom()
    {
        _seal = Keys.SealOf(Room.Open.Folder);
        Letters = new EmailsByPerson(_seal, new EmailFolder(Room.Open.Folder), Room.Clock);
    }

    public CommentRoom Room { get; } = new();

    public OpenStore Open => Room.Open;

    public EmailsByPerson Letters { get; }

    public RatingStore Ratings => new(Open.Store, Open.Changes, Room.Clock);

    public ReportRetention ReportRetention => new(Open.Store, Room.Clock);

    public PersonalDataStore Belongings
    {
        get
        {
            var comments = new CommentsByPerson(_seal, Room.Links, Room.Waiting, Room.Clock);
            var reports = new ReportsByPerson(_seal, Room.Clock);
            var votes = new VotesByPerson(Room.Clock);
            return new PersonalDataStore(
                Open.Store, new PersonalDataFinder(comments, reports, votes, Letters), comments, reports, votes, Letters, new AuditTrail(Room.Clock));
        }
    }

    public static PersonIdentifier Key(string typed) => PersonIdentifier.TryParse(typed, out PersonIdentifier? key) ? key : throw new FormatException(typed);

    public Task<PersonalData> FindAsync(string typed) => Belongings.FindAsync(Key(typed), CancellationToken.None);

    public Task<PersonalData> EraseAsync(string typed) => Belongings.EraseAsync(Key(typed), Ingrid, CancellationToken.None);

    public Task ConfirmAsync(string token) => Room.ReplyLetters.ConfirmAsync(Room.Links.TokenFor(Room.Links.SeedIn(token)!, TokenPurpose.Confirm), CancellationToken.None);

    /// <summary>With the key that <see cref="CommentRoom.Draft"/> gives the same reader on the same article.</summary>
    public static byte[] Reader(byte reader) => [reader, (byte)"fibro-fog".Length];

    public Task VoteAsync(byte reader, string stars) => Ratings.RateAsync(
        CommentRoom.Fog, null, Reader(reader), Stars.TryParse(stars, out Stars given) ? given : throw new FormatException(stars), CancellationToken.None);

    public Task ReportAsync(byte reader, string body, string? email = null)
    {
        Assert.True(ReportQuote.TryParse("30 mg", out ReportQuote quote, out _));
        Assert.True(ReportText.TryParse(body, out ReportText text, out _));
        EmailAddress? to = email is not null && EmailAddress.TryParse(email, out EmailAddress address, out _) ? address : null;
        var reports = new ReportStore(Open.Store, _seal, Room.Clock);
        return reports.PostAsync(new NewReport(CommentRoom.Fog, Reader(reader), ReportKind.Error, quote, text, null, to), CancellationToken.None);
    }

    public void Dispose() => Room.Dispose();
}
