namespace FibroInfo.Accounts;

/// <summary>What became of an invitation.</summary>
public abstract record InviteOutcome
{
    private InviteOutcome()
    {
    }

    /// <param name="Token">Of the link, told this once.</param>
    /// <param name="Account">As it is now.</param>
    /// <param name="IsNew">False when the e-mail had an account: then it is the recovery of that one, and nothing else of it changed.</param>
    public sealed record Link(string Token, Account Account, bool IsNew) : InviteOutcome;

    public sealed record Disabled(Account Account) : InviteOutcome;

    public sealed record NothingThere : InviteOutcome;
}
