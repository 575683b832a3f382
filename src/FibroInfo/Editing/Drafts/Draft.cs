namespace FibroInfo.Editing.Drafts;

/// <summary>A text that somebody is writing, whole, as its file would be. Nobody but the staff ever sees it (T9).</summary>
public sealed class Draft
{
    public long Id { get; init; }

    /// <summary>Below the content folder; it need not be there yet.</summary>
    public required string File { get; init; }

    public required long Account { get; init; }

    /// <summary>The name of that account, for colleagues.</summary>
    public required string Writer { get; init; }

    public required string Text { get; init; }

    /// <summary>Which file the writer began with, by <see cref="FileVersion"/>.</summary>
    public required string Seen { get; init; }

    /// <summary>One more with every save: of two browsers the second is told.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}
