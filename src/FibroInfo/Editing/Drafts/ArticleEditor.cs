using System.Text;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Revisions;

namespace FibroInfo.Editing.Drafts;

/// <summary>Writes the text of an article or page into its file: whole, unseen by nobody, and past no error of the checks.</summary>
public sealed class ArticleEditor(ContentFileWriter files, RevisionCommit commit, AuditTrail audit, DraftValidator validator)
{
    public const int MaxReasonCharacters = 300;

    /// <summary>True while nothing can be said of any file.</summary>
    public bool IsAway => files.IsAway;

    /// <summary>The bytes of a text, or null when it is not there.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public byte[]? Open(ContentPath path) => files.Read(path.Path);

    /// <summary>The same, and null too when it cannot be read: who is writing loses no word by it.</summary>
    public byte[]? Find(ContentPath path)
    {
        try
        {
            return Open(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="path">Of a language of the site.</param>
    /// <param name="expectedVersion">The <see cref="ContentHash"/> that the writer began with.</param>
    /// <param name="text">The whole file, as it shall be.</param>
    /// <param name="reason">Why its warnings may stay; empty for none.</param>
    /// <param name="actor">Somebody with an account, whose draft of it goes.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="writeRows">What else is written in the same transaction.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public Task<EditResult> PublishAsync(
        ContentPath path, string expectedVersion, string text, string reason, Actor actor, CancellationToken cancel,
        Func<WriteTransaction, Task>? writeRows = null) =>
        WriteAsync(path, expectedVersion, text, reason, null, actor, async transaction =>
        {
            await DraftStore.RemoveAsync(transaction, path.Path, actor, CancellationToken.None);
            await (writeRows?.Invoke(transaction) ?? Task.CompletedTask);
        }, cancel);

    /// <summary>Changes the file alone: what anybody is writing in it, the actor too, stays.</summary>
    /// <inheritdoc cref="PublishAsync"/>
    public Task<EditResult> ReplaceAsync(
        ContentPath path, string expectedVersion, string text, string reason, Actor actor, Func<WriteTransaction, Task> writeRows,
        CancellationToken cancel) =>
        WriteAsync(path, expectedVersion, text, reason, null, actor, writeRows, cancel);

    /// <param name="path">Of a language of the site.</param>
    /// <param name="expectedVersion">The <see cref="ContentHash"/> that the writer saw.</param>
    /// <param name="text">The whole file, as it shall be again.</param>
    /// <param name="reason">Why it is brought back.</param>
    /// <param name="version">The number of the version that it was.</param>
    /// <param name="actor">Whose own draft stays: they did not publish that.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public Task<EditResult> RestoreAsync(
        ContentPath path, string expectedVersion, string text, string reason, int version, Actor actor, CancellationToken cancel) =>
        WriteAsync(path, expectedVersion, text, reason, version, actor, _ => Task.CompletedTask, cancel);

    private async Task<EditResult> WriteAsync(
        ContentPath path, string expectedVersion, string text, string reason, int? restored, Actor actor, Func<WriteTransaction, Task> writeRows,
        CancellationToken cancel)
    {
        try
        {
            return await files.RunExclusiveAsync(
                () => WriteExclusiveAsync(path, expectedVersion, text, reason, restored, actor, writeRows, cancel), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return EditResult.Failed.Unread(path.Path, fault);
        }
    }

    private async Task<EditResult> WriteExclusiveAsync(
        ContentPath path, string expectedVersion, string text, string reason, int? restored, Actor actor, Func<WriteTransaction, Task> writeRows,
        CancellationToken cancel)
    {
        byte[]? now = Open(path);
        text = now is not null && TextDecoder.Decode(now) is { } before ? SlugChange.KeepOldAddress(before, text, path) : text;
        validator.LookAgain();
        DraftValidation validation = validator.Read(path, text);
        if (ContentHash.Compute(now) != expectedVersion)
        {
            return new EditResult.Conflict<byte[]>(now);
        }

        if (validation.Errors.Any() || !validation.IsReadable)
        {
            return new EditResult.Invalid(validation.Problems);
        }

        if (validation.Warnings.Any() && reason.Length == 0)
        {
            return new EditResult.NeedsReason(validation.Problems);
        }

        EditResult result = await commit.RunAsync(
            new FileChange(path.Path, now, Encoding.UTF8.GetBytes(text)), new RevisionInfo(actor, PlainReason(reason), restored),
            transaction =>
            {
                // Whoever brings an old version back has not published what they were writing: that stays.
                audit.Record(
                    transaction, actor, $"{path.Kind}.{(restored is null ? "publish" : "restore")}", $"text {path.Path}",
                    restored is { } number ? $"version {number}: {PlainReason(reason)}" : Detail(now, text, validation, reason));
                return writeRows(transaction);
            }, cancel);
        return result is EditResult.Conflict ? new EditResult.Conflict<byte[]>(Open(path)) : result;
    }

    // Names of keys and rules, never what they say; the reason is meant to be read there.
    private static string Detail(byte[]? current, string text, DraftValidation validation, string reason)
    {
        ArticleDocument before = ArticleDocument.Parse(current) ?? ArticleDocument.Empty;
        string changed = current is null ? "new" : string.Join(", ", FrontMatterForm.Changed(before, ArticleDocument.Parse(text) ?? ArticleDocument.Empty));
        string passed = string.Join(", ", validation.Warnings.Select(problem => problem.Rule).Distinct(StringComparer.Ordinal));
        return passed.Length == 0 ? changed : $"{changed}; passed {passed}: {PlainReason(reason)}";
    }

    private static string PlainReason(string reason) => string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
