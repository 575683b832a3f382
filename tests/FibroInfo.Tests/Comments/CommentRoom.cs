using System.Text.Json;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Site;
using FibroInfo.Tests.Data;
using FibroInfo.Text;
using Microsoft.Data.Sqlite;
using EmailAddress = FibroInfo.Text.EmailAddress;

namespace FibroInfo.Tests.Comments;

/// <summary>The room on a real store, with a clock that a test sets.</summary>
public sealed class CommentRoom : IDisposable
{
    public static readonly Slug Fog = Slug.Parse("fibro-fog");

    /// <summary>What the screening says of a filled honeypot.</summary>
    public static readonly ScreeningFinding Spam = new(ScreeningFindingKind.FilledHoneypot, 0, 1, DraftField.Website);

    public static readonly CommentLimits NoLimits = new(0, 0, 0);

    /// <summary>Who decides.</summary>
    public static readonly Actor Nora = new(7, "Nora Lie");

    private readonly FieldProtector _seal;

    public CommentRoom()
        : this(new OpenStore())
    {
    }

    private CommentRoom(OpenStore open)
    {
        Open = open;
        _seal = Keys.SealOf(Open.Folder);
        Links = new CommentOwnerToken(Open.Folder);
        var letters = new CommentEmails(Links, new Uri("https://example.org"), () => SiteProfile.Default, article => $"/articles/{article}");
        var outbox = new Outbox(_seal, Clock);
        Waiting = new PendingEmails(outbox, Links);
        var recipients = new RecipientRateLimit(Clock);
        Comments = new CommentStore(Open.Store, Open.Changes, Links, letters, outbox, recipients, Waiting, _seal, Clock);
        PrivateLinks = new PrivateLinkEmails(Open.Store, Links, letters, outbox, recipients, _seal, Clock);
        var trail = new AuditTrail(Clock);
        var news = new ReplyNotifications(letters, outbox, _seal);
        Moderation = new Moderation(Open.Store, news, trail, Clock);
        Redaction = new Redaction(Open.Store, Waiting, trail, Clock);
        Replies = new ClinicReplies(Open.Store, news, trail, Clock);
        Retention = new CommentRetention(Open.Store, Clock, () => Articles);
    }

    public OpenStore Open { get; }

    public TestClock Clock { get; } = TestClock.At("2026-11-23T12:00:00Z");

    public CommentOwnerToken Links { get; }

    public PendingEmails Waiting { get; }

    public CommentStore Comments { get; }

    public ReplySubscriptions ReplyLetters => new(Open.Store, Links, Waiting, Clock);

    public PrivateLinkEmails PrivateLinks { get; }

    public ErasedComments Erased => new(Open.Erasures, Links, Clock);

    public Moderation Moderation { get; }

    public ModerationQueue Inbox => new(Open.Store);

    public Redaction Redaction { get; }

    public ClinicReplies Replies { get; }

    public CommentRetention Retention { get; }

    /// <summary>What the content folder has.</summary>
    public ArticleIndex Articles { get; set; } = new([], []);

    /// <summary>The room on the same store once that was started again. Disposing of either disposes of both.</summary>
    public CommentRoom After() => new(Open);

    /// <summary>Every letter that is on its way, oldest first.</summary>
    public IReadOnlyList<EmailMessage> Letters()
    {
        using var connection = new SqliteConnection($"{Open.File.ConnectionString};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("select content from outbox order by id", connection);
        using SqliteDataReader rows = command.ExecuteReader();
        var letters = new List<EmailMessage>();
        while (rows.Read())
        {
            letters.Add(JsonSerializer.Deserialize<EmailMessage>(_seal.Unprotect((byte[])rows[0])!)!);
        }

        return letters;
    }

    public NewComment Draft(
        byte reader, string body, long? replyTo = null, string? email = null, bool notify = false, ScreeningFinding? found = null, string article = "fibro-fog")
    {
        Assert.True(DisplayName.TryParse("Kari", out DisplayName name, out _));
        CommentText text = Text(body);
        EmailAddress? to = email is null ? null : EmailAddress.TryParse(email, out EmailAddress address, out _) ? address : throw new FormatException(email);
        var result = new ScreeningResult(found is { } one ? [one] : []);
        return new NewComment(Slug.Parse(article), replyTo, name, text, result, [reader, (byte)article.Length], [reader], to, notify, "2026-11");
    }

    public Task<CommentPostOutcome> PostAsync(NewComment draft, CommentLimits? limits = null) => Comments.PostAsync(draft, limits ?? NoLimits, CancellationToken.None);

    /// <summary>Posts what must be taken.</summary>
    public async Task<(string Token, long Id)> PostedAsync(NewComment draft)
    {
        string token = Assert.IsType<CommentPostOutcome.Waiting>(await PostAsync(draft)).Token;
        return (token, (await Comments.FindAsync(token, CancellationToken.None))!.Id);
    }

    /// <summary>Posts and approves.</summary>
    public async Task<(string Token, long Id)> ShownAsync(NewComment draft)
    {
        (string token, long id) = await PostedAsync(draft);
        Assert.Equal(ModerationOutcome.Done, await ApproveAsync(new CommentVersion(id)));
        return (token, id);
    }

    public Task<ModerationOutcome> ApproveAsync(CommentVersion expectedVersion) => Moderation.DecideAsync(expectedVersion, ModerationDecision.Approve, Nora, CancellationToken.None);

    public Task<ModerationOutcome> RejectAsync(CommentVersion expectedVersion, string reason) => Moderation.DecideAsync(expectedVersion, ModerationDecision.Reject(Because(reason)), Nora, CancellationToken.None);

    public Task<ModerationOutcome> MarkSpamAsync(CommentVersion expectedVersion) => Moderation.DecideAsync(expectedVersion, ModerationDecision.Spam, Nora, CancellationToken.None);

    public async Task<ModerationOutcome> UndoAsync(CommentVersion expectedVersion, CommentState decided) => (await Moderation.UndoAsync([expectedVersion], decided, Nora, CancellationToken.None))[expectedVersion];

    /// <summary>What waits, on one page.</summary>
    public async Task<IReadOnlyList<ModeratedComment>> WaitingAsync() => (await Inbox.PageAsync(new QueueSearch(CommentState.Waiting, Size: 1000), CancellationToken.None)).Comments;

    public Task<CommentEditOutcome> EditAsync(string token, string body) => Comments.EditAsync(token, Text(body), new ScreeningResult([]), CancellationToken.None);

    public Task<ShownComments> ShownAsync(int page = 1) => Comments.ShownOnAsync(Fog, page, CancellationToken.None).AsTask();

    public Task<OwnComment?> FindAsync(string token) => Comments.FindAsync(token, CancellationToken.None);

    public static RejectionReason Because(string typed) => RejectionReason.TryParse(typed, out RejectionReason reason) ? reason : throw new FormatException(typed);

    public static CommentText Text(string body) => CommentText.TryParse(body, out CommentText text, out _) ? text : throw new FormatException(body);

    public void Dispose() => Open.Dispose();
}
