using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Sources;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Compares all unverified sources with the registries: begun here, followed here, stopped here. It goes on when the page is left.</summary>
public sealed class SourceVerificationModel(SourceVerification verification, ContentStore contentStore, RegistryNames names, UiText words) : PageModel
{
    /// <summary>A longer list is cut: the library has a filter for it.</summary>
    public const int MaxListed = 200;

    private static readonly VerificationOutcome[] Unsettled =
        [VerificationOutcome.Differs, VerificationOutcome.NotFound, VerificationOutcome.NotAskable, VerificationOutcome.Open];

    [BindProperty]
    [FromForm(Name = "action")]
    public string Action { get; set; } = "";

    public string? Refusal { get; private set; }

    /// <summary>The running round, or the last one since the site was started; null for none.</summary>
    public VerificationRun? Run => verification.Last;

    public bool CanRun => verification.CanRun;

    /// <summary>How many sources a round would compare.</summary>
    public int Unverified => contentStore.Snapshot.Bibliography.All.Count(source => source.Facts.Status == SourceStatus.Unverified);

    /// <summary>The registries that did not answer, by their names.</summary>
    public string Silent => Run is { } run ? string.Join(", ", run.Silent.Select(registry => names.Get(registry))) : "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        switch (Action)
        {
            case "begin" when !CanRun:
                return Refuse(words["notices.off"], StatusCodes.Status409Conflict);
            case "begin":
                return await BeginAsync(cancel);
            case "stop":
                verification.Stop();
                return new SeeOtherResult(StaffRoutes.Sources.Verification);
            default:
                return BadRequest();
        }
    }

    /// <summary>The sources of a running or ended round for each outcome that somebody has to look at.</summary>
    public IEnumerable<(VerificationOutcome Outcome, IReadOnlyList<string> Keys)> ListUnsettled(VerificationRun run) =>
        Unsettled.Select(outcome => (outcome, run.List(outcome))).Where(list => list.Item2.Count > 0);

    // Two who press the button begin one round, and both follow it.
    private async Task<IActionResult> BeginAsync(CancellationToken cancel)
    {
        try
        {
            await verification.BeginAsync(User.Actor(), cancel);
            return new SeeOtherResult(StaffRoutes.Sources.Verification);
        }
        catch (DatabaseUnavailableException)
        {
            return Refuse(words["verify.refused.away"], StatusCodes.Status503ServiceUnavailable);
        }
    }

    private PageResult Refuse(string why, int status)
    {
        Refusal = why;
        return new PageResult { StatusCode = status };
    }
}
