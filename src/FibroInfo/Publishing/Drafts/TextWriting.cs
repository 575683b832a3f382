using System.Text;
using FibroInfo.Articles;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Publishing.Revisions;

namespace FibroInfo.Publishing.Drafts;

/// <summary>Brings a text onto the disk together with its version, its entry in the audit and the end of its draft: none is there without the others.</summary>
internal sealed class TextWriting(ContentFiles files, Store store, AuditTrail audit, RevisionTrail revisions)
{
    /// <param name="path">The file.</param>
    /// <param name="now">What it is; null when it is not there.</param>
    /// <param name="text">What it shall be.</param>
    /// <param name="deed">Who, and why.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StoreAwayException">Nothing was written.</exception>
    public async Task<WriteOutcome> RunAsync(ContentPath path, byte[]? now, string text, TextDeed deed, CancellationToken cancel)
    {
        byte[] fresh = Encoding.UTF8.GetBytes(text);
        bool isWritten = false;
        try
        {
            return await store.WriteAsync(
                async writing =>
                {
                    WriteOutcome outcome = files.Write(path.Path, now ?? [], fresh);
                    if (outcome is WriteOutcome.Done)
                    {
                        isWritten = true;
                        await NoteAsync(writing, path.Path, now, fresh, deed);
                    }

                    return outcome;
                }, cancel);
        }
        catch (Exception) when (isWritten)
        {
            TakeBack(path.Path, now, fresh);
            throw;
        }
    }

    // What stood there before, if nobody has seen it yet, and what stands there now.
    private async Task NoteAsync(Writing writing, string file, byte[]? before, byte[] fresh, TextDeed deed)
    {
        if (before is not null)
        {
            await revisions.NoteAsync(writing, file, before, Revision.OnDisk, "", null, CancellationToken.None);
        }

        await revisions.NoteAsync(writing, file, fresh, deed.Who, deed.Why, deed.Restored, CancellationToken.None);
        if (deed.Restored is { } number)
        {
            // Whoever brings an old version back has not published what they were writing: that stays.
            audit.Note(writing, deed.Who, "article.restore", $"text {file}", $"version {number}: {deed.Why}");
            return;
        }

        audit.Note(writing, deed.Who, "article.publish", $"text {file}", deed.Detail);
        await DraftStore.RemoveAsync(writing, file, deed.Who, CancellationToken.None);
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
