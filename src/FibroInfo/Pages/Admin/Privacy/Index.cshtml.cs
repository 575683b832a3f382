using FibroInfo.Text;
using System.Net.Mime;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Pages.Shared;
using FibroInfo.Privacy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Privacy;

/// <summary>For a person who asks what is kept of them. What is typed here stands in no address and no log.</summary>
public sealed class IndexModel(PublishedContent library, PersonalDataStore belongings, RetentionOverview retention, TimeProvider clock) : PageModel
{
    [BindProperty]
    [FromForm(Name = "")]
    public PersonalDataForm Form { get; set; } = new();

    /// <summary>What was found; null before anybody was looked for.</summary>
    public PersonalData? Found { get; private set; }

    /// <summary>What is to be mended: a key.</summary>
    public string? Fault { get; private set; }

    public IReadOnlyList<RetentionPeriod> Expiries { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => ReadExpiriesAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!PersonIdentifier.TryParse(Form.Person, out PersonIdentifier? key))
        {
            return await RefuseAsync("privacy.fault.person", cancel);
        }

        return Form.Action switch
        {
            "find" => await FindAsync(key, cancel),
            "export" => await ExportAsync(key, cancel),
            "erase" when Form.Sure != "" => await EraseAsync(key, cancel),
            "erase" => await AskAsync(key, cancel),
            _ => await RefuseAsync("privacy.fault.action", cancel),
        };
    }

    private async Task<PageResult> FindAsync(PersonIdentifier key, CancellationToken cancel)
    {
        await ReadExpiriesAsync(cancel);
        Found = await belongings.FindAsync(key, cancel);
        return Page();
    }

    private async Task<FileContentResult> ExportAsync(PersonIdentifier key, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        PersonalData found = await belongings.ExportAsync(key, User.Actor(), cancel);
        DateTimeOffset now = clock.GetUtcNow();
        return File(PersonalDataJson.Serialize(found, now), MediaTypeNames.Application.Json, $"personal-data-{library.Site.Today(now):yyyy-MM-dd}.json");
    }

    private async Task<SeeOtherResult> EraseAsync(PersonIdentifier key, CancellationToken cancel)
    {
        PersonalData erased = await belongings.EraseAsync(key, User.Actor(), cancel);
        return new SeeOtherResult(erased.IsEmpty ? $"{Routes.Admin.Privacy}#nothing-erased" : $"{Routes.Admin.Privacy}#erased");
    }

    private async Task<PageResult> AskAsync(PersonIdentifier key, CancellationToken cancel)
    {
        Fault = "privacy.fault.sure";
        PageResult page = await FindAsync(key, cancel);
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    private async Task<PageResult> RefuseAsync(string fault, CancellationToken cancel)
    {
        Fault = fault;
        await ReadExpiriesAsync(cancel);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    private async Task ReadExpiriesAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Expiries = await retention.ReadAsync(library.Site.Policy, cancel);
    }
}

/// <summary>Whom it is about, and what is asked for.</summary>
public sealed record PersonalDataForm
{
    public string Person { get; init; } = "";

    public string Action { get; init; } = "";

    /// <summary>Ticked, where it cannot be undone.</summary>
    public string Sure { get; init; } = "";
}
