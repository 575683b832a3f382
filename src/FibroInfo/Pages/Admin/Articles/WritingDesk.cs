using FibroInfo.Articles;
using FibroInfo.Audit;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Publishing.Drafts;
using FibroInfo.Site;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Brings somebody to a text, with all that is known about it at this moment.</summary>
public sealed class WritingDesk(FreshShelf shelf, ArticleEditor editor, DraftStore drafts, Proofreader proofs)
{
    public Handbook Handbook => proofs.Desk().Holdings.Handbook;

    /// <summary>Null for an address that can be no text of this site.</summary>
    public async Task<ContentPath?> FindAsync(string folder, string? name, CancellationToken cancel)
    {
        SiteProfile site = (await shelf.AllAsync(cancel)).Handbook.Site;
        return TextAddress.Find(folder, name ?? site.DefaultLanguage.Code) is { } path && site.Languages.Contains(path.Language) ? path : null;
    }

    /// <exception cref="Data.StoreAwayException">The store does not answer.</exception>
    public async Task<Sitting> SitAsync(ContentPath path, Actor who, CancellationToken cancel)
    {
        List<Draft> all = await drafts.OfAsync(path.Path, cancel);
        return new Sitting(path, editor.Find(path), all.Find(draft => draft.Account == who.Account), [.. all.Where(draft => draft.Account != who.Account)]);
    }

    /// <summary>Without drafts: what can be shown while the store is away.</summary>
    public Sitting SitWithoutStore(ContentPath path) => new(path, editor.Find(path), null, []);

    public Proof Read(ContentPath path, string text) => proofs.Read(path, text);

    /// <summary>Keeps what was typed, if it is anything new.</summary>
    /// <exception cref="Data.StoreAwayException">Nothing was stored.</exception>
    public async Task<DraftOutcome?> SaveAsync(Sitting sitting, string text, string seen, int version, Actor who, CancellationToken cancel)
    {
        bool isNew = sitting.Own is { } own ? own.Text != text || own.Seen != seen : text != sitting.OnDisk;
        return isNew ? await drafts.SaveAsync(sitting.Path.Path, text, seen, version, who, cancel) : null;
    }
}
