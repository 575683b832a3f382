namespace FibroInfo.Accounts;

/// <summary>Why a password cannot be taken.</summary>
public enum PasswordRefusal
{
    TooShort,
    TooLong,

    /// <summary>Made of words that everybody tries first.</summary>
    Common,
}
