using FibroInfo.Editing.Documents;
using System.Globalization;
using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.References;
using FibroInfo.Registries;

namespace FibroInfo.Editing.Sources;

/// <summary>Writes into <c>references.json</c> what registries told: a notice, a field that somebody took over, and that a record was matched.</summary>
/// <param name="today">The day on the clinic's wall.</param>
public sealed class RegistryUpdates(SourceEditor editor, SourceComparer compared, Func<DateOnly> today)
{
    private const string Facts = "custom";

    private static readonly Dictionary<NoticeKind, string> Words = new()
    {
        [NoticeKind.Retraction] = "retraction",
        [NoticeKind.PartialRetraction] = "partial-retraction",
        [NoticeKind.Concern] = "concern",
        [NoticeKind.Correction] = "correction",
    };

    /// <returns>False when the file cannot be written just now; what was written stays.</returns>
    public async Task<bool> WriteAsync(IReadOnlyList<FoundNotice> found, CancellationToken cancel)
    {
        foreach (FoundNotice notice in found)
        {
            EditResult outcome = await ChangeAsync(notice.Source, item => WriteNotice(item, notice.Notice), "notice.write", Actor.Site, cancel);
            if (outcome is not (EditResult.Saved or EditResult.Conflict<Reference> { Current: null }))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts the registry's value of one field in the place of ours, and marks the record as matched when that was the last difference.</summary>
    /// <param name="expectedVersion">The <see cref="SourceHash"/> that was on the form.</param>
    /// <param name="theirs">The registry's record.</param>
    public async Task<EditResult> TakeOverFieldAsync(
        Reference ours, string expectedVersion, ComparedField field, Reference theirs, Actor actor, CancellationToken cancel)
    {
        JsonObject item = ours.ToItem(), record = theirs.ToItem();
        foreach (string name in ComparedCslFields.GetCslNames(field).Where(name => record[name] is not null))
        {
            item[name] = record[name]!.DeepClone();
        }

        EditResult outcome = await editor.ChangeAsync(ours.Id, expectedVersion, item, "source.take", actor, cancel);
        if (outcome is SourceSaved)
        {
            await VerifyAsync(ours.Id, actor, cancel);
        }

        return outcome;
    }

    /// <summary>Marks a record as matched, with the day, if the rows say that it is .</summary>
    /// <returns>Null when there was nothing to write.</returns>
    /// <exception cref="Data.DatabaseUnavailableException">The rows cannot be read.</exception>
    public async Task<EditResult?> VerifyAsync(string key, Actor actor, CancellationToken cancel)
    {
        if (editor.Find(key) is not { Facts.Status: SourceStatus.Unverified } ours || !(await compared.CompareAsync(ours, cancel)).IsMatch)
        {
            return null;
        }

        return await ChangeAsync(key, item => VerifiedFlag.Set(FactsOf(item), Day(today())), "source.verify", actor, cancel);
    }

    /// <summary>Compares sources with the rows, and marks all those that match.</summary>
    /// <exception cref="Data.DatabaseUnavailableException">The rows cannot be read.</exception>
    public async Task<EditResult> VerifyAsync(IReadOnlyList<string> keys, Actor actor, CancellationToken cancel)
    {
        var matching = new List<Reference>();
        foreach (Reference source in editor.Find(keys).Where(source => source.Facts.Status == SourceStatus.Unverified))
        {
            if ((await compared.CompareAsync(source, cancel)).IsMatch)
            {
                matching.Add(source);
            }
        }

        return await VerifyAsync(matching, actor, cancel);
    }

    /// <summary>Marks sources as matched, with the day. One that was changed since it was compared is left as it is.</summary>
    /// <param name="matching">As they were compared.</param>
    /// <returns><see cref="SourcesVerified"/>, or why none is marked.</returns>
    public Task<EditResult> VerifyAsync(IReadOnlyList<Reference> matching, Actor actor, CancellationToken cancel) =>
        matching.Count == 0 ? Task.FromResult<EditResult>(new SourcesVerified([]))
        : editor.VerifyAsync(matching, item => VerifiedFlag.Set(FactsOf(item), Day(today())), "source.verify", actor, cancel);

    /// <summary>Puts a notice into an item of the file.</summary>
    internal static void WriteNotice(JsonObject item, Notice notice) => FactsOf(item)["notice"] = Json(notice);

    /// <summary>A notice as the file has it.</summary>
    public static JsonObject Json(Notice notice)
    {
        var json = new JsonObject { ["kind"] = Words[notice.Kind] };
        if (notice.Date is { } day)
        {
            json["date"] = Day(day);
        }

        if (notice.Doi is { } doi)
        {
            json["doi"] = doi.Value;
        }

        return json;
    }

    private Task<EditResult> ChangeAsync(string key, Action<JsonObject> change, string action, Actor actor, CancellationToken cancel)
    {
        if (editor.Find(key) is not { } source)
        {
            return Task.FromResult<EditResult>(new EditResult.Conflict<Reference>(null));
        }

        JsonObject item = source.ToItem();
        change(item);
        return editor.ChangeAsync(key, SourceHash.Compute(source), item, action, actor, cancel);
    }

    private static JsonObject FactsOf(JsonObject item)
    {
        if (item[Facts] is not JsonObject facts)
        {
            item[Facts] = facts = [];
        }

        return facts;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
