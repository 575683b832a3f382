namespace FibroInfo.Comments;

/// <summary>What a link in a letter may do.</summary>
public enum LinkUse
{
    /// <summary>Everything a writer may do.</summary>
    Own,

    /// <summary>Only confirm that letters are wanted: its writer must not know it but from that mailbox.</summary>
    Confirm,

    /// <summary>Only stop letters: mail programs follow it by themselves.</summary>
    Stop,
}
