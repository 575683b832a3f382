namespace FibroInfo.Audit;

/// <summary>What somebody of the staff may do. Roles add up; the table of the staff's pages (<c>Accounts/StaffAccessRules</c>) says which each opens.</summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>Drafts, sources and pictures.</summary>
    Author = 1,

    /// <summary>The same, and signs others' texts.</summary>
    Reviewer = 2,

    /// <summary>Comments and reports.</summary>
    Moderator = 4,

    /// <summary>All but signing.</summary>
    Administrator = 8,
}

/// <summary>Roles by their names, as commands and forms write them: <c>author</c>, <c>moderator</c>.</summary>
public static class Roles
{
    public static readonly IReadOnlyList<Role> Individual = [Role.Author, Role.Reviewer, Role.Moderator, Role.Administrator];

    public static readonly Role All = Individual.Aggregate((sum, role) => sum | role);

    public static string Name(this Role role) => role.ToString().ToLowerInvariant();

    /// <summary>One by one, in the order above.</summary>
    public static IEnumerable<Role> Split(this Role roles) => Individual.Where(role => (roles & role) != Role.None);

    /// <summary>"author, moderator".</summary>
    public static string Listed(this Role roles) => string.Join(", ", roles.Split().Select(Name));

    /// <param name="names">At least one; each a role's name.</param>
    /// <param name="roles">Their sum.</param>
    public static bool TryParse(IEnumerable<string> names, out Role roles)
    {
        roles = Role.None;
        foreach (string name in names)
        {
            if (Individual.FirstOrDefault(role => role.Name() == name) is not Role.None and var role)
            {
                roles |= role;
            }
            else
            {
                roles = Role.None;
                return false;
            }
        }

        return roles != Role.None;
    }
}
