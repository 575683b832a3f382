using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;

namespace FibroInfo.Editing.Revisions;

/// <summary>Changes texts together with their versions: a <see cref="ContentCommit"/> whose rows begin with what each text was and is.</summary>
public sealed class RevisionCommit(ContentCommit commit, RevisionLog revisions)
{
    /// <summary>Changes one text.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<EditResult> RunAsync(FileChange change, RevisionInfo revision, Func<WriteTransaction, Task> writeRows, CancellationToken cancel) =>
        RunAsync([change], _ => revision, writeRows, cancel);

    /// <param name="changes">Of texts, and of files beside them, which have no versions.</param>
    /// <param name="revision">Who, and why, for the version of each.</param>
    /// <param name="writeRows">What else is written in this transaction: the line of the audit, the end of a draft.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<EditResult> RunAsync(
        IReadOnlyList<FileChange> changes, Func<FileChange, RevisionInfo> revision, Func<WriteTransaction, Task> writeRows, CancellationToken cancel) =>
        commit.RunAsync(
            changes,
            async transaction =>
            {
                foreach (FileChange change in changes.Where(change => ContentPath.Parse(change.Path, []) is not null))
                {
                    await RecordAsync(transaction, change, revision(change), cancel);
                }

                await writeRows(transaction);
            }, cancel);

    // What stood there before, if nobody has seen it yet, and what stands there now.
    private async Task RecordAsync(WriteTransaction transaction, FileChange change, RevisionInfo revision, CancellationToken cancel)
    {
        if (change.Expected is { } before)
        {
            await revisions.RecordAsync(transaction, change.Path, before, Revision.OnDisk, "", null, cancel);
        }

        if (change.NewContent is { } now)
        {
            await revisions.RecordAsync(transaction, change.Path, now, revision.Actor, revision.Why, revision.Restored, cancel);
        }
    }
}

/// <summary>Who writes a text, and what its version tells of it.</summary>
/// <param name="Why">What they said about it, on one line; may be empty.</param>
/// <param name="Restored">The number of the version that is brought back; null for a text that was written anew.</param>
public sealed record RevisionInfo(Actor Actor, string Why, int? Restored = null);
