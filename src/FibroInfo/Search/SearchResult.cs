using FibroInfo.Content;

namespace FibroInfo.Search;

/// <summary>One page or entry that answers a question.</summary>
/// <param name="Title">With the words that were searched for marked.</param>
/// <param name="Article">Null when it is none.</param>
/// <param name="IsOverdue">Its review is overdue, so it stands lower than it would.</param>
public sealed record SearchResult(SearchKind Kind, string Title, string Address, SearchPassage Passage, Article? Article, bool IsOverdue);

/// <summary>The answer to a question. It may have no results.</summary>
public sealed record SearchAnswer(SearchQuestion Question)
{
    /// <summary>The best first, at most as many as were asked for.</summary>
    public IReadOnlyList<SearchResult> Results { get; init; } = [];

    /// <summary>How many documents answer it, shown or not.</summary>
    public int Count { get; init; }

    /// <summary>Words of the site that were searched for as well, because readers use others.</summary>
    public IReadOnlyList<string> AlsoSearched { get; init; } = [];

    /// <summary>The question as it was probably meant; null when all its words are in a text.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>The results are those of <see cref="DidYouMean"/>, because the question itself has none.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>All its words are in every text.</summary>
    public bool SaysNothing { get; init; }
}
