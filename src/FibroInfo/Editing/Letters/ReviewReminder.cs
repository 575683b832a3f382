namespace FibroInfo.Editing.Letters;

/// <summary>That people were told of a review: so that no restart tells them twice.</summary>
public sealed class ReviewReminder
{
    public long Id { get; init; }

    /// <summary>Below the content folder.</summary>
    public required string File { get; init; }

    /// <summary>When the review is due: signed anew, the article has another date, and all begins again.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>60, 30 or 0 days before.</summary>
    public required int Stage { get; init; }

    /// <summary>The date on the clinic's wall when the letters were written.</summary>
    public required DateOnly Day { get; init; }
}
