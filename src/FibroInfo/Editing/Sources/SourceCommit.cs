using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Editing.Sources;

/// <summary>Plans an edit of <c>references.json</c> on the file as it is, and commits it with its entry in the audit.</summary>
public sealed class SourceCommit(ContentFileWriter files, ContentCommit commit, AuditTrail audit)
{
    internal const int MaxAttempts = 5;

    internal static readonly EditResult.Failed Busy = new("Another program keeps changing references.json. Try again in a moment.");

    /// <summary>
    /// Reads the file as it is now, lets <paramref name="edit"/> think, and writes;
    /// all over again when the file was changed by hand meanwhile.
    /// </summary>
    internal async Task<EditResult> RunAsync(Actor actor, string action, Func<ReferencesFile, SourceEdit> edit, CancellationToken cancel)
    {
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            (ReferencesFile? sources, EditResult? fault) = Open();
            SourceEdit made = sources is null ? SourceEdit.Reject(fault!) : edit(sources);
            (FileChange? change, EditResult? refusal) = made.Refusal is null ? Plan(sources!, made.NewFile!) : (null, made.Refusal);
            if (change is null)
            {
                return refusal!;
            }

            EditResult outcome = await commit.RunAsync(
                change,
                transaction =>
                {
                    foreach (string key in made.Keys)
                    {
                        audit.Record(transaction, actor, action, $"source {key}", made.Detail);
                    }

                    return Task.CompletedTask;
                }, cancel);
            if (outcome is not EditResult.Conflict)
            {
                return outcome is EditResult.Failed failed ? failed : made.Saved;
            }
        }

        return Busy;
    }

    internal (ReferencesFile? Sources, EditResult? Fault) Open()
    {
        var problems = new List<Problem>();
        try
        {
            return ReferencesFile.Parse(files.Read(ReferencesFile.Name), problems) is { } sources ? (sources, null) : (null, new EditResult.Invalid(problems));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, fault is ContentUnavailableException ? EditResult.Failed.Away
                : new EditResult.Failed("references.json can't be read. Ask the person who runs the site to check its permissions."));
        }
    }

    /// <summary>A change of the file, unless it grows past what the site reads.</summary>
    internal static (FileChange? Change, EditResult? Refusal) Plan(ReferencesFile expectedFile, ReferencesFile newFile) =>
        newFile.Bytes.Length > SourceFileDecoder.MaxBytes
            ? (null, new EditResult.Failed(
                $"references.json would be larger than {SourceFileDecoder.MaxBytes / 1024 / 1024} MB, which the site does not read.", IsTransient: false))
            : (new FileChange(ReferencesFile.Name, expectedFile.IsNew ? null : expectedFile.Bytes.ToArray(), newFile.Bytes.ToArray()), null);
}
