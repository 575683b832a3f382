using FibroInfo.Comments.Screening;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Search;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages;

/// <summary>
/// What the site has to say about a question (P-21). Never kept in memory, nor by anybody in between: the address holds somebody's words, and
/// there are as many as there are readers.
/// </summary>
public sealed class SearchModel(
    SiteSearch search, SearchCounter counter, NetworkRateLimiter rateLimiter, PublishedContent library, UiText words) : PageModel
{
    private const int MaxResults = 10;
    private const int MaxSuggestions = 6;

    public SearchAnswer Answer { get; private set; } = new(SearchQuestion.Parse(null));

    /// <summary>What stands above all results, because the question sounds like a person in need; null when it does not.</summary>
    public SearchUrgency? Urgency { get; private set; }

    /// <param name="typed">The question.</param>
    /// <param name="suggest">Asked for while it is being typed: only the names of a few results.</param>
    public IActionResult OnGet([FromQuery(Name = "q")] string? typed, [FromQuery] string? suggest)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        var question = SearchQuestion.Parse(typed);
        if (!question.IsEmpty && !rateLimiter.TryTakeSearch(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        bool isSuggestion = suggest is not null && Request.WantsJson();
        Answer = question.IsEmpty ? Answer : search.Find(question, library, words.Language, isSuggestion ? MaxSuggestions : MaxResults);
        Urgency = SearchUrgency.Find(question, library.Site);
        if (!question.IsEmpty && !isSuggestion)
        {
            counter.Add(Answer.Count > 0);
        }

        return Request.WantsJson() ? new JsonResult(SearchAnswerJson.From(Answer, Urgency, words)) : Page();
    }
}

/// <summary>The help that a question asks for without saying so.</summary>
/// <param name="Card">Null for words of despair: whom to talk to stands there instead, and never the red card (C-8).</param>
public sealed record SearchUrgency(UrgencyCard? Card)
{
    public bool IsDespair => Card is null;

    /// <summary>The signs that the question names.</summary>
    public IReadOnlyList<UrgencySign> Signs { get; init; } = [];

    public static SearchUrgency? Find(SearchQuestion question, SiteProfile site)
    {
        if (CommentScreeningRules.ScreenForCrisis(question.Text).IsDespair)
        {
            return new SearchUrgency((UrgencyCard?)null);
        }

        foreach (UrgencyCard card in site.Urgency?.Cards.Where(card => card.Level != UrgencyLevel.Book) ?? [])
        {
            UrgencySign[] named = [.. card.AllSigns.Where(sign => sign.IsNamedIn(question.Text))];
            if (named is not [])
            {
                return new SearchUrgency(card) { Signs = named };
            }
        }

        return null;
    }
}

/// <summary>The answer as data.</summary>
internal static class SearchAnswerJson
{
    public static object From(SearchAnswer answer, SearchUrgency? urgency, UiText words) => new
    {
        query = answer.Question.Text,
        count = answer.Count,
        alsoSearched = answer.AlsoSearched,
        didYouMean = answer.DidYouMean,
        urgency = urgency is null ? null : urgency.Card?.Name ?? "talk",
        help = urgency is null ? null : Routes.WhenToGetHelp,
        results = answer.Results.Select(result => new
        {
            kind = result.Kind.ToString().ToLowerInvariant(),
            label = words.Kind(result),
            title = result.Title,
            url = result.Address,
            section = result.Passage.Title.Length > 0 ? result.Passage.Title : null,
            sectionUrl = result.Passage.Address,
            passage = result.Passage.Pieces.Select(piece => new { text = piece.Text, found = piece.IsMarked }),
            reviewOverdue = result.IsOverdue,
        }),
    };
}
