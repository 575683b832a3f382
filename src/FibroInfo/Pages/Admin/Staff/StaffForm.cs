using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Staff;

/// <summary>What an administrator types about a colleague, and what is to be mended of it.</summary>
/// <param name="Email">Null where it is not asked for: its owner changes it.</param>
public sealed record StaffForm(string Name, string? Email, Role Roles, string? Person)
{
    public static readonly StaffForm Blank = new("", "", Role.None, null);

    /// <summary>The key of what is to be mended, by field.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public StaffForm WithFault(string field, string key) => this with { Faults = new Dictionary<string, string>(StringComparer.Ordinal) { [field] = key } };

    public static StaffForm Read(PostForm post, PublishedContent library, bool withEmail)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Invitation.TryName(post["name"], out string name))
        {
            faults["name"] = "team.fault.name";
        }

        if (withEmail && !EmailAddress.TryParse(post["email"], out _, out _))
        {
            faults["email"] = "account.fault.email";
        }

        if (!FibroInfo.Audit.Roles.TryParse(post.All("role"), out Role roles))
        {
            faults["roles"] = "team.fault.roles";
        }

        string? person = post["person"] is { Length: > 0 } id ? id : null;
        if (person is not null && !library.SiteData.People.TryFind(person, out _))
        {
            faults["person"] = "team.fault.person";
        }

        return new StaffForm(name == "" ? post["name"] : name, withEmail ? post["email"] : null, roles, person) { Faults = faults };
    }
}

/// <summary>A link for a colleague, shown this once.</summary>
/// <param name="IsRecovery">The e-mail had an account: it stays as it is, whatever name and roles were typed.</param>
public sealed record OneTimeLink(string Name, string Address, bool IsRecovery);
