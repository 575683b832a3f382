using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Editing;

/// <summary>Brings one edit onto the disk together with its entry in the audit: neither is there without the other.</summary>
internal sealed class SourceCommit(ContentFileWriter files, SiteDatabase store, AuditTrail audit)
{
    private const int MaxAttempts = 5;

    /// <summary>
    /// Reads the file as it is now, lets <paramref name="edit"/> think, and writes;
    /// all over again when the file was changed by hand meanwhile.
    /// </summary>
    public async Task<SourceOutcome> RunAsync(Actor actor, string action, Func<ReferencesFile, SourceEdit> edit, CancellationToken cancel)
    {
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            (ReferencesFile? sources, SourceOutcome? fault) = Open();
            SourceEdit made = sources is null ? SourceEdit.Reject(fault!) : edit(sources);
            if (made.Refusal is { } refusal)
            {
                return refusal;
            }

            FileWriteOutcome outcome = await CommitAsync(
                transaction => audit.Record(transaction, actor, action, $"source {made.Key}", made.Detail), sources!, made.NewFile!, cancel);
            if (outcome is not FileWriteOutcome.ChangedMeanwhile)
            {
                return outcome is FileWriteOutcome.Refused refused ? SourceOutcome.Refused.From(refused) : new SourceOutcome.Done(made.Key, []);
            }
        }

        return new SourceOutcome.Refused("references.json is being changed by another program all the time. Try again in a moment.");
    }

    /// <summary>The same without an entry, for a step on the way.</summary>
    public SourceOutcome? Step(Func<ReferencesFile, ReferencesFile> edit)
    {
        (ReferencesFile? sources, SourceOutcome? fault) = Open();
        return sources is null ? fault : Write(sources, edit(sources)) switch
        {
            FileWriteOutcome.Done => null,
            FileWriteOutcome.Refused refused => SourceOutcome.Refused.From(refused),
            _ => new SourceOutcome.Refused("references.json was changed by another program at the same moment. Try again."),
        };
    }

    public (ReferencesFile? Sources, SourceOutcome? Fault) Open()
    {
        var problems = new List<Problem>();
        try
        {
            return ReferencesFile.Parse(files.Read(ReferencesFile.Name), problems) is { } sources ? (sources, null) : (null, new SourceOutcome.Faulty(problems));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, fault is ContentUnavailableException ? SourceOutcome.Refused.From(FileWriteOutcome.Refused.Away)
                : new SourceOutcome.Refused("references.json cannot be read. Whoever runs the site has to look at its rights."));
        }
    }

    private async Task<FileWriteOutcome> CommitAsync(Action<WriteTransaction> note, ReferencesFile expectedFile, ReferencesFile newFile, CancellationToken cancel)
    {
        bool isWritten = false;
        try
        {
            return await store.WriteAsync(
                transaction =>
                {
                    FileWriteOutcome outcome = Write(expectedFile, newFile);
                    if (outcome is FileWriteOutcome.Done)
                    {
                        isWritten = true;
                        note(transaction);
                    }

                    return Task.FromResult(outcome);
                }, cancel);
        }
        catch (Exception fault) when (isWritten && fault is DatabaseUnavailableException or OperationCanceledException)
        {
            Write(newFile, expectedFile);
            throw;
        }
    }

    private FileWriteOutcome Write(ReferencesFile expectedFile, ReferencesFile newFile) => newFile.Bytes.Length > SourceFileDecoder.MaxBytes
        ? new FileWriteOutcome.Refused(
            $"references.json would be larger than {SourceFileDecoder.MaxBytes / 1024 / 1024} MB, which the site does not read.", IsTransient: false)
        : files.Write(ReferencesFile.Name, expectedFile.IsNew ? [] : expectedFile.Bytes, newFile.Bytes);
}
