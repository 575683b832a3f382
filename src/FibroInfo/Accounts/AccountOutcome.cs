namespace FibroInfo.Accounts;

/// <summary>What became of a change of an account.</summary>
public enum AccountOutcome
{
    Done,
    NothingThere,

    /// <summary>Another account has this e-mail.</summary>
    EmailTaken,

    /// <summary>More passkeys than anybody needs.</summary>
    TooManyPasskeys,

    /// <summary>This device is registered already.</summary>
    PasskeyKnown,

    /// <summary>Without it its owner could not sign in any more.</summary>
    LastWayIn,

    /// <summary>Without it nobody could administer the site.</summary>
    LastAdministrator,

    /// <summary>Somebody else changed it since it was shown.</summary>
    ChangedMeanwhile,
}
