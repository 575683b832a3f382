using FibroInfo.Comments;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Reports;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Reports;

/// <summary>What readers say is wrong or unclear, to be answered and closed.</summary>
public sealed class ReportsModel(
    PublishedContent library, ReportQueue queue, ReportDecisions decisions, ReportCloser closing, ModerationQueue comments, TimeProvider clock) : PageModel
{
    [BindProperty]
    [FromForm(Name = "")]
    public ReportInput Input { get; set; } = new();

    public ReportSearch Search { get; private set; } = null!;

    public ReportPage Reports { get; private set; } = null!;

    public ReportCounts Counts { get; private set; } = null!;

    public IReadOnlyList<UnclearArticle> Unclear { get; private set; } = [];

    /// <summary>By number: the comments that reports are about, as they are by now.</summary>
    public IReadOnlyDictionary<long, ModeratedComment> Comments { get; private set; } = new Dictionary<long, ModeratedComment>();

    /// <summary>The report that was just closed; null when none was.</summary>
    public StaffReport? Done { get; private set; }

    public ReportFormState? Again { get; private set; }

    /// <summary>How many were just closed at once; null when none were.</summary>
    public int? Closed { get; private set; }

    public BulkReportForm Several { get; private set; } = BulkReportForm.None;

    /// <summary>What came back is told above the list when its report has left it.</summary>
    public bool IsAgainElsewhere => Again is { } again && Reports.Reports.All(report => report.Id != again.Report.Id);

    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string? state, [FromQuery] string? kind, [FromQuery] string? after, [FromQuery] string? done, [FromQuery] int? closed,
        CancellationToken cancel)
    {
        if (!TrySearch(state, kind, after))
        {
            return NotFound();
        }

        Done = ReportRouteId.TryParse(done, out long number) && await queue.FindAsync(number, cancel) is { Decided: not null } report ? report : null;
        Closed = closed > 0 ? closed : null;
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromQuery] string? state, [FromQuery] string? kind, [FromQuery] string? after, CancellationToken cancel)
    {
        if (!TrySearch(state, kind, after))
        {
            return NotFound();
        }

        if (Input.Action == "decide-several")
        {
            return await DecideAsync(BulkReportForm.From(Input), cancel);
        }

        if (!ReportRouteId.TryParse(Input.Report, out long id) || await queue.FindAsync(id, cancel) is not { } report)
        {
            return NotFound();
        }

        return Input.Action switch
        {
            "decide" => await DecideAsync(report, cancel),
            "undo" => await UndoAsync(report, cancel),
            _ => BadRequest(),
        };
    }

    /// <summary>The address of what a report is about, also when the article is not public.</summary>
    public Article? ArticleOf(StaffReport report) => library.FindByKey(report.Article);

    public bool IsLate(StaffReport report) => report.Decided is null && clock.GetUtcNow() > report.Due;

    private async Task<IActionResult> UndoAsync(StaffReport report, CancellationToken cancel) =>
        await decisions.UndoAsync(report.Id, User.Actor(), cancel) is ReportUndoOutcome.Undone or ReportUndoOutcome.IsOpen
            ? new SeeOtherResult($"{StaffRoutes.Reports.Path}#report-{report.Id}")
            : await AskAgainAsync(report, "reports.fault.undo", StatusCodes.Status409Conflict, cancel);

    private async Task<IActionResult> DecideAsync(StaffReport report, CancellationToken cancel)
    {
        if (!ReportText.TryParse(Input.Outcome, out ReportText outcome, out FieldRejection? refusal))
        {
            return await AskAgainAsync(report, FaultOf(refusal), StatusCodes.Status400BadRequest, cancel);
        }

        return await closing.CloseAsync(report, outcome, Input.Public != "", User.Actor(), cancel)
            ? new SeeOtherResult(StaffRoutes.Reports.After(Search, $"done={report.Id}"))
            : await AskAgainAsync(report, "reports.fault.decided", StatusCodes.Status409Conflict, cancel);
    }

    private async Task<IActionResult> DecideAsync(BulkReportForm several, CancellationToken cancel)
    {
        bool isText = ReportText.TryParse(several.Typed, out ReportText outcome, out FieldRejection? refusal);
        if (several.Fault is not null || !isText)
        {
            return await AskAgainAsync(several.Fault is null ? several with { Fault = FaultOf(refusal) } : several, StatusCodes.Status400BadRequest, cancel);
        }

        IReadOnlyList<long> closed = await closing.CloseAsync(several, outcome, User.Actor(), cancel);
        Closed = closed.Count > 0 ? closed.Count : null;
        return closed.Count == several.Chosen.Count
            ? new SeeOtherResult(StaffRoutes.Reports.After(Search, $"closed={closed.Count}"))
            : await AskAgainAsync(several.Without(closed), StatusCodes.Status409Conflict, cancel);
    }

    private static string FaultOf(FieldRejection? refusal) => refusal == FieldRejection.TooLong ? "reports.fault.long" : "reports.fault.short";

    private async Task<IActionResult> AskAgainAsync(BulkReportForm several, int status, CancellationToken cancel)
    {
        Several = several;
        await LoadAsync(cancel);
        return new PageResult { StatusCode = status };
    }

    private async Task<IActionResult> AskAgainAsync(StaffReport report, string fault, int status, CancellationToken cancel)
    {
        Again = new ReportFormState(await queue.FindAsync(report.Id, cancel) ?? report, Input.Outcome, Input.Public != "", fault);
        await LoadAsync(cancel);
        return new PageResult { StatusCode = status };
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        (Reports, Counts, Unclear) = (await queue.PageAsync(Search, cancel), await queue.CountAsync(cancel), await queue.UnclearAsync(cancel));
        long[] about = [.. Reports.Reports.Select(report => report.Comment).OfType<long>().Distinct()];
        Comments = (about.Length == 0 ? [] : await comments.FindAsync(about, cancel)).ToDictionary(comment => comment.Id);
    }

    private bool TrySearch(string? state, string? kind, string? after)
    {
        ReportKind chosen = default;
        long number = 0;
        bool fits = state is null or "open" or "decided"
            && (kind is null || ReportKinds.TryParse(kind, out chosen))
            && (after is null || ReportRouteId.TryParse(after, out number));
        Search = new ReportSearch(state != "decided", kind is null ? null : chosen, after is null ? null : number);
        return fits;
    }
}

/// <summary>A form that came back.</summary>
/// <param name="Report">As it is by now: a colleague may have closed it.</param>
/// <param name="Typed">The answer, which must not be lost.</param>
/// <param name="Fault">The key of what is wrong with it.</param>
public sealed record ReportFormState(StaffReport Report, string Typed, bool IsPublic, string Fault);
