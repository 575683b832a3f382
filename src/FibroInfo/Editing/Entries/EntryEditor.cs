using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Drafts;
using FibroInfo.Text;

namespace FibroInfo.Editing.Entries;

/// <summary>Changes the yaml files: one entry at a time, whole, unseen by nobody, and past no error of the checks.</summary>
public sealed class EntryEditor(ContentFiles files, SiteDatabase store, AuditTrail audit, DraftValidator proofs)
{
    private readonly ConcurrentDictionary<string, EntryText> _last = new(StringComparer.Ordinal);

    /// <summary>The file as it is now, or was while the folder is away; null, with why, when no form can change it.</summary>
    public EntryText? Open(EntryFile file, ICollection<Problem> problems)
    {
        try
        {
            EntryText? text = files.Read(file.Path) is { } bytes
                ? Parse(file, bytes, problems) : Fail(file, problems, "file.missing", "This file is not there.");
            return text is null ? null : _last[file.Path] = text;
        }
        catch (ContentAwayException)
        {
            return _last.GetValueOrDefault(file.Path) ?? Fail(file, problems, "folder.away", "The content folder is away.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Fail(file, problems, "file.unreadable", "This file cannot be opened.");
        }
    }

    /// <summary>Which wording of an entry somebody saw: others may change beside it meanwhile.</summary>
    public static string VersionOf(EntryText text, string? id) =>
        text.Written(id) is { } written ? ContentHash.Of(Encoding.UTF8.GetBytes(written)) : ContentHash.None;

    /// <summary>How the audit names an entry; with no id, how the names of all of a file begin.</summary>
    public static string SubjectOf(EntryFile file, string? id) => id is null ? file.Name : $"{file.Name} {id}";

    /// <summary>When the file was changed last; null when it is not there.</summary>
    public DateTimeOffset? ChangedAt(EntryFile file)
    {
        var found = new FileInfo(Path.Combine(files.Root, file.Path));
        return found.Exists ? new DateTimeOffset(found.LastWriteTimeUtc) : null;
    }

    /// <summary>Whether nobody changed the file since this site itself wrote it.</summary>
    public bool WasWrittenHere(EntryFile file)
    {
        try
        {
            return files.Read(file.Path) is { } bytes && files.IsOwn(file.Path, bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public async Task<EntryOutcome> DoAsync(EntryChange deed, CancellationToken cancel)
    {
        try
        {
            return await files.AloneAsync(() => DoAloneAsync(deed, cancel), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new EntryOutcome.Refused(WriteOutcome.Refused.Unread(deed.File.Path, fault));
        }
    }

    private async Task<EntryOutcome> DoAloneAsync(EntryChange deed, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        byte[]? bytes = files.Read(deed.File.Path);
        if (bytes is null || Parse(deed.File, bytes, problems) is not { } text)
        {
            return bytes is null ? new EntryOutcome.ChangedMeanwhile(Now: null) : new EntryOutcome.Faulty(problems, null);
        }

        return deed.Wanted is null && text.Find(deed.Id!) is null ? new EntryOutcome.ChangedMeanwhile(Now: null)
            : VersionOf(text, deed.Id) != deed.Seen
                ? deed.IsNew ? new EntryOutcome.Taken() : new EntryOutcome.ChangedMeanwhile(text.DataOf(deed.Id))
            : Edit(text, deed) is not { } made ? new EntryOutcome.ByHand((deed.Id is null ? 0 : text.Find(deed.Id)?.Line ?? 0) + 1)
            : made.ToString() == text.ToString() ? EntryOutcome.Done.It
            : Refuse(deed, made) ?? await WriteAsync(deed, text, bytes, made, cancel);
    }

    private static EntryText? Edit(EntryText text, EntryChange deed) => deed switch
    {
        { Wanted: null } => EntryEdit.Remove(text, deed.Id!),
        { IsNew: true } => EntryEdit.Add(text, deed.Id!, deed.Wanted),
        _ => EntryEdit.Change(text, deed.Id, deed.Wanted),
    };

    private EntryOutcome? Refuse(EntryChange deed, EntryText made)
    {
        DraftValidation proof = proofs.ReadShared(deed.File.Path, made.ToString());
        return proof.Errors.Any() ? new EntryOutcome.Faulty([.. proof.Errors], made)
            : proof.Warnings.Any() && deed.Reason.Length == 0 ? new EntryOutcome.WantsReason([.. proof.Warnings], made)
            : null;
    }

    // The file and its entry in the audit: neither is there without the other.
    private async Task<EntryOutcome> WriteAsync(EntryChange deed, EntryText text, byte[] now, EntryText made, CancellationToken cancel)
    {
        byte[] fresh = Encoding.UTF8.GetBytes(made.ToString());
        bool isWritten = false;
        try
        {
            return await store.WriteAsync(
                writing =>
                {
                    WriteOutcome outcome = files.Write(deed.File.Path, now, fresh);
                    isWritten = outcome is WriteOutcome.Done;
                    if (isWritten)
                    {
                        audit.Note(writing, deed.Who, deed.Verb, deed.Subject, deed.Detail(text.DataOf(deed.Id)));
                    }

                    return Task.FromResult<EntryOutcome>(outcome switch
                    {
                        WriteOutcome.Done => EntryOutcome.Done.It,
                        WriteOutcome.Refused refused => new EntryOutcome.Refused(refused.Why),
                        _ => new EntryOutcome.ChangedMeanwhile(text.DataOf(deed.Id)),
                    });
                }, cancel);
        }
        catch (Exception) when (isWritten)
        {
            files.Write(deed.File.Path, fresh, now);
            throw;
        }
    }

    private static EntryText? Parse(EntryFile file, byte[] bytes, ICollection<Problem> problems) =>
        ArticleEditor.Decode(bytes) is { } text ? EntryText.Parse(text, file.Path, problems) : Fail(file, problems, "file.encoding", "This file is not UTF-8.");

    private static EntryText? Fail(EntryFile file, ICollection<Problem> problems, string rule, string message)
    {
        problems.Add(new FileLocation(file.Path).Error(rule, message, "Whoever runs the site has to look after it."));
        return null;
    }
}

/// <summary>What somebody does to an entry of a yaml file.</summary>
/// <param name="Id">Null for a file that has no entries.</param>
/// <param name="Seen">The version they began with; <see cref="Drafts.ContentHash.None"/> for an entry that is new.</param>
/// <param name="Wanted">All that it shall say; null to take it away.</param>
/// <param name="Reason">Why its warnings may stay; empty for none.</param>
public sealed record EntryChange(EntryFile File, string? Id, string Seen, JsonObject? Wanted, string Reason, Actor Who)
{
    internal string Verb => Wanted is null ? "site.remove" : IsNew ? "site.add" : "site.change";

    internal string Subject => EntryEditor.SubjectOf(File, Id);

    internal bool IsNew => Wanted is not null && Seen == Drafts.ContentHash.None;

    /// <summary>For the audit: names of keys, never what they say; the reason is meant to be read there.</summary>
    /// <param name="before">What the entry said; null for none.</param>
    internal string? Detail(JsonObject? before)
    {
        string[] keys = Wanted is not { } wanted || before is null ? [] :
            [.. before.Concat(wanted).Select(pair => pair.Key).Distinct().Where(key => !JsonNode.DeepEquals(before[key], wanted[key]))];
        string reason = string.Join(' ', Reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string detail = string.Join("; ", new[] { string.Join(", ", keys), reason.Length > 0 ? $"passed: {reason}" : "" }.Where(part => part.Length > 0));
        return detail.Length > 0 ? detail : null;
    }
}

/// <summary>What became of a change of a yaml file. Only <see cref="Done"/> wrote it.</summary>
public abstract record EntryOutcome
{
    private EntryOutcome()
    {
    }

    public sealed record Done : EntryOutcome
    {
        public static readonly Done It = new();
    }

    /// <summary>It has errors, or would cause them elsewhere.</summary>
    /// <param name="Text">As it would have been, to find the fields they are in; null when the file itself cannot be read.</param>
    public sealed record Faulty(IReadOnlyList<Problem> Problems, EntryText? Text) : EntryOutcome;

    /// <summary>It has warnings, and nobody said why they may stay.</summary>
    public sealed record WantsReason(IReadOnlyList<Problem> Problems, EntryText Text) : EntryOutcome;

    /// <param name="Now">What the entry says by now; null when it, or the file, is gone.</param>
    public sealed record ChangedMeanwhile(JsonObject? Now) : EntryOutcome;

    /// <summary>There is an entry with this id already.</summary>
    public sealed record Taken : EntryOutcome;

    /// <summary>It is written in a way that only a person can change.</summary>
    /// <param name="Line">Of the file, from 1.</param>
    public sealed record ByHand(int Line) : EntryOutcome;

    /// <param name="Why">A sentence for the person at the form: the folder is read-only, or the disk is full.</param>
    public sealed record Refused(string Why) : EntryOutcome;
}
