using System.Globalization;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.Registries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>The library of sources, 25 a page.</summary>
public sealed class SourceListModel(CurrentContentLoader contentLoader, SourceComparer compared, SourceVerification verification) : PageModel
{
    private const int OnePage = 25;

    private static readonly Dictionary<string, SourceFilter> Filters = new(StringComparer.Ordinal)
    {
        ["all"] = SourceFilter.All,
        ["unverified"] = SourceFilter.Unverified,
        ["notice"] = SourceFilter.Noticed,
        ["indirect"] = SourceFilter.Indirect,
        ["consensus"] = SourceFilter.Consensus,
        ["unused"] = SourceFilter.Unused,
    };

    private static readonly Dictionary<string, SourceSort> Sorts = new(StringComparer.Ordinal)
    {
        ["author"] = SourceSort.Author,
        ["title"] = SourceSort.Title,
        ["newest"] = SourceSort.Newest,
        ["used"] = SourceSort.MostUsed,
        ["added"] = SourceSort.LastAdded,
    };

    // Hangs on what registries answered, which the library itself does not know.
    private const string Differs = "differs";

    private IReadOnlyList<IndexedSource> _fitting = [];

    public string Words { get; private set; } = "";

    public string Show { get; private set; } = "all";

    public string Sort { get; private set; } = "author";

    public int Number { get; private set; } = 1;

    public string? Done { get; private set; }

    /// <summary>Each filter with how many of the found sources it shows.</summary>
    public IReadOnlyList<(string Name, int Count)> Pills { get; private set; } = [];

    /// <summary>Sources with a retraction that a text still leans on, whatever the list shows.</summary>
    public IReadOnlyList<IndexedSource> Retracted { get; private set; } = [];

    public int Count => _fitting.Count;

    /// <summary>There are unverified sources, and a registry that can be asked about them.</summary>
    public bool CanVerify { get; private set; }

    public int Last => Math.Max(1, (Count + OnePage - 1) / OnePage);

    public IEnumerable<IndexedSource> Shown => _fitting.Skip((Number - 1) * OnePage).Take(OnePage);

    public static IEnumerable<string> SortNames => Sorts.Keys;

    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string? q, [FromQuery] string? show, [FromQuery] string? sort, [FromQuery] string? page, [FromQuery] string? done,
        CancellationToken cancel)
    {
        (Words, Show, Sort, Done) = (q ?? "", show ?? "all", sort ?? "author", done is "deleted" or "added" ? done : null);
        Number = page is null ? 1 : int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        if ((!Filters.TryGetValue(Show, out SourceFilter filter) && Show != Differs) || !Sorts.TryGetValue(Sort, out SourceSort order) || Words.Length > 200)
        {
            return NotFound();
        }

        SourceIndex index = await contentLoader.GetSourceIndexAsync(cancel);
        IReadOnlyList<IndexedSource> found = index.Find(Words, order);
        IReadOnlyDictionary<string, int> open = await compared.OpenAsync((await contentLoader.GetSnapshotAsync(cancel)).Bibliography, cancel);
        IndexedSource[] differing = [.. found.Where(listed => open.ContainsKey(listed.Source.Id))];
        Pills = [.. Filters.Select(pill => (pill.Key, Count(pill.Value))), (Differs, differing.Length)];
        _fitting = Show == Differs ? differing : filter == SourceFilter.All ? found : [.. found.Where(listed => listed.Fits(filter))];
        CanVerify = verification.CanRun && index.Find("", SourceSort.Author).Any(listed => listed.Fits(SourceFilter.Unverified));
        Retracted = [.. index.Find("", SourceSort.Author).Where(listed => listed.Uses > 0 && listed.Source.Facts.Notice?.Kind == NoticeKind.Retraction)];
        return Number >= 1 && Number <= Last ? Page() : NotFound();

        int Count(SourceFilter pill) => pill == SourceFilter.All ? found.Count : found.Count(listed => listed.Fits(pill));
    }

    /// <summary>This list with something else chosen.</summary>
    public string Address(string? show = null, string? sort = null, int page = 1)
    {
        (string, string, string)[] keys =
        [
            ("q", Words, ""),
            ("show", show ?? Show, "all"),
            ("sort", sort ?? Sort, "author"),
            ("page", page.ToString(CultureInfo.InvariantCulture), "1"),
        ];
        string query = string.Join('&', keys.Where(key => key.Item2 != key.Item3).Select(key => $"{key.Item1}={Uri.EscapeDataString(key.Item2)}"));
        return query.Length == 0 ? StaffRoutes.Sources.List : $"{StaffRoutes.Sources.List}?{query}";
    }
}
