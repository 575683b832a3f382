using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Revisions;

namespace FibroInfo.Editing.Drafts;

/// <summary>Brings a text onto the disk together with its version and the other rows of the deed: none is there without the others.</summary>
internal sealed class ContentCommit(ContentFiles files, SiteDatabase store, RevisionLog revisions)
{
    /// <param name="file">Below the content folder.</param>
    /// <param name="now">What it is; null when it is not there.</param>
    /// <param name="fresh">What it shall be.</param>
    /// <param name="deed">Who, and why.</param>
    /// <param name="note">What else is written in this transaction: the line of the audit, the end of a draft.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public async Task<WriteOutcome> RunAsync(string file, byte[]? now, byte[] fresh, RevisionInfo deed, Func<WriteTransaction, Task> note, CancellationToken cancel)
    {
        bool isWritten = false;
        try
        {
            return await store.WriteAsync(
                async writing =>
                {
                    WriteOutcome outcome = files.Write(file, now ?? [], fresh);
                    if (outcome is WriteOutcome.Done)
                    {
                        isWritten = true;
                        await KeepAsync(writing, file, now, fresh, deed);
                        await note(writing);
                    }

                    return outcome;
                }, cancel);
        }
        catch (Exception) when (isWritten)
        {
            TakeBack(file, now, fresh);
            throw;
        }
    }

    // What stood there before, if nobody has seen it yet, and what stands there now.
    private async Task KeepAsync(WriteTransaction writing, string file, byte[]? before, byte[] fresh, RevisionInfo deed)
    {
        if (before is not null)
        {
            await revisions.NoteAsync(writing, file, before, Revision.OnDisk, "", null, CancellationToken.None);
        }

        await revisions.NoteAsync(writing, file, fresh, deed.Who, deed.Why, deed.Restored, CancellationToken.None);
    }

    private void TakeBack(string file, byte[]? before, byte[] fresh)
    {
        if (before is null)
        {
            files.Remove(file, fresh);
        }
        else
        {
            files.Write(file, fresh, before);
        }
    }
}

/// <summary>Who writes a text, and what its version tells of it.</summary>
/// <param name="Why">What they said about it, on one line; may be empty.</param>
/// <param name="Restored">The number of the version that is brought back; null for a text that was written anew.</param>
internal sealed record RevisionInfo(Actor Who, string Why, int? Restored = null);
