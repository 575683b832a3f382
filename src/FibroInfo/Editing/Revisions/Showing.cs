namespace FibroInfo.Editing.Revisions;

/// <summary>
/// From when readers had which text of an article. It is written down when it is seen on the shelf of the readers, so what
/// was never public (a draft, what is scheduled, what has an error or lacks its seal) can be in no public comparison.
/// </summary>
public sealed class Showing
{
    public long Id { get; init; }

    /// <summary>The folder of the article.</summary>
    public required string Article { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>The <see cref="RevisionText"/> of what the site had read.</summary>
    public required string Text { get; init; }
}
