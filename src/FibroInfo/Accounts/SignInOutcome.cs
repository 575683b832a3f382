namespace FibroInfo.Accounts;

/// <summary>How an attempt to sign in ended.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <param name="Ticket">For the browser, to be shown at every request.</param>
    /// <param name="Account">Whose it is.</param>
    public sealed record Welcome(string Ticket, long Account) : SignInOutcome;

    /// <summary>Something was wrong; which of it is not said, nor whether there is such an account (T31).</summary>
    public sealed record Refused : SignInOutcome;
}
