namespace FibroInfo.Audit;

/// <summary>Who did something: somebody of the staff, whoever sits at this machine, or the site by itself.</summary>
/// <param name="Account">The number of the account; null for who has none.</param>
/// <param name="Name">As the audit shows it, also when the account is gone.</param>
public sealed record Actor(long? Account, string Name)
{
    /// <summary>Whoever may run the program on this machine.</summary>
    public static readonly Actor CommandLine = new(null, "command line");

    /// <summary>A job that nobody started.</summary>
    public static readonly Actor Site = new(null, "the site");
}
