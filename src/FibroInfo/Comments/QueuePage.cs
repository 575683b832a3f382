namespace FibroInfo.Comments;

/// <summary>A page of the moderators' queue.</summary>
/// <param name="Answered">By number: the comments that those of this page answer.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record QueuePage(IReadOnlyList<ModeratedComment> Comments, IReadOnlyDictionary<long, ModeratedComment> Answered, QueueMark? Next)
{
    public const int UsualSize = 50;
}
