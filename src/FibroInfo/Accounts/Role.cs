namespace FibroInfo.Accounts;

/// <summary>What somebody of the staff may do. Roles add up; <see cref="Access"/> says which pages each opens.</summary>
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
