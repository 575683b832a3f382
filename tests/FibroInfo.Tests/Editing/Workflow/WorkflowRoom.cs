using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Workflow;
using FibroInfo.Tests.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace FibroInfo.Tests.Editing.Workflow;

/// <summary>An article in one state of its life: Kari writes it, Bo may sign it.</summary>
internal sealed class WorkflowRoom : IDisposable
{
    private const string Today = "2026-11-24";

    private static readonly Actor Kari = new(3, "Kari"), Bo = new(4, "Bo");

    private static readonly ContentPath Article = ContentPath.Parse(TempContent.ArticlePath, [])!;

    private readonly TempContent _content = new();
    private readonly OpenStore _open = new();
    private readonly ContentFileWriter _files;
    private readonly ContentStore _store;
    private readonly DraftStore _drafts;
    private readonly ReviewStore _reviews;
    private readonly ArticleWorkflow _workflow;

    private WorkflowRoom(bool needsSignature)
    {
        TestClock clock = TestClock.At($"{Today}T12:00:00+01:00");
        var audit = new AuditTrail(clock);
        _files = new ContentFileWriter(new ContentFolder(_content.Root));
        _store = new ContentStore(clock);
        var validator = new DraftValidator(_files, _store, clock);
        var commit = new RevisionCommit(new ContentCommit(_files, _open.Store, NullLogger<ContentCommit>.Instance), new RevisionLog(clock));
        _drafts = new DraftStore(_open.Store, audit, clock);
        _reviews = new ReviewStore(_open.Store, _drafts, audit, clock);
        _workflow = new ArticleWorkflow(
            new ArticleEditor(_files, commit, audit, validator), _drafts, _reviews, new ArticleSigner(_open.Store, _files, commit, audit, validator, _store, clock),
            new SignOffPolicy(_open.Store), new ScheduledChanges(_files, commit, audit, _store, clock), new PublicationFrontMatter(_store, clock), validator, _store, clock);
        File.Delete(_content.Full(Article.Path));
        File.AppendAllText(_content.Full("site.yaml"), $"policy: {{sign-off: {(needsSignature ? "required" : "optional")}}}\n");
        Read();
    }

    public static async Task<WorkflowRoom> CreateAsync(ArticleState state)
    {
        var room = new WorkflowRoom(state is not (ArticleState.Draft or ArticleState.OptionalReviewAsked or ArticleState.ScheduledNotReviewed));
        await room.BringToAsync(state);
        room.Read();
        Assert.Equal(state, (await room._workflow.FindAsync(await room.OpenAsync(), new StaffEditor(Kari, Role.Author, "ann"), CancellationToken.None)).State);
        return room;
    }

    /// <summary>Files and rows as they are.</summary>
    public string[] State() => EditorRoom.StateOf(_content, _open);

    public async Task<EditResult> ActAsync(ArticleAction action, Role role)
    {
        StaffEditor writer = new(Kari, role, "ann"), reviewer = new(Bo, role, "bo");
        OpenArticle open = await OpenAsync();
        ReviewRequest? request = (await _reviews.ListForFileAsync(Article.Path, CancellationToken.None)).Find(one => one.State == ReviewState.Waiting);
        string signature = SignOff.ComputeHash(open.Text);
        var remarks = new Remarks { Change = ChangeKind.Spelling, Correction = new CorrectionLine("It is said more clearly.", "", IsClinical: false), Reason = "A test." };
        return action switch
        {
            ArticleAction.Publish => await _workflow.PublishAsync(open, remarks, writer, CancellationToken.None),
            ArticleAction.Schedule => await _workflow.ScheduleAsync(open, DateTimeOffset.Parse("2026-12-07T07:00+01:00", System.Globalization.CultureInfo.InvariantCulture), remarks, writer, CancellationToken.None),
            ArticleAction.CancelSchedule => await _workflow.CancelScheduleAsync(open, "A test.", writer, CancellationToken.None),
            ArticleAction.AskForReview => await _workflow.AskForReviewAsync(open, remarks, writer, CancellationToken.None),
            ArticleAction.CancelReview => await _workflow.CancelReviewAsync(open, writer, CancellationToken.None),
            ArticleAction.Sign when request is not null => await _workflow.SignAsync(request.Id, signature, "A test.", reviewer, CancellationToken.None),
            ArticleAction.Sign => await _workflow.SignAsync(Article, open.ExpectedVersion, "A test.", reviewer, CancellationToken.None),
            ArticleAction.SendBack => await _workflow.SendBackAsync(request?.Id ?? 0, signature, "It says too much.", reviewer, CancellationToken.None),
            ArticleAction.Withdraw => await _workflow.WithdrawAsync(open, new CorrectionLine("It was withdrawn.", "A test.", IsClinical: false), writer, CancellationToken.None),
            _ => throw new ArgumentException($"Nobody can do {action}.", nameof(action)),
        };
    }

    public void Dispose()
    {
        _files.Dispose();
        _open.Dispose();
        _content.Dispose();
    }

    private async Task BringToAsync(ArticleState state)
    {
        string draft = TempContent.Article(null, ("status", "status: draft"), ("publish", null), ("reviewer", null), ("reviewed", null));
        switch (state)
        {
            case ArticleState.Draft or ArticleState.Unsigned:
                await SaveAsync(draft);
                break;
            case ArticleState.InReview or ArticleState.ChangedInReview or ArticleState.SentBack or ArticleState.Signed or ArticleState.ChangedAfterReview:
                await SaveAsync(draft);
                await DoAsync(ArticleAction.AskForReview);
                if (state == ArticleState.ChangedInReview)
                {
                    await SaveAsync(draft.Replace("Better sleep", "Best sleep", StringComparison.Ordinal));
                }
                else if (state != ArticleState.InReview)
                {
                    await DoAsync(state == ArticleState.SentBack ? ArticleAction.SendBack : ArticleAction.Sign);
                }

                if (state == ArticleState.ChangedAfterReview)
                {
                    await SaveAsync((await OpenAsync()).Text.Replace("seen again", "seen agian", StringComparison.Ordinal));
                }

                break;
            case ArticleState.ReviewAsked or ArticleState.OptionalReviewAsked:
                Write(draft.Replace("status: draft", "status: review", StringComparison.Ordinal));
                break;
            case ArticleState.SignatureNotGiven:
                await SaveAsync(Signed(draft));
                break;
            case ArticleState.Scheduled:
                Write(Signed(TempContent.Article(null, ("publish", "publish: 2027-01-10"))));
                break;
            case ArticleState.ScheduledNotReviewed or ArticleState.ScheduledUnsigned:
                Write(draft.Replace("status: draft", "status: published\npublish: 2027-01-10", StringComparison.Ordinal));
                break;
            case ArticleState.NotReviewed:
                Write(draft.Replace("status: draft", "status: published\npublish: 2026-01-10", StringComparison.Ordinal));
                break;
            case ArticleState.Published:
                Write(Signed(TempContent.Article()));
                break;
            case ArticleState.ChangeScheduled:
                Write(Signed(TempContent.Article()));
                _content.Write("articles/sleep/en.next.md", Signed(TempContent.Article(null, ("publish", "publish: 2027-01-10"), ("title", "title: Later"))));
                break;
            case ArticleState.ReviewDue:
                Write(Signed(TempContent.Article(null, ("review-due", "review-due: 2026-12-01"))));
                break;
            case ArticleState.Withdrawn:
                Write(Signed(TempContent.Article(null, ("status", "status: withdrawn"))));
                break;
            case ArticleState.Faulty:
                Write(TempContent.Article(null, ("topics", "topics: [nothing-of-ours]")));
                break;
            default:
                throw new ArgumentException($"Nothing is {state}.", nameof(state));
        }
    }

    private async Task DoAsync(ArticleAction action) => Assert.IsAssignableFrom<EditResult.Saved>(await ActAsync(action, Role.Reviewer));

    private async Task SaveAsync(string text)
    {
        OpenArticle open = await OpenAsync();
        Assert.IsType<DraftOutcome.Saved>(await _drafts.SaveAsync(Article.Path, text, open.ExpectedVersion, open.DraftVersion, Kari, CancellationToken.None));
    }

    private async Task<OpenArticle> OpenAsync()
    {
        string? onDisk = _files.Read(Article.Path) is { } bytes ? TextDecoder.Decode(bytes) : null;
        Draft? draft = (await _drafts.ListForFileAsync(Article.Path, CancellationToken.None)).Find(one => one.Account == Kari.Account);
        return new OpenArticle(Article, onDisk, draft?.Text ?? onDisk ?? "", draft?.Seen ?? ContentHash.Compute(_files.Read(Article.Path)), draft?.Version ?? 0);
    }

    private static string Signed(string text) => new SignOff(SignOff.ComputeHash(text), "bo", "2026-01-09").PutInto(ArticleDocument.Parse(text)!).ToString();

    private void Write(string text)
    {
        _content.Write(Article.Path, text);
        Read();
    }

    private void Read() => _store.Replace(_content.Read());
}
