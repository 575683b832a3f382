namespace FibroInfo.Comments;

/// <summary>How much is taken (6.3). 0 is no limit.</summary>
/// <param name="PerReaderPerHour">Comments of one reader, on all articles.</param>
/// <param name="SecondsBetween">Seconds between two of one reader.</param>
/// <param name="Waiting">Comments in the queue, above which no more are taken; as many are kept of the spam.</param>
public sealed record CommentLimits(int PerReaderPerHour, int SecondsBetween, int Waiting);
