using FibroInfo.Text;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Staff;

/// <summary>One colleague: roles, who they are in people.yaml, whether they may sign in, and a link for who cannot any more.</summary>
public sealed class StaffMemberModel(StaffAdministration staff, Invitations invitations, SiteAddress site, PublishedContent library) : PageModel
{
    [BindProperty]
    [FromForm(Name = "")]
    public StaffInput Input { get; set; } = new();

    public StaffMember Member { get; private set; } = null!;

    public StaffForm Form { get; private set; } = StaffForm.Blank;

    public bool IsDisabled { get; private set; }

    public OneTimeLink? Link { get; private set; }

    /// <summary>What was wrong: a key.</summary>
    public string? Fault { get; private set; }

    public bool IsChangedMeanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] long id, CancellationToken cancel) => await ShowAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] long id, CancellationToken cancel)
    {
        if (!await ShowAsync(id, cancel))
        {
            return NotFound();
        }

        return Input.Action switch
        {
            "save" => await SaveAsync(id, cancel),
            "link" => await RenewAsync(id, cancel),
            _ => Refuse("account.fault.action"),
        };
    }

    private async Task<bool> ShowAsync(long id, CancellationToken cancel)
    {
        if (await staff.FindAsync(id, cancel) is not { } member)
        {
            return false;
        }

        (Member, Form, IsDisabled) = (member, new StaffForm(member.Name, null, member.Roles, member.Person), member.IsDisabled);
        return true;
    }

    private async Task<IActionResult> SaveAsync(long id, CancellationToken cancel)
    {
        (Form, IsDisabled) = (StaffForm.From(Input, library, withEmail: false), Input.Disabled != "");
        if (Form.Faults.Count > 0)
        {
            return Refuse("setup.fix");
        }

        var change = new AccountChange(Form.Name, Form.Roles, Form.Person, IsDisabled, Input.Seen);
        AccountOutcome outcome = await staff.ChangeAsync(id, change, User.Actor(), cancel);
        return outcome switch
        {
            AccountOutcome.Done => new SeeOtherResult($"{Routes.Admin.StaffMember(id)}#saved"),
            AccountOutcome.NothingThere => NotFound(),
            AccountOutcome.ChangedMeanwhile => await TellAsync(id, cancel),
            var other => Refuse($"account.fault.{other}"),
        };
    }

    // What was chosen stays in the form; what is so by now stands above it, and is what is decided on next.
    private async Task<IActionResult> TellAsync(long id, CancellationToken cancel)
    {
        if (await staff.FindAsync(id, cancel) is not { } now)
        {
            return NotFound();
        }

        (Member, IsChangedMeanwhile, Fault) = (now, true, $"account.fault.{AccountOutcome.ChangedMeanwhile}");
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    private async Task<IActionResult> RenewAsync(long id, CancellationToken cancel)
    {
        if (await invitations.RenewAsync(id, User.Actor(), cancel) is not InviteOutcome.Link link)
        {
            return Refuse("team.fault.disabled");
        }

        Link = new OneTimeLink(link.Account.Name, site.Absolute(Routes.AccountSetupFor(link.Token)), IsRecovery: false);
        return Page();
    }

    private PageResult Refuse(string key)
    {
        Fault = key;
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
