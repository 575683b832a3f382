using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>What journals said of our sources later: what was found, what nobody knows, and how to find out.</summary>
[RequestSizeLimit(MaxBytes)]
public sealed class SourceNoticesModel(
    ContentStore contentStore, RetractionStatusCache standings, SourceLookup lookUps, LookupSchedule round, TimeProvider clock, UiText words) : PageModel
{
    // The list of Retraction Watch grows by some megabytes a year, and had 60 in 2025.
    public const int MaxBytes = 256 * 1024 * 1024;

    private IReadOnlyList<MonitoredSource> _all = [];

    [BindProperty]
    [FromForm(Name = "action")]
    public string Action { get; set; } = "";

    [BindProperty]
    [FromForm(Name = "list")]
    public IFormFile? List { get; set; }

    public string? Done { get; private set; }

    public string? Refusal { get; private set; }

    public bool CanAsk => lookUps.EnabledRegistries.Count > 0;

    public LookupProgress Progress => round.Progress;

    /// <summary>Heaviest first.</summary>
    public IReadOnlyList<MonitoredSource> Found =>
    [
        .. _all.Where(watched => watched.IsFound)
            .OrderBy(watched => watched.Source.Facts.Notice?.Kind)
            .ThenBy(watched => watched.State),
    ];

    public IReadOnlyList<MonitoredSource> Failed => [.. _all.Where(watched => watched is { IsFound: false, Standing.Watch: NoticeWatchState.CouldNot })];

    public int Clear => _all.Count(watched => watched.IsClear);

    public DateTimeOffset? OldestClear => _all
        .Where(watched => watched.IsClear)
        .Select(watched => (DateTimeOffset?)watched.Standing.At)
        .Min();

    public int NotLookedUp => _all.Count(watched => watched.Standing.Watch == NoticeWatchState.NotLookedUp);

    public void OnGet([FromQuery] string? done)
    {
        Done = done == "all" ? words["notices.begun"] : null;
        Look();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Action == "all")
        {
            round.Begin();
            return new SeeOtherResult($"{StaffRoutes.Sources.Notices}?done=all");
        }

        int status = List is null ? Refuse(words["notices.no-file"]) : await LoadAsync(List, cancel);
        Look();
        return new PageResult { StatusCode = status };
    }

    private async Task<int> LoadAsync(IFormFile file, CancellationToken cancel)
    {
        try
        {
            await using Stream csv = file.OpenReadStream();
            RetractionWatchList list = await RetractionWatchList.ReadAsync(csv, contentStore.Site.Today(clock.GetUtcNow()), cancel);
            int found = await lookUps.ImportAsync(list, contentStore.Snapshot.Bibliography, User.Actor(), cancel);
            string newest = list.Newest is { } day ? words.Date(day) : "?";
            Done = string.Join(' ', words["notices.loaded", words.Number(list.Rows), newest], words.Count("notices.loaded-found", found));
            return StatusCodes.Status200OK;
        }
        catch (InvalidDataException other)
        {
            return Refuse(other.Message);
        }
    }

    private int Refuse(string why)
    {
        Refusal = why;
        return StatusCodes.Status400BadRequest;
    }

    private void Look()
    {
        PublishedContent library = contentStore.Current;
        _all =
        [
            .. contentStore.Snapshot.Bibliography.All.Select(source => new MonitoredSource(
                source, standings.GetNoticeState(source), standings.Get(source), library.UsesOf(source.Id).Count())),
        ];
    }
}

/// <summary>A source with what is known of notices on it.</summary>
/// <param name="State">The heaviest that a registry last told.</param>
/// <param name="Uses">How many public articles cite it.</param>
public sealed record MonitoredSource(Reference Source, NoticeState State, RetractionStatus Standing, int Uses)
{
    /// <summary>Our file has a retraction that no registry knows any more: the journal may have taken it back.</summary>
    public bool IsTakenBack => Source.IsRetracted && Standing.Watch == NoticeWatchState.Clear;

    /// <summary>No retraction is known, of a source that our file does not call retracted.</summary>
    public bool IsClear => Standing.Watch == NoticeWatchState.Clear && Source.Facts.Notice?.Kind is not (NoticeKind.Retraction or NoticeKind.PartialRetraction);

    /// <summary>Something for a person to read: a notice, or what cannot be weighed.</summary>
    public bool IsFound => Source.Facts.Notice is not null || State < NoticeState.None;
}
