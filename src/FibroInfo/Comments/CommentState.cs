namespace FibroInfo.Comments;

/// <summary>What became of a comment. None is public unless a person approved it (C-1).</summary>
public enum CommentState
{
    Waiting,
    Approved,
    Rejected,
    Spam,

    /// <summary>Its writer or the clinic took it away; the row stays without a word in it, because there are replies to it.</summary>
    Erased,
}
