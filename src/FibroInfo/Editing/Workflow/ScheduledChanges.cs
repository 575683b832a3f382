using System.Globalization;
using System.Text;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;

namespace FibroInfo.Editing.Workflow;

/// <summary>
/// Changes of live articles that come by themselves, <c>&lt;lang>.next.md</c>: taken off the plan again; and put in the place of
/// the old text once they have come, so that whoever goes on writing finds one file.
/// </summary>
public sealed class ScheduledChanges(
    ContentFileWriter files, RevisionCommit commit, AuditTrail audit, ContentStore contentStore, TimeProvider clock)
{
    /// <summary>The file of a change of this text.</summary>
    public static ContentPath GetNextPath(ContentPath path) => path with { Path = $"articles/{path.Folder}/{path.Language}.next.md", IsNext = true };

    /// <summary>The file that a change is of.</summary>
    public static ContentPath GetMainPath(ContentPath path) => path with { Path = $"articles/{path.Folder}/{path.Language}.md", IsNext = false };

    /// <summary>The change that is planned for a text, as it was last read; null for none.</summary>
    public Article? Find(ContentPath path) => contentStore.Snapshot.FindByFile(GetNextPath(path).Path);

    /// <summary>
    /// Puts a change that has come in the place of the text it changed. Readers see the same before and after, so this may be
    /// done at any time, and again.
    /// </summary>
    /// <returns>Whether it was done just now.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public async Task<bool> ApplyDueAsync(ContentPath path, CancellationToken cancel)
    {
        if (Find(path) is not { } article || !article.IsPublicAt(clock.GetUtcNow()))
        {
            return false;
        }

        try
        {
            return await files.RunExclusiveAsync(() => ApplyDueExclusiveAsync(GetMainPath(path), GetNextPath(path), article, cancel), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written is told when somebody publishes; readers have the change.
            return false;
        }
    }

    /// <summary>Takes a change off the plan: its words go on as a draft of the text it was to change.</summary>
    /// <param name="expectedVersion">The <see cref="ContentHash"/> of the change that was looked at.</param>
    /// <param name="actor">Somebody with an account, and with no draft there.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public async Task<EditResult> UnscheduleAsync(ContentPath path, string expectedVersion, Actor actor, CancellationToken cancel)
    {
        try
        {
            return await files.RunExclusiveAsync(() => UnscheduleExclusiveAsync(GetMainPath(path), GetNextPath(path), expectedVersion, actor, cancel), cancel);
        }
        catch (Exception fault) when (fault is (IOException or UnauthorizedAccessException) and not ContentUnavailableException)
        {
            return EditResult.Failed.Unread(path.Path, fault);
        }
    }

    private async Task<bool> ApplyDueExclusiveAsync(ContentPath main, ContentPath next, Article article, CancellationToken cancel)
    {
        byte[]? now = files.Read(main.Path), change = files.Read(next.Path);
        // What was read is what has come: a change that was made later by hand is left to its own time.
        if (change is null || now is null || !Same(change, article) || TextDecoder.Decode(change) is not { } text)
        {
            return false;
        }

        // The change goes last: until it is gone, readers have the same words from either file.
        FileChange[] changes = [new(main.Path, now, Bytes(InPlaceOf(now, text, article))), new(next.Path, change, null)];
        return await commit.RunAsync(
            changes, _ => new RevisionInfo(Actor.Site, "planned"),
            transaction =>
            {
                audit.Record(transaction, Actor.Site, "article.settle", $"text {main.Path}", $"was {next.Path}");
                return ReviewStore.MoveToFileAsync(transaction, next.Path, main.Path, cancel);
            }, cancel) is EditResult.Saved;
    }

    private async Task<EditResult> UnscheduleExclusiveAsync(ContentPath main, ContentPath next, string expectedVersion, Actor actor, CancellationToken cancel)
    {
        byte[]? now = files.Read(main.Path), change = files.Read(next.Path);
        if (change is null || ContentHash.Compute(change) != expectedVersion || TextDecoder.Decode(change) is not { } text)
        {
            return EditResult.Conflict.Instance;
        }

        if (Find(main) is { } article && article.IsPublicAt(clock.GetUtcNow()))
        {
            return new ActionRefused(ActionRefusal.HasAppeared, ArticleAction.CancelSchedule, ArticleState.Published);
        }

        bool hasDraft = false;
        try
        {
            return await commit.RunAsync(
                new FileChange(next.Path, change, null), new RevisionInfo(actor, ""),
                async transaction =>
                {
                    hasDraft = !await DraftStore.BeginAsync(
                        transaction, main.Path, Back(now, text), ContentHash.Compute(now), actor, clock.GetUtcNow(), cancel);
                    if (hasDraft)
                    {
                        // Takes the file and the rows back: no words may take the place of those.
                        throw new OperationCanceledException();
                    }

                    audit.Record(transaction, actor, "article.unplan", $"text {main.Path}");
                    await DraftStore.RemoveAsync(transaction, next.Path, actor, cancel);
                    await ReviewStore.EndForFileAsync(transaction, next.Path, cancel);
                }, cancel);
        }
        catch (OperationCanceledException) when (hasDraft)
        {
            return new ActionRefused(ActionRefusal.HasDraft, ArticleAction.CancelSchedule, ArticleState.Scheduled);
        }
    }

    // The day on which the article first came stays, and readers are told on which it changed.
    private static string InPlaceOf(byte[] current, string text, Article article)
    {
        if (ArticleDocument.Parse(text) is not { } matter || ArticleDocument.Parse(current) is not { } before
            || before.Text("status") != "published")
        {
            return text;
        }

        bool isDated = matter.Text("updated") != before.Text("updated");
        ArticleDocument dated = isDated || before.Signature == matter.Signature ? matter
            : FrontMatterRewriter.Set(matter, "updated", article.Published!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return FrontMatterRewriter.Set(dated, "publish", before.Text("publish")).ToString();
    }

    private static string Back(byte[]? current, string text) =>
        ArticleDocument.Parse(current) is { } before && ArticleDocument.Parse(text) is { } matter
            ? FrontMatterRewriter.Set(matter, "publish", before.Text("publish")).ToString() : text;

    private static bool Same(byte[] bytes, Article article) =>
        TextDecoder.Decode(bytes)?.TrimStart('\uFEFF').ReplaceLineEndings("\n") is { } text && Bytes(text).AsSpan().SequenceEqual(article.Source.Span);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
