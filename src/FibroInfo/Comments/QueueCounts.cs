namespace FibroInfo.Comments;

/// <summary>How many comments there are in each state.</summary>
/// <param name="InDespair">Of those that wait (C-8).</param>
public sealed record QueueCounts(IReadOnlyDictionary<CommentState, int> ByState, int InDespair)
{
    public int this[CommentState state] => ByState.GetValueOrDefault(state);
}
