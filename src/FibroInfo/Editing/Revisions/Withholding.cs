namespace FibroInfo.Editing.Revisions;

/// <summary>A text that readers are not shown in a comparison, because an administrator said so: somebody's name stood in it, say.</summary>
public sealed class Withholding
{
    public long Id { get; init; }

    public required string Article { get; init; }

    public required string Language { get; init; }

    /// <summary>The <see cref="Revision.Reading"/>: the same words in another version are withheld too.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Who { get; init; }

    public required string Because { get; init; }
}
