using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Matter;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Schedules;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Site;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Brings somebody to a text, with all that is known about it at this moment.</summary>
public sealed class WritingDesk(
    FreshShelf shelf, ArticleEditor editor, DraftStore drafts, DraftValidator proofs, PlannedChanges plans, LastVersions versions)
{
    public SiteData SiteData => proofs.Desk().ContentSnapshot.SiteData;

    /// <summary>Null for an address that can be no article of this site.</summary>
    public Task<ContentPath?> FindAsync(string folder, string? name, CancellationToken cancel) => FindAsync(TextAddress.List, folder, name, cancel);

    /// <summary>Null for an address that can be no text of this site.</summary>
    /// <param name="asked">Whose beginning says whether it is an article or a plain page.</param>
    public async Task<ContentPath?> FindAsync(PathString asked, string folder, string? name, CancellationToken cancel)
    {
        SiteProfile site = (await shelf.AllAsync(cancel)).SiteData.Site;
        if (TextAddress.Find(asked, folder, name ?? site.DefaultLanguage.Code) is not { } path || !site.Languages.Contains(path.Language))
        {
            return null;
        }

        // What was planned and has come stands in the place of what it changed.
        return path.IsArticle && await SettleAsync(path, cancel) ? PlannedChanges.MainOf(path) : path;
    }

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<EditingSession> SitAsync(ContentPath path, Actor who, CancellationToken cancel)
    {
        List<Draft> all = await drafts.OfAsync(path.Path, cancel);
        byte[]? bytes = editor.Find(path) ?? (editor.IsAway ? await versions.FindAsync(path, cancel) : null);
        return new EditingSession(path, bytes, all.Find(draft => draft.Account == who.Account), [.. all.Where(draft => draft.Account != who.Account)]);
    }

    /// <summary>Without drafts: what can be shown while the store is away.</summary>
    public EditingSession SitWithoutStore(ContentPath path) => new(path, editor.Find(path), null, []);

    public DraftValidation Read(ContentPath path, string text) => proofs.Read(path, text);

    /// <summary>What the file says; null when it is not there or has an error.</summary>
    public Article? OnDisk(ContentPath path) => proofs.Desk().ContentSnapshot.Texts.FirstOrDefault(text => text.Path.Path == path.Path)?.Article;

    public bool IsThere(ContentPath path) => editor.Find(path) is not null;

    /// <summary>Keeps what was typed, if it is anything new.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public async Task<DraftOutcome?> SaveAsync(EditingSession sitting, string text, string seen, int version, Actor who, CancellationToken cancel)
    {
        bool isNew = sitting.Own is { } own ? own.Text != text || own.Seen != seen : text != sitting.OnDisk;
        return isNew ? await drafts.SaveAsync(sitting.Path.Path, text, seen, version, who, cancel) : null;
    }

    /// <summary>Ends when readers have what was written.</summary>
    public Task CatchUpAsync(CancellationToken cancel) => shelf.AllAsync(cancel);

    /// <summary>What somebody was writing stands in a file now.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task DropAsync(ContentPath path, Actor who, CancellationToken cancel) => drafts.DiscardAsync(path.Path, who, cancel);

    private async Task<bool> SettleAsync(ContentPath path, CancellationToken cancel)
    {
        try
        {
            bool isSettled = await plans.SettleAsync(path, cancel);
            await shelf.AllAsync(cancel);
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
/// <param name="Own">Their draft.</param>
/// <param name="Others">The last saved first.</param>
public sealed record EditingSession(ContentPath Path, byte[]? Bytes, Draft? Own, IReadOnlyList<Draft> Others)
{
    public string? OnDisk => Bytes is null ? null : ArticleEditor.Decode(Bytes);

    /// <summary>True when the file is there and is no text.</summary>
    public bool IsNoText => Bytes is not null && OnDisk is null;

    /// <summary>True when there is nothing to open.</summary>
    public bool IsEmpty => Bytes is null && Own is null && Others.Count == 0;

    /// <summary>A colleague's draft; null when it is not there.</summary>
    public Draft? Find(long? id) => Others.FirstOrDefault(draft => draft.Id == id);

    /// <summary>What the form begins with: their own words first, then the file, then a colleague's who has begun.</summary>
    public string Text => Own?.Text ?? OnDisk ?? (Others is [var other, ..] ? other.Text : FrontMatterText.Empty.ToString());

    public string Seen => Own?.Seen ?? ContentHash.Of(Bytes);

    /// <summary>True when the file was changed since their draft was begun.</summary>
    public bool IsOvertaken => Own is not null && Own.Seen != ContentHash.Of(Bytes);
}
