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

    public static StaffForm From(StaffInput typed, PublishedContent library, bool withEmail)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Invitation.TryName(typed.Name, out string name))
        {
            faults["name"] = "team.fault.name";
        }

        if (withEmail && !EmailAddress.TryParse(typed.Email, out _, out _))
        {
            faults["email"] = "account.fault.email";
        }

        if (!FibroInfo.Audit.Roles.TryParse(typed.Roles, out Role roles))
        {
            faults["roles"] = "team.fault.roles";
        }

        string? person = typed.Person is { Length: > 0 } id ? id : null;
        if (person is not null && !library.SiteData.People.TryFind(person, out _))
        {
            faults["person"] = "team.fault.person";
        }

        return new StaffForm(name == "" ? typed.Name : name, withEmail ? typed.Email : null, roles, person) { Faults = faults };
    }
}

/// <summary>What is sent of it.</summary>
public sealed record StaffInput
{
    public string Action { get; init; } = "";

    /// <summary>The version of the account that was on the form.</summary>
    public string Seen { get; init; } = "";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    [RepeatedField("role")]
    public IReadOnlyList<string> Roles { get; init; } = [];

    public string Person { get; init; } = "";

    /// <summary>Ticked, where nobody shall sign in with it.</summary>
    public string Disabled { get; init; } = "";
}

/// <summary>A link for a colleague, shown this once.</summary>
/// <param name="IsRecovery">The e-mail had an account: it stays as it is, whatever name and roles were typed.</param>
public sealed record OneTimeLink(string Name, string Address, bool IsRecovery);
