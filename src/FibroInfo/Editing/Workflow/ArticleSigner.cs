using System.Globalization;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;
using FibroInfo.Site;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Workflow;

/// <summary>
/// A reviewer's decisions: a colleague's draft is signed or sent back, a text is signed as it stands in its file. A draft bears its
/// signature in its own keys, so it is published with the words that were signed (decision 0015).
/// </summary>
public sealed class ArticleSigner(
    SiteDatabase store, ContentFileWriter files, RevisionCommit commit, AuditTrail audit, DraftValidator validator, ContentStore content,
    TimeProvider clock)
{
    private IdMap<Person> People => content.Snapshot.SiteData.People;

    private string Today => content.Site.Today(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="text">The whole file.</param>
    /// <param name="writer">The account whose draft it is; null for a file.</param>
    /// <returns>Why this person may not sign it; null when nothing stands in the way (E-11).</returns>
    public ActionRefusal? FindRefusal(string text, long? writer, StaffEditor who) =>
        !who.IsReviewer ? ActionRefusal.NotReviewer
        : who.Person is null || !People.TryFind(who.Person, out _) ? ActionRefusal.NoPerson
        : who.Actor.Account == writer || SignOff.AuthorsIn(text).Contains(who.Person, StringComparer.Ordinal) ? ActionRefusal.IsAuthor
        : null;

    /// <summary>The state of a text as it stands in its file, and what of the text itself keeps a reviewer from signing it; null for nothing.</summary>
    /// <param name="path">Of a language of the site.</param>
    /// <param name="text">The whole file.</param>
    public (ArticleState State, ActionRefusal? Refusal) Validate(ContentPath path, string text)
    {
        DraftValidation validation = validator.Read(path, text);
        DateTimeOffset now = clock.GetUtcNow();
        ArticleState state = new ArticleFacts
        {
            HasFile = true,
            File = validation.Article,
            SignOff = SignOffPolicy.OfFile(text, content.Site.Policy.SignOffRequired),
            Now = now,
            Today = content.Site.Today(now),
        }.GetState();
        return (state, AllowedActions.FindRefusal(state, ArticleAction.Sign, Role.Reviewer) is { } refusal ? refusal
            : ArticleDocument.Parse(text) is null ? ActionRefusal.OddKeys
            : validation.Errors.Any() ? ActionRefusal.HasErrors
            : null);
    }

    /// <param name="id">Of the request.</param>
    /// <param name="expectedVersion">Which words the reviewer read, by <see cref="SignOff.ComputeHash"/>.</param>
    /// <param name="reason">For whoever looks through the versions of a file.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public async Task<EditResult> SignRequestedAsync(long id, string expectedVersion, string reason, StaffEditor who, CancellationToken cancel) =>
        await store.ReadAsync(db => ReviewStore.FindAsync(db, id, cancel)) is ({ } request, null) && ContentPath.Parse(request.File, []) is { } path
            ? await SignFileAsReadAsync(path, (_, text) => SignOff.ComputeHash(text) == expectedVersion, reason, who, cancel)
            : await SignDraftAsync(id, expectedVersion, who, cancel);

    private Task<EditResult> SignDraftAsync(long id, string expectedVersion, StaffEditor who, CancellationToken cancel) =>
        DecideAsync(id, ArticleAction.Sign, expectedVersion, who, async (transaction, request, asked, document) =>
        {
            // Whoever asked is writing in it, or the file would have been signed.
            Draft draft = asked!;
            var signOff = new SignOff(expectedVersion, who.Person!, Today);
            string text = signOff.PutInto(document).ToString();
            DateTimeOffset now = clock.GetUtcNow();
            await transaction.Db.Set<Draft>().Where(one => one.Id == draft.Id).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Text, text).SetProperty(one => one.Version, draft.Version + 1).SetProperty(one => one.SavedAt, now), cancel);
            transaction.Db.Add(SignOffRecord.Create(draft.File, signOff, text, isSpelling: false, who.Actor, now));
            await CloseAsync(transaction, request, ReviewState.Signed, null, who.Actor, cancel);
            audit.Record(transaction, who.Actor, "article.sign", $"text {draft.File}", $"{who.Person}; {expectedVersion}");
        }, cancel);

    /// <summary>Gives a text back to who asked, unsigned.</summary>
    /// <param name="id">Of the request.</param>
    /// <param name="expectedVersion">Which words the reviewer read, by <see cref="SignOff.ComputeHash"/>.</param>
    /// <param name="reason">What is to be corrected.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<EditResult> SendBackAsync(long id, string expectedVersion, string reason, StaffEditor who, CancellationToken cancel) =>
        DecideAsync(id, ArticleAction.SendBack, expectedVersion, who, async (transaction, request, _, _) =>
        {
            await CloseAsync(transaction, request, ReviewState.SentBack, reason, who.Actor, cancel);
            audit.Record(transaction, who.Actor, "article.send-back", $"text {request.File}", reason);
        }, cancel);

    /// <param name="path">Of a language of the site.</param>
    /// <param name="expectedVersion">The <see cref="ContentHash"/> that the reviewer read.</param>
    /// <param name="reason">For whoever looks through its versions.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public Task<EditResult> SignFileAsync(ContentPath path, string expectedVersion, string reason, StaffEditor who, CancellationToken cancel) =>
        SignFileAsReadAsync(path, (bytes, _) => ContentHash.Compute(bytes) == expectedVersion, reason, who, cancel);

    private async Task<EditResult> SignFileAsReadAsync(
        ContentPath path, Func<byte[], string, bool> isAsRead, string reason, StaffEditor who, CancellationToken cancel)
    {
        try
        {
            return await files.RunExclusiveAsync(() => SignFileExclusiveAsync(path, isAsRead, reason, who, cancel), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return EditResult.Failed.FromException(path.Path, fault);
        }
    }

    /// <summary>Keeps a signature for words in which nothing but spelling changed, in the transaction that publishes them.</summary>
    internal void RecordSpelling(WriteTransaction transaction, ContentPath path, SpellingChange change, Actor actor)
    {
        transaction.Db.Add(SignOffRecord.Create(path.Path, change.SignOff, change.Text, isSpelling: true, actor, clock.GetUtcNow()));
        audit.Record(
            transaction, actor, "article.spelling", $"text {path.Path}", $"{change.SignOff.Reviewer}; {change.Before}, now {change.SignOff.Signed}");
    }

    private Task<EditResult> DecideAsync(
        long id, ArticleAction action, string expectedVersion, StaffEditor who, Func<WriteTransaction, ReviewRequest, Draft?, ArticleDocument, Task> decide,
        CancellationToken cancel) =>
        store.WriteAsync<EditResult>(async transaction =>
        {
            if (await ReviewStore.FindAsync(transaction.Db, id, cancel) is not (var request, var draft)
                || (draft is null && action == ArticleAction.Sign)
                || (draft?.Text ?? ReadFile(request.File)) is not { } text || ArticleDocument.Parse(text) is not { } document)
            {
                return new ActionRefused(ActionRefusal.NothingToSign, action, ArticleState.Draft);
            }

            string signature = document.Signature;
            ArticleState state = request.Signature == signature ? ArticleState.InReview : ArticleState.ChangedInReview;
            if ((AllowedActions.FindRefusal(state, action, who.Roles) ?? FindRefusal(text, draft?.Account, who)) is { } why)
            {
                return new ActionRefused(why, action, state);
            }

            if (signature != expectedVersion)
            {
                return new EditResult.Conflict<string>(text);
            }

            await decide(transaction, request, draft, document);
            return EditResult.Saved.Instance;
        }, cancel);

    // Null when it is gone, or cannot be read.
    private string? ReadFile(string file)
    {
        try
        {
            return files.Read(file) is { } bytes ? TextDecoder.Decode(bytes) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task<EditResult> SignFileExclusiveAsync(
        ContentPath path, Func<byte[], string, bool> isAsRead, string reason, StaffEditor who, CancellationToken cancel)
    {
        validator.LookAgain();
        if (files.Read(path.Path) is not { } now || TextDecoder.Decode(now) is not { } text)
        {
            return new ActionRefused(ActionRefusal.NothingToSign, ArticleAction.Sign, ArticleState.Faulty);
        }

        (ArticleState state, ActionRefusal? refusal) = Validate(path, text);
        if ((refusal == ActionRefusal.WrongState ? refusal : FindRefusal(text, null, who)) is { } why)
        {
            return new ActionRefused(why, ArticleAction.Sign, state);
        }

        return refusal == ActionRefusal.ReviewNotDue || isAsRead(now, text)
            ? refusal is { } shut ? new ActionRefused(shut, ArticleAction.Sign, state) : await WriteAsync(path, now, text, state, reason, who, cancel)
            : new EditResult.Conflict<string>(text);
    }

    private async Task<EditResult> WriteAsync(
        ContentPath path, byte[] current, string text, ArticleState state, string reason, StaffEditor who, CancellationToken cancel)
    {
        ArticleDocument document = ArticleDocument.Parse(text)!;
        var signOff = new SignOff(document.Signature, who.Person!, Today);
        ArticleDocument signed = signOff.PutInto(document);
        bool isStillRight = state == ArticleState.ReviewDue;
        // The date that stood there was for this review: from here on the policy counts again.
        signed = isStillRight || (state == ArticleState.NotReviewed && IsSoon(signed.Text("review-due"))) ? signed.With("review-due", "") : signed;
        EditResult result = await commit.RunAsync(
            new FileChange(path.Path, current, signed.ToBytes()), new RevisionInfo(who.Actor, reason),
            transaction =>
            {
                // Whatever anybody is writing in it stays theirs.
                transaction.Db.Add(SignOffRecord.Create(path.Path, signOff, signed.ToString(), isSpelling: false, who.Actor, clock.GetUtcNow()));
                string action = isStillRight ? "article.still-right" : "article.sign";
                audit.Record(transaction, who.Actor, action, $"text {path.Path}", $"{who.Person}; {signOff.Signed}");
                return ReviewStore.EndForFileAsync(transaction, path.Path, cancel);
            }, cancel);
        return result is EditResult.Conflict ? new EditResult.Conflict<string>(files.Read(path.Path) is { } other ? TextDecoder.Decode(other) : null) : result;
    }

    private bool IsSoon(string day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly due)
        && due.DayNumber - content.Site.Today(clock.GetUtcNow()).DayNumber <= Article.DaysOfNotice;

    private Task<int> CloseAsync(WriteTransaction transaction, ReviewRequest request, ReviewState state, string? reason, Actor actor, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return transaction.Db.Set<ReviewRequest>().Where(one => one.Id == request.Id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.State, state).SetProperty(one => one.Reason, reason)
                .SetProperty(one => one.DecidedBy, actor.Name).SetProperty(one => one.DecidedAt, now), cancel);
    }
}

/// <summary>A signed text in which nothing but spelling changed, with its signature for the new words.</summary>
/// <param name="Before">The words that were signed, by their hash.</param>
internal sealed record SpellingChange(SignOff SignOff, string Before, string Text)
{
    public static SpellingChange Create(string text)
    {
        ArticleDocument document = ArticleDocument.Parse(text)!;
        SignOff now = document.SignOff! with { Signed = document.Signature };
        return new SpellingChange(now, document.SignOff!.Signed, now.PutInto(document).ToString());
    }
}
