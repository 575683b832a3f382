using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Site;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.SiteData;

/// <summary>
/// Changes the text on when to get help (P-20). What is typed waits in a row, and readers go on seeing the file; a reviewer who did not
/// write it signs it into the file.
/// </summary>
public sealed class UrgencyEditor(
    EntryEditor entries, ContentFileWriter files, ContentCommit commit, SiteDatabase store, AuditTrail audit, DraftValidator checks, TimeProvider clock)
{
    public const int MaxReasonCharacters = 1000;

    private const string Key = "urgency";

    private static readonly string[] SignatureKeys = ["reviewer", "reviewed", "signed"];

    private static readonly SiteDataFile File = SiteDataFileCatalogue.Urgency;

    /// <summary>The file as readers have it and the change that waits; the first is null, with why, when no form can change it.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<(YamlFileText? Live, UrgencyChange? Waiting)> OpenAsync(ICollection<Problem> problems, CancellationToken cancel) =>
        (entries.Open(File, problems), await store.ReadAsync(db => FindAsync(db, cancel)));

    /// <summary>What somebody saw: others may change the file or the waiting text meanwhile.</summary>
    public static string ComputeVersion(YamlFileText live, UrgencyChange? waiting)
    {
        string file = ContentHash.Compute(Encoding.UTF8.GetBytes(live.Written(Key) ?? ""));
        return waiting is null ? file : string.Create(CultureInfo.InvariantCulture, $"{file}.{waiting.Id}.{waiting.Version}");
    }

    /// <summary>The whole of what the file would say with the waiting change in it; of what it says now, without one.</summary>
    public static JsonObject GetData(YamlFileText live, UrgencyChange? waiting)
    {
        JsonObject data = live.Data;
        if (waiting is not null)
        {
            data[Key] = waiting.Data;
        }

        return data;
    }

    /// <summary>Whether the signature in the file fits its words.</summary>
    public static bool IsSigned(YamlFileText live) => Parse(live) is { IsSigned: true };

    /// <summary>Why somebody cannot sign what waits, or the file where nothing waits; null when nothing stands in the way.</summary>
    public static ActionRefusal? FindRefusal(UrgencyChange? waiting, StaffEditor signer, IdMap<Person> people) =>
        !signer.IsReviewer ? ActionRefusal.NotReviewer
        : signer.Person is null || !people.TryFind(signer.Person, out _) ? ActionRefusal.NoPerson
        : waiting?.IsWrittenBy(signer) == true ? ActionRefusal.IsAuthor
        : null;

    /// <summary>Keeps what was typed until a reviewer signs it. Readers see nothing of it.</summary>
    /// <param name="wanted">All that the file shall say.</param>
    /// <param name="person">Who of people.yaml the writer is.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public Task<EditResult> ProposeAsync(JsonObject wanted, string expectedVersion, string? person, Actor actor, CancellationToken cancel) =>
        RunAsync(expectedVersion, async (live, _) =>
        {
            JsonObject urgency = WithoutSignature(wanted[Key]);
            if (Build(live, urgency) is not { } made)
            {
                return new EntryNotEditable((live.Find(Key)?.Line ?? 0) + 1);
            }

            Problem[] errors = FindErrors(made);
            return errors.Length > 0 ? new InvalidEntry(errors, made) : await StoreAsync(live, urgency, expectedVersion, person, actor, cancel);
        }, cancel);

    /// <summary>Signs what waits into the file; where nothing waits, the file as it stands.</summary>
    /// <param name="today">The date in the clinic's time zone.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<EditResult> SignAsync(string expectedVersion, StaffEditor signer, IdMap<Person> people, DateOnly today, CancellationToken cancel) =>
        RunAsync(expectedVersion, async (live, waiting) =>
        {
            if (waiting is { Reason: not null } || (waiting is null && (live.Find(Key) is null || IsSigned(live))))
            {
                return NoUrgencyChange.Instance;
            }

            if (FindRefusal(waiting, signer, people) is { } refusal)
            {
                return new UrgencySigningRefused(refusal);
            }

            if (Sign(live, waiting?.Data ?? WithoutSignature(live.Data[Key]), signer.Person!, today) is not { } signed)
            {
                return new EntryNotEditable((live.Find(Key)?.Line ?? 0) + 1);
            }

            Problem[] errors = FindErrors(signed);
            return errors.Length > 0 ? new InvalidEntry(errors, signed) : await CommitAsync(live, signed, waiting, signer, cancel);
        }, cancel);

    /// <summary>Gives the waiting change back to its writer.</summary>
    /// <param name="reason">What is to be changed.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<EditResult> SendBackAsync(string expectedVersion, string reason, StaffEditor signer, IdMap<Person> people, CancellationToken cancel) =>
        RunAsync(expectedVersion, (_, waiting) => waiting is null ? Task.FromResult<EditResult>(NoUrgencyChange.Instance)
            : FindRefusal(waiting, signer, people) is { } refusal ? Task.FromResult<EditResult>(new UrgencySigningRefused(refusal))
            : store.WriteAsync<EditResult>(
                async transaction =>
                {
                    await One(transaction.Db, waiting).ExecuteUpdateAsync(
                        set => set.SetProperty(change => change.Reason, reason).SetProperty(change => change.SentBackBy, signer.Actor.Name)
                            .SetProperty(change => change.Version, waiting.Version + 1), cancel);
                    audit.Record(transaction, signer.Actor, "urgency.send-back", File.Name, reason);
                    return EditResult.Saved.Instance;
                }, cancel), cancel);

    /// <summary>Discards the waiting change.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<EditResult> DiscardAsync(string expectedVersion, Actor actor, CancellationToken cancel) =>
        RunAsync(expectedVersion, (_, waiting) => waiting is null ? Task.FromResult<EditResult>(NoUrgencyChange.Instance)
            : store.WriteAsync<EditResult>(
                async transaction =>
                {
                    await One(transaction.Db, waiting).ExecuteDeleteAsync(cancel);
                    audit.Record(transaction, actor, "urgency.discard", File.Name);
                    return EditResult.Saved.Instance;
                }, cancel), cancel);

    // One at a time, so that nobody signs what another is just changing.
    private async Task<EditResult> RunAsync(
        string expectedVersion, Func<YamlFileText, UrgencyChange?, Task<EditResult>> change, CancellationToken cancel)
    {
        try
        {
            return await files.RunExclusiveAsync(
                async () =>
                {
                    var problems = new List<Problem>();
                    (YamlFileText? live, UrgencyChange? waiting) = await OpenAsync(problems, cancel);
                    return live is null ? new InvalidEntry(problems, null)
                        : ComputeVersion(live, waiting) != expectedVersion ? EditResult.Conflict.Instance
                        : await change(live, waiting);
                }, cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return EditResult.Failed.Unread(File.Path, fault);
        }
    }

    private Problem[] FindErrors(YamlFileText made)
    {
        checks.LookAgain();
        return [.. checks.ReadShared(File.Path, made.ToString()).Errors];
    }

    private Task<EditResult> StoreAsync(
        YamlFileText live, JsonObject urgency, string expectedVersion, string? person, Actor actor, CancellationToken cancel) =>
        store.WriteAsync<EditResult>(
            async transaction =>
            {
                UrgencyChange? waiting = await FindAsync(transaction.Db, cancel);
                if (ComputeVersion(live, waiting) != expectedVersion)
                {
                    return EditResult.Conflict.Instance;
                }

                if (JsonNode.DeepEquals(urgency, WithoutSignature(GetData(live, waiting)[Key])))
                {
                    return EditResult.Saved.Instance;
                }

                var next = new UrgencyChange
                {
                    Text = urgency.ToJsonString(),
                    Accounts = waiting?.Accounts ?? "",
                    People = waiting?.People ?? "",
                    Writer = actor.Name,
                    ChangedAt = clock.GetUtcNow(),
                    Version = (waiting?.Version ?? 0) + 1,
                };
                next.Add(actor, person);
                await transaction.Db.Set<UrgencyChange>().ExecuteDeleteAsync(cancel);
                transaction.Db.Add(next);
                audit.Record(transaction, actor, "urgency.change", File.Name);
                return EditResult.Saved.Instance;
            }, cancel);

    private async Task<EditResult> CommitAsync(YamlFileText live, YamlFileText signed, UrgencyChange? waiting, StaffEditor signer, CancellationToken cancel)
    {
        byte[]? bytes = files.Read(File.Path);
        if (bytes is null || TextDecoder.Decode(bytes) != live.ToString())
        {
            return EditResult.Conflict.Instance;
        }

        return await commit.RunAsync(
            new FileChange(File.Path, bytes, Encoding.UTF8.GetBytes(signed.ToString())),
            async transaction =>
            {
                if (waiting is not null)
                {
                    await One(transaction.Db, waiting).ExecuteDeleteAsync(cancel);
                }

                audit.Record(transaction, signer.Actor, "urgency.sign", File.Name, $"{signer.Person}; {Parse(signed)!.Signature}");
            }, cancel);
    }

    private static YamlFileText? Sign(YamlFileText live, JsonObject urgency, string person, DateOnly today)
    {
        if (Build(live, urgency) is not { } made || Parse(made) is not { } text)
        {
            return null;
        }

        var signed = (JsonObject)urgency.DeepClone();
        string[] values = [person, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), text.Signature];
        for (int at = 0; at < SignatureKeys.Length; at++)
        {
            signed.Insert(at, SignatureKeys[at], values[at]);
        }

        return Build(live, signed) is { } file && Parse(file) is { IsSigned: true } ? file : null;
    }

    private static YamlFileText? Build(YamlFileText live, JsonObject urgency)
    {
        JsonObject all = live.Data;
        all[Key] = urgency.DeepClone();
        return EntryRewriter.Change(live, null, all);
    }

    private static UrgencyText? Parse(YamlFileText file) =>
        SiteProfileFile.Read(file.ToString().TrimStart('\uFEFF').ReplaceLineEndings("\n"), File.Path, [], [])?.Urgency;

    private static JsonObject WithoutSignature(JsonNode? urgency)
    {
        JsonObject copy = urgency is JsonObject map ? (JsonObject)map.DeepClone() : [];
        foreach (string key in SignatureKeys)
        {
            copy.Remove(key);
        }

        return copy;
    }

    private static Task<UrgencyChange?> FindAsync(SiteDbContext db, CancellationToken cancel) =>
        db.Set<UrgencyChange>().AsNoTracking().OrderByDescending(change => change.Id).FirstOrDefaultAsync(cancel);

    private static IQueryable<UrgencyChange> One(SiteDbContext db, UrgencyChange waiting) =>
        db.Set<UrgencyChange>().Where(change => change.Id == waiting.Id && change.Version == waiting.Version);
}
