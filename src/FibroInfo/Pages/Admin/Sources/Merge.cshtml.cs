using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.Sheet;
using FibroInfo.References;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Makes one source of two: shows both side by side, and asks which stays.</summary>
public sealed class MergeModel(FreshShelf shelf, SourceEditor editor, UiText words) : RefusingModel(words)
{
    private const string WasOther = "was-other";

    private ContentSnapshot _all = null!;

    public Reference Source { get; private set; } = null!;

    /// <summary>Null until one is named that is there.</summary>
    public Reference? Other { get; private set; }

    public string With { get; private set; } = "";

    /// <summary>Sources that seem to be the same, to choose from.</summary>
    public Reference? Suggested { get; private set; }

    /// <summary>Every field that one of them has.</summary>
    public IReadOnlyList<(string Label, string Ours, string Theirs)> Rows { get; private set; } = [];

    public (int Ours, int Theirs) Uses { get; private set; }

    /// <summary>What becomes of the texts if this one goes.</summary>
    public Rewriting RewritingOf(Reference goes) => Rewriting.Of(goes.Id, editor, _all);

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery] string? with, CancellationToken cancel)
    {
        if (!await FindAsync(key, with ?? "", cancel))
        {
            return NotFound();
        }

        Refusal = With.Length > 0 && Other is null ? Words["sources.merge-unknown", With] : null;
        return Refusal is null ? Page() : Refused(StatusCodes.Status400BadRequest);
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadStaffPostAsync();
        if (!await FindAsync(key, post["with"], cancel))
        {
            return NotFound();
        }

        if (Other is null || (post["keep"] != Source.Id && post["keep"] != Other.Id))
        {
            Refusal = Words["sources.merge-choose"];
            return Refused(StatusCodes.Status400BadRequest);
        }

        SourceVersionToken ours = post.SeenOf(Source.Id), theirs = post.SeenOf(Other.Id, WasOther);
        SourceOutcome outcome = post["keep"] == Source.Id
            ? await editor.MergeAsync(ours, theirs, User.Actor(), cancel)
            : await editor.MergeAsync(theirs, ours, User.Actor(), cancel);
        return outcome switch
        {
            SourceOutcome.Done done => new SeeOther(SourceAddress.After(done.Key, "merged")),
            SourceOutcome.ChangedMeanwhile { Now.Id: var changed } when changed == Other.Id => Refusals.Answer(this, outcome, post.ShowWas(WasOther)),
            _ => Refusals.Answer(this, outcome, post.ShowWas()),
        };
    }

    private async Task<bool> FindAsync(string key, string with, CancellationToken cancel)
    {
        ContentSnapshot all = await shelf.AllAsync(cancel);
        if (all.Bibliography.FindCanonical(key) is not { } source)
        {
            return false;
        }

        SourceIndex index = SourceIndex.Of(all);
        (_all, Source, With) = (all, Now(source), with.Trim());
        Reference? named = With.Length > 0 ? all.Bibliography.FindCanonical(With.TrimStart('[', '@').TrimEnd(']')) : null;
        Other = named is null || named.Id == source.Id ? null : Now(named);
        Suggested = index.Doubles.Find(source)?.Known;
        Rows = Other is null ? [] : Side(Source, Other);
        Uses = (index.PlacesOf(source.Id).Count, Other is null ? 0 : index.PlacesOf(Other.Id).Count);
        return true;
    }

    // The shelf may not have read yet what the file says.
    private Reference Now(Reference source) => editor.Find(source.Id) ?? source;

    private IReadOnlyList<(string, string, string)> Side(Reference ours, Reference theirs)
    {
        SheetView left = SheetView.Of(ours.ToItem()), right = SheetView.Of(theirs.ToItem());
        return
        [
            .. left.Fields.Union(right.Fields).Concat(SourceSheet.Facts).Where(field => field.Show(left.Item) + field.Show(right.Item) != "")
                .Select(field => (Words[left.Label(field)], left.Said(field, Words), right.Said(field, Words))),
        ];
    }
}
