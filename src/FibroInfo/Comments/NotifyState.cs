namespace FibroInfo.Comments;

/// <summary>Whether the writer gets a letter when somebody answers.</summary>
public enum NotifyState
{
    None,

    /// <summary>Asked for, but nobody has confirmed from that mailbox: it may be a stranger's.</summary>
    Asked,
    Confirmed,
    Stopped,
}
