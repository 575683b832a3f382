using System.Text.Json.Nodes;
using FibroInfo.Content;
using FibroInfo.Audit;
using FibroInfo.Checks;
using FibroInfo.Data;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.SiteData;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Site;

/// <summary>What is known about the yaml files at this moment.</summary>
public sealed class SiteDataFileLoader(CurrentContentLoader contentLoader, EntryEditor editor, DraftValidator validator, AuditQueries audit, UiText words)
{
    private const int MaxHistoryEntries = 10;

    public async Task<ContentSnapshot> GetSnapshotAsync(CancellationToken cancel) => await contentLoader.GetSnapshotAsync(cancel);

    /// <summary>The file as it is now; null, with why, when no form can change it.</summary>
    public YamlFileText? Open(SiteDataFile file, ICollection<Problem> problems) => editor.Open(file, problems);

    public IReadOnlyList<Problem> FindingsIn(SiteDataFile file) => EditorialRules.RunOn(file.Path, validator.CreateContext());

    /// <summary>Writes, and waits until readers have it.</summary>
    public async Task<EditResult> ApplyAsync(EntryChange change, CancellationToken cancel)
    {
        try
        {
            EditResult outcome = await editor.ApplyAsync(change, cancel);
            await contentLoader.GetSnapshotAsync(cancel);
            return outcome;
        }
        catch (DatabaseUnavailableException)
        {
            return new EditResult.Failed(words["entries.refused.away"]);
        }
    }

    /// <summary>What was done to an entry, or to any of a file, newest first; nothing while the store is away.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ListHistoryAsync(SiteDataFile file, string? id, CancellationToken cancel)
    {
        try
        {
            return await audit.ListForSubjectAsync(EntryEditor.GetAuditSubject(file, id), MaxHistoryEntries, cancel);
        }
        catch (DatabaseUnavailableException)
        {
            return [];
        }
    }

    /// <summary>When a file was changed last, and by whom where the staff did it here.</summary>
    public async Task<(DateTimeOffset? At, string? Who)> LastAsync(SiteDataFile file, CancellationToken cancel)
    {
        DateTimeOffset? at = editor.ChangedAt(file);
        try
        {
            return (at, editor.WasWrittenHere(file) ? (await audit.LastAsync(EntryEditor.GetAuditSubject(file, null), cancel))?.ActorName : null);
        }
        catch (DatabaseUnavailableException)
        {
            return (at, null);
        }
    }

    /// <summary>What an entry is called among people.</summary>
    public static string NameOf(SiteDataFile file, string id, JsonObject data, Language language)
    {
        string first = file.Fields[0].Name;
        JsonNode? said = file.IsByLanguage ? (In(data) as JsonObject)?[first] : data[first];
        string? name = YamlToJson.Text(said is JsonObject texts ? In(texts) : said);
        return string.IsNullOrEmpty(name) ? id : name;

        JsonNode? In(JsonObject map) => map[language.Code] ?? map.FirstOrDefault().Value;
    }

    public static string[] CodesOf(SiteProfile site) => [.. site.Languages.Select(language => language.Code)];
}
