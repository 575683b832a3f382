using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Text;

namespace FibroInfo.Pages.Articles;

/// <summary>How many sources an article has, and of which kinds. Shown instead of a claim such as "fact-checked".</summary>
public sealed class SourceTypeCounts(IReadOnlyList<CitedSource> sources, RetractionStatusCache statuses)
{
    private readonly SourceAppraisal[] _facts = [.. sources.Select(source => source.Reference?.Facts).OfType<SourceAppraisal>()];

    /// <summary>"6 sources. 4 are about people with fibromyalgia. …", with what is known of retractions.</summary>
    public string Describe(UiText words, PublishedContent library)
    {
        string condition = library.ConditionName(words.Language);
        int direct = _facts.Count(facts => !facts.Indirect);
        return string.Join(' ', new[]
        {
            words.Count("census.sources", sources.Count),
            condition.Length > 0 ? words.Count("census.direct", direct, condition) : "",
            Noticed(words),
            Watched(words, library),
        }.Where(part => part.Length > 0));
    }

    /// <summary>"Evidence: 1 moderate, 5 early. 2 sources give what experts agreed on." Empty when no source has a label.</summary>
    public string Labels(UiText words)
    {
        string[] counted = [.. _facts.Where(facts => facts.Evidence is not null).GroupBy(facts => facts.Evidence!.Value).OrderByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {words[$"evidence.{group.Key.Word()}"].ToLower(words.Language.Culture)}")];
        int agreed = _facts.Count(facts => facts.IsConsensus);
        return string.Join(' ', new[]
        {
            counted.Length > 0 ? words["evidence.label", string.Join(", ", counted)] + "." : "",
            agreed > 0 ? words.Count("census.consensus", agreed) : "",
        }.Where(part => part.Length > 0));
    }

    public int Unverified => _facts.Count(facts => facts.Status == SourceStatus.Unverified);

    // What journals said, the worst first: the sentences behind it are about the others.
    private string Noticed(UiText words) => string.Join(' ', new[]
    {
        (Kind: NoticeKind.Retraction, Key: "census.retracted"),
        (Kind: NoticeKind.PartialRetraction, Key: "census.retracted-in-part"),
        (Kind: NoticeKind.Concern, Key: "census.concern"),
    }.Select(notice => (notice.Key, Count: _facts.Count(facts => facts.Notice?.Kind == notice.Kind)))
        .Where(notice => notice.Count > 0).Select(notice => words.Count(notice.Key, notice.Count)));

    // Readers must be able to tell three cases apart: no retraction is known, nobody has looked, or the look-up failed (P-16).
    private string Watched(UiText words, PublishedContent library)
    {
        ILookup<NoticeWatchState, RetractionStatus> rest = sources.Select(source => source.Reference).OfType<Reference>()
            .Where(reference => reference.Facts.Notice?.Kind is not (NoticeKind.Retraction or NoticeKind.PartialRetraction))
            .Select(statuses.Get).ToLookup(status => status.Watch);
        (int clear, int open, int failed) = (
            rest[NoticeWatchState.Clear].Count(), rest[NoticeWatchState.NotLookedUp].Count(), rest[NoticeWatchState.CouldNot].Count());
        bool isOfAll = clear + open + failed == _facts.Length;
        string since = clear > 0 ? words.Date(library.Site.Today(rest[NoticeWatchState.Clear].Min(status => status.At))) : "";
        return (clear, open, failed) switch
        {
            (0, 0, 0) => "",
            (_, 0, 0) => isOfAll ? words["census.clear", since] : words.Count("census.clear-others", clear, since),
            (0, _, 0) => isOfAll ? words["census.not-looked-up"] : words.Count("census.open-others", open),
            _ => string.Join(' ', new[]
            {
                clear == 0 ? "" : words.Count("census.clear-of", clear, since),
                open == 0 ? "" : words.Count("census.open", open),
                failed == 0 ? "" : words.Count("census.could-not", failed),
            }.Where(part => part.Length > 0)),
        };
    }
}
