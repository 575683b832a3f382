namespace FibroInfo.Comments;

/// <summary>Which comments a moderator wants to see.</summary>
/// <param name="State">What became of them.</param>
/// <param name="Words">Words of the text or the name, the number, or the key of an article; empty for all.</param>
/// <param name="After">The last one of the page before; null for the first page.</param>
/// <param name="Size">At most as many.</param>
public sealed record QueueSearch(CommentState State, string Words = "", QueueMark? After = null, int Size = QueuePage.UsualSize);
