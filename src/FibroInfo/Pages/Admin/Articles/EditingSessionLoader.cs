using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Site;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Brings somebody to a text, with all that is known about it at this moment.</summary>
public sealed class EditingSessionLoader(
    CurrentContentLoader contentLoader, ArticleEditor editor, DraftStore drafts, DraftValidator validator,
    ScheduledChanges scheduledChanges, LastKnownVersions versions, SourceKeyHistory keyHistory)
{
    public SiteData SiteData => validator.CreateContext().ContentSnapshot.SiteData;

    /// <summary>Null for an address that can be no article of this site.</summary>
    public Task<ContentPath?> FindAsync(string folder, string? name, CancellationToken cancel) => FindAsync(StaffRoutes.Articles.List, folder, name, cancel);

    /// <summary>Null for an address that can be no text of this site.</summary>
    /// <param name="asked">Whose beginning says whether it is an article or a plain page.</param>
    public async Task<ContentPath?> FindAsync(PathString asked, string folder, string? name, CancellationToken cancel)
    {
        SiteProfile site = (await contentLoader.GetSnapshotAsync(cancel)).SiteData.Site;
        if (StaffRoutes.Articles.Find(asked, folder, name ?? site.DefaultLanguage.Code) is not { } path || !site.Languages.Contains(path.Language))
        {
            return null;
        }

        // What was planned and has come stands in the place of what it changed.
        return path.IsArticle && await ApplyDueChangeAsync(path, cancel) ? ScheduledChanges.GetMainPath(path) : path;
    }

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<EditingSession> OpenAsync(ContentPath path, Actor actor, CancellationToken cancel)
    {
        List<Draft> all = await drafts.ListForFileAsync(path.Path, cancel);
        byte[]? bytes = editor.Find(path) ?? (editor.IsAway ? await versions.FindAsync(path, cancel) : null);
        return new EditingSession(path, bytes, all.Find(draft => draft.Account == actor.Account), [.. all.Where(draft => draft.Account != actor.Account)]);
    }

    /// <summary>Without drafts: what can be shown while the store is away.</summary>
    public EditingSession OpenWithoutDatabase(ContentPath path) => new(path, editor.Find(path), null, []);

    public DraftValidation Read(ContentPath path, string text) => validator.Read(path, text);

    /// <summary>What the file says; null when it is not there or has an error.</summary>
    public Article? OnDisk(ContentPath path) => validator.CreateContext().ContentSnapshot.Texts.FirstOrDefault(text => text.Path.Path == path.Path)?.Article;

    public bool IsThere(ContentPath path) => editor.Find(path) is not null;

    /// <summary>What a window sends that was opened before a source got another key, as if it had been opened afterwards.</summary>
    /// <param name="expectedVersion">The file that it was opened with.</param>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<(string Text, string ExpectedVersion)> UpdateKeysAsync(
        ContentPath path, string text, string expectedVersion, CancellationToken cancel) =>
        (await keyHistory.UpdateTextAsync(text, cancel), await keyHistory.UpdateVersionAsync(path.Path, expectedVersion, cancel));

    /// <summary>Keeps what was typed, if it is anything new.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public async Task<DraftOutcome?> SaveAsync(EditingSession session, string text, string expectedVersion, int version, Actor actor, CancellationToken cancel)
    {
        bool isNew = session.OwnDraft is { } own ? own.Text != text || own.Seen != expectedVersion : text != session.OnDisk;
        return isNew ? await drafts.SaveAsync(session.Path.Path, text, expectedVersion, version, actor, cancel) : null;
    }

    /// <summary>Ends when readers have what was written.</summary>
    public Task CatchUpAsync(CancellationToken cancel) => contentLoader.GetSnapshotAsync(cancel);

    /// <summary>What somebody was writing stands in a file now.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task DiscardAsync(ContentPath path, Actor actor, CancellationToken cancel) => drafts.DiscardAsync(path.Path, actor, cancel);

    private async Task<bool> ApplyDueChangeAsync(ContentPath path, CancellationToken cancel)
    {
        try
        {
            bool isSettled = await scheduledChanges.ApplyDueAsync(path, cancel);
            await contentLoader.GetSnapshotAsync(cancel);
            return isSettled;
        }
        catch (DatabaseUnavailableException)
        {
            // Readers have the change, and the page says that the store is away.
            return false;
        }
    }
}

/// <summary>Somebody at one text: its file, their draft, and what colleagues are writing in it.</summary>
/// <param name="Bytes">Of the file as it is now; null when it is not there.</param>
/// <param name="OwnDraft">Their draft.</param>
/// <param name="OtherDrafts">The last saved first.</param>
public sealed record EditingSession(ContentPath Path, byte[]? Bytes, Draft? OwnDraft, IReadOnlyList<Draft> OtherDrafts)
{
    public string? OnDisk => Bytes is null ? null : TextDecoder.Decode(Bytes);

    /// <summary>True when the file is there and is no text.</summary>
    public bool IsUnreadable => Bytes is not null && OnDisk is null;

    /// <summary>True when there is nothing to open.</summary>
    public bool IsEmpty => Bytes is null && OwnDraft is null && OtherDrafts.Count == 0;

    /// <summary>A colleague's draft; null when it is not there.</summary>
    public Draft? Find(long? id) => OtherDrafts.FirstOrDefault(draft => draft.Id == id);

    /// <summary>What the form begins with: their own words first, then the file, then a colleague's who has begun.</summary>
    public string Text => OwnDraft?.Text ?? OnDisk ?? (OtherDrafts is [var other, ..] ? other.Text : ArticleDocument.Empty.ToString());

    public string Seen => OwnDraft?.Seen ?? ContentHash.Compute(Bytes);

    /// <summary>True when the file was changed since their draft was begun.</summary>
    public bool IsOvertaken => OwnDraft is not null && OwnDraft.Seen != ContentHash.Compute(Bytes);
}
