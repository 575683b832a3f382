using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Site;

namespace FibroInfo.Editing.Workflow;

/// <summary>
/// Takes an article from its first draft to its readers, and away from them. Each action looks at the state first: what
/// <see cref="AllowedActions"/> does not list is refused, whatever a page has drawn.
/// </summary>
public sealed class ArticleWorkflow(
    ArticleEditor editor, DraftStore drafts, ReviewStore reviews, ArticleSigner signer, SignOffPolicy signOffs, ScheduledChanges scheduled,
    PublicationFrontMatter texts, DraftValidator validator, ContentStore content, TimeProvider clock)
{
    private SitePolicy Policy => content.Site.Policy;

    /// <summary>The policy wants every text signed before it is published.</summary>
    public bool NeedsSignature => Policy.SignOffRequired;

    /// <summary>Where a text stands for the person who has it open.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<WorkflowStatus> FindAsync(OpenArticle open, StaffEditor who, CancellationToken cancel)
    {
        List<ReviewRequest> requests = await reviews.ListForFileAsync(open.Path.Path, cancel);
        ReviewRequest? own = requests.Find(request => request.Account == who.Actor.Account);
        ArticleFacts file = GetFacts(open.Path, open.OnDisk);
        SignOffState signOff = await AskAsync(open, cancel);
        return new WorkflowStatus
        {
            State = OfDraft(file, open.OnDisk, open.Text, own, signOff).GetState(),
            FileState = file.GetState(),
            SignOff = signOff,
            Request = own,
            ToSign = [.. requests.Where(request => IsToBeSignedBy(request, who))],
            ScheduledChange = file.ScheduledChange,
            IsLive = file.File?.IsPublicAt(file.Now) ?? false,
        };
    }

    /// <summary>The state of a file, whatever anybody is writing in it.</summary>
    public ArticleState GetStateOfFile(ContentPath path, string? onDisk) => GetFacts(path, onDisk).GetState();

    /// <summary>The same of a text that was read already.</summary>
    /// <param name="article">What the file says; null when it has an error.</param>
    public ArticleState GetStateOfFile(Article? article)
    {
        ArticleFacts facts = GetFacts(article, hasFile: true, SignOffPolicy.OfFile(article, Policy.SignOffRequired));
        return (facts with { ScheduledChange = FindScheduledChange(article is null ? null : ContentPath.Parse(article.File, [])) }).GetState();
    }

    /// <summary>
    /// What everybody is writing, each draft with its state, the last saved first; then the files that colleagues are asked to sign as they are.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<IReadOnlyList<DraftInWorkflow>> ListDraftsAsync(CancellationToken cancel)
    {
        List<ReviewRequest> requests = await reviews.ListAsync(cancel);
        List<Draft> written = await drafts.AllAsync(cancel);
        var all = new List<DraftInWorkflow>();
        foreach (Draft draft in written)
        {
            if (ContentPath.Parse(draft.File, []) is { } path)
            {
                ReviewRequest? own = requests.Find(request => request.File == draft.File && request.Account == draft.Account);
                string? onDisk = editor.Find(path) is { } bytes ? TextDecoder.Decode(bytes) : null;
                var open = new OpenArticle(path, onDisk, draft.Text, draft.Seen, draft.Version);
                ArticleFacts facts = OfDraft(GetFacts(path, onDisk), onDisk, draft.Text, own, await AskAsync(open, cancel));
                all.Add(new DraftInWorkflow(path, draft, own, path.IsArticle ? facts.GetState() : ArticleState.Draft));
            }
        }

        HashSet<(string, long)> withDraft = [.. written.Select(draft => (draft.File, draft.Account))];
        return [.. all, .. requests.Where(request => !withDraft.Contains((request.File, request.Account))).Select(CreateForFile).OfType<DraftInWorkflow>()];
    }

    // Null when the file is gone.
    private DraftInWorkflow? CreateForFile(ReviewRequest request)
    {
        if (ContentPath.Parse(request.File, []) is not { } path || editor.Find(path) is not { } bytes || TextDecoder.Decode(bytes) is not { } text)
        {
            return null;
        }

        ArticleFacts facts = GetFacts(path, text) with { Request = request, Signature = SignOff.ComputeHash(text) };
        return new DraftInWorkflow(path, null, request, facts.GetState());
    }

    /// <summary>Brings a text to its readers.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<EditResult> PublishAsync(OpenArticle open, Remarks remarks, StaffEditor who, CancellationToken cancel) =>
        PublishAsync(open, null, remarks, who, cancel);

    /// <summary>The same at a later time. Where readers have the article already, the change lies beside it until then.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<EditResult> ScheduleAsync(OpenArticle open, DateTimeOffset at, Remarks remarks, StaffEditor who, CancellationToken cancel) =>
        PublishAsync(open, at, remarks, who, cancel);

    /// <summary>Takes a scheduled text or change back: it is a draft again.</summary>
    /// <param name="reason">For whoever looks through its versions.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public async Task<EditResult> CancelScheduleAsync(OpenArticle open, string reason, StaffEditor who, CancellationToken cancel) =>
        (Refuse(ArticleAction.CancelSchedule, GetStateOfFile(open.Path, open.OnDisk), who) ?? RefuseOddKeys(open, ArticleAction.CancelSchedule))
            is { } refused ? refused
        : open.Path.IsNext ? await scheduled.UnscheduleAsync(open.Path, open.ExpectedVersion, who.Actor, cancel) is var result and not EditResult.Saved
            ? result : new SavedAs(ScheduledChanges.GetMainPath(open.Path))
        : await editor.ReplaceAsync(
            open.Path, open.ExpectedVersion, PublicationFrontMatter.Unscheduled(open.OnDisk!), reason, who.Actor, EndReview(open.Path, cancel), cancel);

    /// <summary>Asks a colleague to sign the text.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public async Task<EditResult> AskForReviewAsync(OpenArticle open, Remarks remarks, StaffEditor who, CancellationToken cancel)
    {
        WorkflowStatus status = await FindAsync(open, who, cancel);
        return Refuse(ArticleAction.AskForReview, status.State, who) is { } refused ? refused
            : await AskForReviewAsync(open, status, remarks, who, cancel);
    }

    /// <summary>Nobody is asked to sign the text any longer.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public async Task<EditResult> CancelReviewAsync(OpenArticle open, StaffEditor who, CancellationToken cancel)
    {
        ArticleState state = (await FindAsync(open, who, cancel)).State;
        return Refuse(ArticleAction.CancelReview, state, who) is { } refused ? refused
            : await reviews.TakeBackAsync(open.Path.Path, who.Actor, cancel) ? EditResult.Saved.Instance
            : new ActionRefused(ActionRefusal.WrongState, ArticleAction.CancelReview, state);
    }

    /// <summary>Takes an article away from its readers; whoever is writing in it keeps their words.</summary>
    /// <param name="line">What readers are told; why goes into the file too.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public async Task<EditResult> WithdrawAsync(OpenArticle open, CorrectionLine line, StaffEditor who, CancellationToken cancel)
    {
        ArticleState state = GetStateOfFile(open.Path, open.OnDisk);
        return (Refuse(ArticleAction.Withdraw, state, who) ?? RefuseOddKeys(open, ArticleAction.Withdraw)) is { } refused ? refused
            : HasScheduledChange(open.Path) ? new ActionRefused(ActionRefusal.ChangeScheduled, ArticleAction.Withdraw, state)
            : await editor.ReplaceAsync(
                open.Path, open.ExpectedVersion, texts.Withdrawn(open.OnDisk!, line), line.Why, who.Actor, EndReview(open.Path, cancel), cancel);
    }

    private static Func<WriteTransaction, Task> EndReview(ContentPath path, CancellationToken cancel) =>
        transaction => ReviewStore.EndForFileAsync(transaction, path.Path, cancel);

    /// <summary>Signs what a colleague asks for: their draft, or the file as it is.</summary>
    /// <inheritdoc cref="ArticleSigner.SignRequestedAsync"/>
    public Task<EditResult> SignAsync(long request, string expectedVersion, string reason, StaffEditor who, CancellationToken cancel) =>
        signer.SignRequestedAsync(request, expectedVersion, reason, who, cancel);

    /// <inheritdoc cref="ArticleSigner.SendBackAsync"/>
    public Task<EditResult> SendBackAsync(long request, string expectedVersion, string reason, StaffEditor who, CancellationToken cancel) =>
        signer.SendBackAsync(request, expectedVersion, reason, who, cancel);

    /// <summary>Signs a text as it stands in its file.</summary>
    /// <inheritdoc cref="ArticleSigner.SignFileAsync"/>
    public Task<EditResult> SignAsync(ContentPath path, string expectedVersion, string reason, StaffEditor who, CancellationToken cancel) =>
        signer.SignFileAsync(path, expectedVersion, reason, who, cancel);

    private async Task<EditResult> PublishAsync(OpenArticle open, DateTimeOffset? at, Remarks remarks, StaffEditor who, CancellationToken cancel)
    {
        ArticleAction action = at is null ? ArticleAction.Publish : ArticleAction.Schedule;
        WorkflowStatus status = await FindAsync(open, who, cancel);
        if (Refuse(action, status.State, who) is { } refused)
        {
            return refused;
        }

        if (status.SignOff == SignOffState.ChangedSince && remarks.Change == ChangeKind.Meaning && at is null)
        {
            return await AskForReviewAsync(open, status, remarks, who, cancel) is var asked and not EditResult.Saved ? asked : ReviewStarted.Instance;
        }

        string text = await signOffs.LatestAsync(open.OnDisk, open.Text, cancel);
        if (await FindSignOffRefusalAsync(open, text, status.SignOff, remarks.Change, who, cancel) is { } why)
        {
            return new ActionRefused(why, action, status.State);
        }

        // Nothing but spelling changed: the signature is for the new words too, and is given when they are published.
        SpellingChange? spelling = status.SignOff == SignOffState.ChangedSince ? SpellingChange.Create(text) : null;
        text = texts.Prepared(open, spelling?.Text ?? text, status.IsLive || open.Path.IsNext ? remarks.Correction : null, status.IsLive,
            validator.Read(open.Path, open.Text).Article?.Publish, at);
        bool isChange = at is not null && status.IsLive && !open.Path.IsNext;
        if (isChange && HasScheduledChange(open.Path))
        {
            return new ActionRefused(ActionRefusal.ChangeScheduled, action, status.State);
        }

        (ContentPath path, string expected) = isChange ? (ScheduledChanges.GetNextPath(open.Path), ContentHash.None) : (open.Path, open.ExpectedVersion);
        EditResult result = await editor.PublishAsync(path, expected, text, remarks.Reason, who.Actor, cancel, async transaction =>
        {
            if (isChange)
            {
                await DraftStore.RemoveAsync(transaction, open.Path.Path, who.Actor, cancel);
            }

            if (spelling is not null)
            {
                signer.RecordSpelling(transaction, open.Path, spelling, who.Actor);
            }
        });
        return result is EditResult.Saved ? new SavedAs(path) : result;
    }

    private async Task<EditResult> AskForReviewAsync(OpenArticle open, WorkflowStatus status, Remarks remarks, StaffEditor who, CancellationToken cancel)
    {
        (string text, ActionRefusal? why) = texts.PreparedForReview(open, status.IsLive || open.Path.IsNext, remarks.Correction);
        if (why is { } refusal)
        {
            return new ActionRefused(refusal, ArticleAction.AskForReview, status.State);
        }

        bool canReview = content.Snapshot.SiteData.People.TryFind(remarks.Reviewer, out _)
            && !SignOff.AuthorsIn(text).Contains(remarks.Reviewer, StringComparer.Ordinal);
        if (remarks.Reviewer.Length > 0 && !canReview)
        {
            return new ActionRefused(ActionRefusal.UnknownReviewer, ArticleAction.AskForReview, status.State);
        }

        DraftValidation validation = validator.Read(open.Path, texts.AsPublished(text, null));
        bool isFile = text == open.OnDisk && status.FileState.IsPublishedUnsigned();
        return validation.Errors.Any() || validation.Article is not { } article ? new EditResult.Invalid(validation.Problems)
            : await reviews.AskAsync(open with { Text = text }, isFile, article.Title, remarks.Reviewer, remarks.Note, who.Actor, cancel);
    }

    private async Task<ActionRefusal?> FindSignOffRefusalAsync(
        OpenArticle open, string text, SignOffState signOff, ChangeKind change, StaffEditor who, CancellationToken cancel) => (signOff, change) switch
        {
            (SignOffState.Signed or SignOffState.NotNeeded, _) => null,
            (SignOffState.Missing, _) => ActionRefusal.Unsigned,
            (SignOffState.NotGiven, _) => ActionRefusal.SignatureNotGiven,
            (_, ChangeKind.Meaning) => ActionRefusal.ChangesMeaning,
            (_, ChangeKind.NotSaid) => ActionRefusal.ChangeNotDescribed,
            _ when ArticleDocument.Parse(text) is null => ActionRefusal.UnreadableKeys,
            _ when !Policy.AuthorsSignSpelling && !who.IsReviewer => ActionRefusal.SpellingNeedsReviewer,
            _ when SpellingChangeRules.ChangesMeaning(await signOffs.SignedTextAsync(open.OnDisk, SignOff.Parse(text)!, cancel), text) =>
                ActionRefusal.MoreThanSpelling,
            _ => null,
        };

    private async Task<SignOffState> AskAsync(OpenArticle open, CancellationToken cancel) => await signOffs.AskAsync(
        open.OnDisk, await signOffs.LatestAsync(open.OnDisk, open.Text, cancel), Policy.SignOffRequired, cancel);

    private bool HasScheduledChange(ContentPath path) =>
        path is { IsArticle: true, IsNext: false } && editor.Find(ScheduledChanges.GetNextPath(path)) is not null;

    private static bool IsToBeSignedBy(ReviewRequest request, StaffEditor who) => request.State == ReviewState.Waiting && request.Account != who.Actor.Account
        && AllowedActions.For(ArticleState.InReview, who.Roles).Contains(ArticleAction.Sign);

    private static ActionRefused? Refuse(ArticleAction action, ArticleState state, StaffEditor who) =>
        AllowedActions.FindRefusal(state, action, who.Roles) is { } why ? new ActionRefused(why, action, state) : null;

    // A form cannot change the keys of such a file, and must not say that it did.
    private static ActionRefused? RefuseOddKeys(OpenArticle open, ArticleAction action) => ArticleDocument.Parse(open.OnDisk!) is null
        ? new ActionRefused(ActionRefusal.UnreadableKeys, action, ArticleState.Published) : null;

    private static ArticleFacts OfDraft(ArticleFacts file, string? onDisk, string text, ReviewRequest? request, SignOffState signOff) =>
        file with { IsDraft = text != onDisk, Request = request, Signature = SignOff.ComputeHash(text), SignOff = signOff };

    private ArticleFacts GetFacts(ContentPath path, string? onDisk)
    {
        Article? article = validator.CreateContext().ContentSnapshot.Texts.FirstOrDefault(text => text.Path.Path == path.Path)?.Article;
        return GetFacts(onDisk is null ? null : article, onDisk is not null, SignOffPolicy.OfFile(onDisk, Policy.SignOffRequired)) with
        {
            ScheduledChange = FindScheduledChange(path),
        };
    }

    private Article? FindScheduledChange(ContentPath? path) => path is { IsArticle: true, IsNext: false } ? scheduled.Find(path) : null;

    private ArticleFacts GetFacts(Article? article, bool hasFile, SignOffState signOff) => new()
    {
        HasFile = hasFile,
        File = article,
        SignOff = signOff,
        Now = clock.GetUtcNow(),
        Today = content.Site.Today(clock.GetUtcNow()),
    };
}

/// <summary>It was saved in a file of this path, where the person goes on.</summary>
public sealed record SavedAs(ContentPath Path) : EditResult.Saved;

/// <summary>It was not published: a change of meaning is signed first, and a colleague is asked to.</summary>
public sealed record ReviewStarted : EditResult.Saved
{
    public static new readonly ReviewStarted Instance = new();
}
