using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Text;

namespace FibroInfo.Editing.SiteData;

/// <summary>Changes the yaml files: one entry at a time, whole, unseen by nobody, and past no error of the checks.</summary>
public sealed class EntryEditor(ContentFileWriter files, ContentCommit commit, AuditTrail audit, DraftValidator validator)
{
    private readonly ConcurrentDictionary<string, YamlFileText> _last = new(StringComparer.Ordinal);

    /// <summary>The file as it is now, or was while the folder is away; null, with why, when no form can change it.</summary>
    public YamlFileText? Open(SiteDataFile file, ICollection<Problem> problems)
    {
        try
        {
            YamlFileText? text = files.Read(file.Path) is { } bytes
                ? Parse(file, bytes, problems) : Fail(file, problems, "file.missing", "This file doesn't exist.");
            return text is null ? null : _last[file.Path] = text;
        }
        catch (ContentUnavailableException)
        {
            return _last.GetValueOrDefault(file.Path) ?? Fail(file, problems, "folder.away", "The content folder is missing.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Fail(file, problems, "file.unreadable", "This file can't be opened.");
        }
    }

    /// <summary>Which wording of an entry somebody saw: others may change beside it meanwhile.</summary>
    public static string ComputeVersion(YamlFileText text, string? id) =>
        text.Written(id) is { } written ? ContentHash.Compute(Encoding.UTF8.GetBytes(written)) : ContentHash.None;

    /// <summary>How the audit names an entry; with no id, how the names of all of a file begin.</summary>
    public static string GetAuditSubject(SiteDataFile file, string? id) => id is null ? file.Name : $"{file.Name} {id}";

    /// <summary>When the file was changed last; null when it is not there.</summary>
    public DateTimeOffset? ChangedAt(SiteDataFile file)
    {
        var found = new FileInfo(Path.Combine(files.Root, file.Path));
        return found.Exists ? new DateTimeOffset(found.LastWriteTimeUtc) : null;
    }

    /// <summary>Whether nobody changed the file since this site itself wrote it.</summary>
    public bool WasWrittenHere(SiteDataFile file)
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
    public async Task<EditResult> ApplyAsync(EntryChange change, CancellationToken cancel)
    {
        try
        {
            return await files.RunExclusiveAsync(() => ApplyExclusiveAsync(change, cancel), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return EditResult.Failed.Unread(change.File.Path, fault);
        }
    }

    private async Task<EditResult> ApplyExclusiveAsync(EntryChange change, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        byte[]? bytes = files.Read(change.File.Path);
        if (bytes is null || Parse(change.File, bytes, problems) is not { } text)
        {
            return bytes is null ? new EditResult.Conflict<JsonObject>(null) : new InvalidEntry(problems, null);
        }

        return change.Wanted is null && text.Find(change.Id!) is null ? new EditResult.Conflict<JsonObject>(null)
            : ComputeVersion(text, change.Id) != change.ExpectedVersion
                ? change.IsNew ? new EntryTaken() : new EditResult.Conflict<JsonObject>(text.GetData(change.Id))
            : Edit(text, change) is not { } made ? new EntryNotEditable((change.Id is null ? 0 : text.Find(change.Id)?.Line ?? 0) + 1)
            : made.ToString() == text.ToString() ? EditResult.Saved.Instance
            : Refuse(change, made) ?? await WriteAsync(change, text, bytes, made, cancel);
    }

    private static YamlFileText? Edit(YamlFileText text, EntryChange change) => change switch
    {
        { Wanted: null } => EntryRewriter.Remove(text, change.Id!),
        { IsNew: true } => EntryRewriter.Add(text, change.Id!, change.Wanted),
        _ => EntryRewriter.Change(text, change.Id, change.Wanted),
    };

    private EditResult? Refuse(EntryChange change, YamlFileText made)
    {
        validator.LookAgain();
        DraftValidation validation = validator.ReadShared(change.File.Path, made.ToString());
        return validation.Errors.Any() ? new InvalidEntry([.. validation.Errors], made)
            : validation.Warnings.Any() && change.Reason.Length == 0 ? new EntryNeedsReason([.. validation.Warnings], made)
            : null;
    }

    private async Task<EditResult> WriteAsync(EntryChange change, YamlFileText text, byte[] current, YamlFileText made, CancellationToken cancel)
    {
        EditResult result = await commit.RunAsync(
            new FileChange(change.File.Path, current, Encoding.UTF8.GetBytes(made.ToString())),
            transaction =>
            {
                audit.Record(transaction, change.Actor, change.Verb, change.Subject, change.Detail(text.GetData(change.Id)));
                return Task.CompletedTask;
            }, cancel);
        return result is EditResult.Conflict ? new EditResult.Conflict<JsonObject>(text.GetData(change.Id)) : result;
    }

    private static YamlFileText? Parse(SiteDataFile file, byte[] bytes, ICollection<Problem> problems) =>
        TextDecoder.Decode(bytes) is { } text ? YamlFileText.Parse(text, file.Path, problems)
            : Fail(file, problems, "file.encoding", "This file is not UTF-8.");

    private static YamlFileText? Fail(SiteDataFile file, ICollection<Problem> problems, string rule, string message)
    {
        problems.Add(new FileLocation(file.Path).Error(rule, message, "Ask the person who runs the site to fix it."));
        return null;
    }
}

/// <summary>What somebody does to an entry of a yaml file.</summary>
/// <param name="Id">Null for a file that has no entries.</param>
/// <param name="ExpectedVersion">The version they began with; <see cref="ContentHash.None"/> for an entry that is new.</param>
/// <param name="Wanted">All that it shall say; null to take it away.</param>
/// <param name="Reason">Why its warnings may stay; empty for none.</param>
public sealed record EntryChange(SiteDataFile File, string? Id, string ExpectedVersion, JsonObject? Wanted, string Reason, Actor Actor)
{
    internal string Verb => Wanted is null ? "site.remove" : IsNew ? "site.add" : "site.change";

    internal string Subject => EntryEditor.GetAuditSubject(File, Id);

    internal bool IsNew => Wanted is not null && ExpectedVersion == ContentHash.None;

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

/// <summary>The entry has errors, or would cause them elsewhere.</summary>
/// <param name="Text">As the file would have been, to find the fields they are in; null when the file itself cannot be read.</param>
public sealed record InvalidEntry(IReadOnlyList<Problem> Problems, YamlFileText? Text) : EditResult.Invalid(Problems);

/// <summary>The entry has warnings, and nobody said why they may stay.</summary>
public sealed record EntryNeedsReason(IReadOnlyList<Problem> Warnings, YamlFileText Text) : EditResult.NeedsReason(Warnings);

/// <summary>There is an entry with this id already.</summary>
public sealed record EntryTaken : EditResult;

/// <summary>The entry is written in a way that only a person can change.</summary>
/// <param name="Line">Of the file, from 1.</param>
public sealed record EntryNotEditable(int Line) : EditResult;
