using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Staff;

/// <summary>Who may sign in, and a link for who is to.</summary>
public sealed class IndexModel(StaffAdministration staff, Invitations invitations, SiteAddress site, PublishedContent library) : PageModel
{
    [BindProperty]
    [FromForm(Name = "")]
    public StaffInput Input { get; set; } = new();

    public IReadOnlyList<StaffMember> Members { get; private set; } = [];

    public StaffForm Form { get; private set; } = StaffForm.Blank;

    public OneTimeLink? Link { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Members = await staff.ListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Form = StaffForm.From(Input, library, withEmail: true);
        if (Form.Faults.Count == 0 && EmailAddress.TryParse(Form.Email, out EmailAddress email, out _))
        {
            InviteOutcome outcome = await invitations.InviteAsync(new Invitation(Form.Name, email, Form.Roles, Form.Person), User.Actor(), cancel);
            (Form, Link) = outcome switch
            {
                InviteOutcome.Link link => (StaffForm.Blank, new OneTimeLink(
                    link.Account.Name, site.Absolute(Routes.AccountSetupFor(link.Token)), !link.IsNew)),
                InviteOutcome.Disabled => (Form.WithFault("email", "team.fault.disabled"), null),
                var other => throw new InvalidOperationException($"No answer for {other}."),
            };
        }

        Members = await staff.ListAsync(cancel);
        return Link is null ? new PageResult { StatusCode = StatusCodes.Status400BadRequest } : Page();
    }
}
