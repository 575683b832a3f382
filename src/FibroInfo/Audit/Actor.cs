namespace FibroInfo.Audit;

/// <summary>Who did something: a member of the staff, the command line, or the site itself.</summary>
/// <param name="Account">The id of the account; null without one.</param>
/// <param name="Name">The name that the audit shows, also after the account is deleted.</param>
public sealed record Actor(long? Account, string Name)
{
    /// <summary>A person who may run the program on this machine.</summary>
    public static readonly Actor CommandLine = new(null, "command line");

    /// <summary>A background job.</summary>
    public static readonly Actor Site = new(null, "the site");
}
