using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Makes one source of two: shows both side by side, and asks which stays.</summary>
public sealed class MergeModel(CurrentContentLoader contentLoader, SourceEditor editor, UiText words) : RefusingModel(words)
{
    // Each is found by reading every text.
    private readonly Dictionary<string, KeyChangeImpact> _rewriting = new(StringComparer.Ordinal);
    private ContentSnapshot _all = null!;

    [BindProperty]
    [FromForm(Name = "")]
    public MergeInput Input { get; set; } = new();

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
    public KeyChangeImpact RewritingOf(Reference goes) => _rewriting.TryGetValue(goes.Id, out KeyChangeImpact? known)
        ? known : _rewriting[goes.Id] = KeyChangeImpact.Create(goes.Id, editor, _all, IsSamePaper);

    /// <summary>Both have one DOI or one PMID.</summary>
    public bool IsSamePaper => Other is { } other && SamePaper.Is(Source, other);

    /// <summary>The texts that would lose their review, by the one choice or the other, as the next post has to name them.</summary>
    public string Ending => Other is not { } other || IsSamePaper ? ""
        : string.Join(';', RewritingOf(Source).Reviewed.Concat(RewritingOf(other).Reviewed).Select(text => text.File).Distinct(StringComparer.Ordinal));

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, [FromQuery] string? with, CancellationToken cancel)
    {
        if (!await FindAsync(key, with ?? "", cancel))
        {
            return NotFound();
        }

        Refusal = With.Length > 0 && Other is null ? Words["sources.merge-unknown", With] : null;
        return Refusal is null ? Page() : Refused(StatusCodes.Status400BadRequest);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, Input.With, cancel))
        {
            return NotFound();
        }

        if (Other is null || (Input.Keep != Source.Id && Input.Keep != Other.Id))
        {
            Refusal = Words["sources.merge-choose"];
            return Refused(StatusCodes.Status400BadRequest);
        }

        SourceVersionToken ours = Input.GetVersionToken(Source.Id), theirs = Input.GetOther().GetVersionToken(Other.Id);
        (SourceVersionToken keep, SourceVersionToken drop) = Input.Keep == Source.Id ? (ours, theirs) : (theirs, ours);
        EditResult outcome = await editor.MergeAsync(keep, drop, User.Actor(), cancel, mayEndReviewOf: Input.Ending.Split(';'));
        return outcome switch
        {
            SourceSaved done => new SeeOtherResult(StaffRoutes.Sources.After(done.Key, "merged")),
            EditResult.Conflict<Reference> { Current.Id: var changed } when changed == Other.Id =>
                SourceRefusalMessages.Answer(this, outcome, Input.GetOther().Parse()),
            _ => SourceRefusalMessages.Answer(this, outcome, Input.Parse()),
        };
    }

    private async Task<bool> FindAsync(string key, string with, CancellationToken cancel)
    {
        ContentSnapshot all = await contentLoader.GetSnapshotAsync(cancel);
        if (editor.FindOrRead(all, key) is not { } source)
        {
            return false;
        }

        SourceIndex index = SourceIndex.GetFor(all);
        (_all, Source, With) = (all, source, with.Trim());
        Reference? named = With.Length > 0 ? editor.FindOrRead(all, With.TrimStart('[', '@').TrimEnd(']')) : null;
        Other = named is null || named.Id == source.Id ? null : named;
        Suggested = index.Doubles.Find(source)?.Known;
        Rows = Other is null ? [] : Side(Source, Other);
        Uses = (index.GetCitingTexts(source.Id).Count, Other is null ? 0 : index.GetCitingTexts(Other.Id).Count);
        return true;
    }

    private IReadOnlyList<(string, string, string)> Side(Reference ours, Reference theirs)
    {
        SourceFormView left = SourceFormView.From(ours.ToItem()), right = SourceFormView.From(theirs.ToItem());
        return
        [
            .. left.Fields.Union(right.Fields).Concat(SourceForm.Facts).Where(field => field.Show(left.Item) + field.Show(right.Item) != "")
                .Select(field => (Words[left.Label(field)], left.Said(field, Words), right.Said(field, Words))),
        ];
    }
}

public sealed record MergeInput : SourceAsSeen
{
    /// <summary>The key of the other one.</summary>
    public string With { get; init; } = "";

    /// <summary>The key of the one that stays.</summary>
    public string Keep { get; init; } = "";

    /// <summary>The texts that the page said would lose their review.</summary>
    public string Ending { get; init; } = "";

    [FromForm(Name = "was-other")]
    public string WasOther { get; init; } = "";

    public SourceAsSeen GetOther() => new() { Was = WasOther };
}
