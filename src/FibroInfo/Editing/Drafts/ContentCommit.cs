using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Revisions;

namespace FibroInfo.Editing.Drafts;

/// <summary>Brings a text onto the disk together with its version and the other rows of the deed: none is there without the others.</summary>
internal sealed class ContentCommit(ContentFileWriter files, SiteDatabase store, RevisionLog revisions)
{
    /// <param name="file">Below the content folder.</param>
    /// <param name="current">What it is; null when it is not there.</param>
    /// <param name="newContent">What it shall be.</param>
    /// <param name="revision">Who, and why.</param>
    /// <param name="note">What else is written in this transaction: the line of the audit, the end of a draft.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public async Task<FileWriteOutcome> RunAsync(string file, byte[]? current, byte[] newContent, RevisionInfo revision, Func<WriteTransaction, Task> note, CancellationToken cancel)
    {
        bool isWritten = false;
        try
        {
            return await store.WriteAsync(
                async transaction =>
                {
                    FileWriteOutcome outcome = files.Write(file, current ?? [], newContent);
                    if (outcome is FileWriteOutcome.Done)
                    {
                        isWritten = true;
                        await StoreRevisionAsync(transaction, file, current, newContent, revision);
                        await note(transaction);
                    }

                    return outcome;
                }, cancel);
        }
        catch (Exception) when (isWritten)
        {
            RestorePreviousFile(file, current, newContent);
            throw;
        }
    }

    // What stood there before, if nobody has seen it yet, and what stands there now.
    private async Task StoreRevisionAsync(WriteTransaction transaction, string file, byte[]? before, byte[] newContent, RevisionInfo revision)
    {
        if (before is not null)
        {
            await revisions.RecordAsync(transaction, file, before, Revision.OnDisk, "", null, CancellationToken.None);
        }

        await revisions.RecordAsync(transaction, file, newContent, revision.Actor, revision.Why, revision.Restored, CancellationToken.None);
    }

    private void RestorePreviousFile(string file, byte[]? before, byte[] newContent)
    {
        if (before is null)
        {
            files.Remove(file, newContent);
        }
        else
        {
            files.Write(file, newContent, before);
        }
    }
}

/// <summary>Who writes a text, and what its version tells of it.</summary>
/// <param name="Why">What they said about it, on one line; may be empty.</param>
/// <param name="Restored">The number of the version that is brought back; null for a text that was written anew.</param>
internal sealed record RevisionInfo(Actor Actor, string Why, int? Restored = null);
