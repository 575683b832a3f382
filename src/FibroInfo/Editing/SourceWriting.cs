using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Editing;

/// <summary>Brings one edit onto the disk together with its entry in the audit: neither is there without the other.</summary>
internal sealed class SourceWriting(ContentFiles files, SiteDatabase store, AuditTrail audit)
{
    private const int MostAttempts = 5;

    /// <summary>
    /// Reads the file as it is now, lets <paramref name="edit"/> think, and writes;
    /// all over again when the file was changed by hand meanwhile.
    /// </summary>
    public async Task<SourceOutcome> RunAsync(Actor who, string deed, Func<SourcesFile, SourceEdit> edit, CancellationToken cancel)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            (SourcesFile? sources, SourceOutcome? fault) = Open();
            SourceEdit made = sources is null ? SourceEdit.No(fault!) : edit(sources);
            if (made.Refusal is { } refusal)
            {
                return refusal;
            }

            WriteOutcome outcome = await CommitAsync(
                writing => audit.Note(writing, who, deed, $"source {made.Key}", made.Detail), sources!, made.Fresh!, cancel);
            if (outcome is not WriteOutcome.ChangedMeanwhile)
            {
                return outcome is WriteOutcome.Refused refused ? SourceOutcome.Refused.Of(refused) : new SourceOutcome.Done(made.Key, []);
            }
        }

        return new SourceOutcome.Refused("references.json is being changed by another program all the time. Try again in a moment.");
    }

    /// <summary>The same without an entry, for a step on the way.</summary>
    public SourceOutcome? Step(Func<SourcesFile, SourcesFile> edit)
    {
        (SourcesFile? sources, SourceOutcome? fault) = Open();
        return sources is null ? fault : Write(sources, edit(sources)) switch
        {
            WriteOutcome.Done => null,
            WriteOutcome.Refused refused => SourceOutcome.Refused.Of(refused),
            _ => new SourceOutcome.Refused("references.json was changed by another program at the same moment. Try again."),
        };
    }

    public (SourcesFile? Sources, SourceOutcome? Fault) Open()
    {
        var problems = new List<Problem>();
        try
        {
            return SourcesFile.Parse(files.Read(SourcesFile.Name), problems) is { } sources ? (sources, null) : (null, new SourceOutcome.Faulty(problems));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, fault is ContentAwayException ? SourceOutcome.Refused.Of(WriteOutcome.Refused.Away)
                : new SourceOutcome.Refused("references.json cannot be read. Whoever runs the site has to look at its rights."));
        }
    }

    private async Task<WriteOutcome> CommitAsync(Action<WriteTransaction> note, SourcesFile seen, SourcesFile fresh, CancellationToken cancel)
    {
        bool isWritten = false;
        try
        {
            return await store.WriteAsync(
                writing =>
                {
                    WriteOutcome outcome = Write(seen, fresh);
                    if (outcome is WriteOutcome.Done)
                    {
                        isWritten = true;
                        note(writing);
                    }

                    return Task.FromResult(outcome);
                }, cancel);
        }
        catch (Exception fault) when (isWritten && fault is DatabaseUnavailableException or OperationCanceledException)
        {
            Write(fresh, seen);
            throw;
        }
    }

    private WriteOutcome Write(SourcesFile seen, SourcesFile fresh) => fresh.Bytes.Length > SourceBytes.MostBytes
        ? new WriteOutcome.Refused(
            $"references.json would be larger than {SourceBytes.MostBytes / 1024 / 1024} MB, which the site does not read.", Passes: false)
        : files.Write(SourcesFile.Name, seen.IsNew ? [] : seen.Bytes, fresh.Bytes);
}
