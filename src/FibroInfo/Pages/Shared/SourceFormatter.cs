using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>The lines that a source is printed with, in an article's list, on its card and on its own page.</summary>
public static class SourceFormatter
{
    /// <summary>Small letters, because two sources whose keys differ by capitals alone are one to a reader.</summary>
    public static string Address(Reference reference) => Routes.References.For(reference.Id);

    /// <summary>"Authors. Title. Source."; struck through when retracted (R-7).</summary>
    public static SafeHtml Vancouver(Reference reference)
    {
        VancouverParts parts = VancouverStyle.Parts(reference);
        SafeHtml sentence = SafeHtml.From($"{string.Join(' ', new[] { parts.Authors, parts.Title, parts.Source }.Where(part => part.Length > 0))}");
        return reference.IsRetracted ? SafeHtml.From($"<s>{sentence}</s>") : sentence;
    }

    public static SafeHtml Short(Reference reference, UiText words)
    {
        string name = VancouverStyle.Short(reference, words.ForShort());
        return reference.IsRetracted ? SafeHtml.From($"<s>{name}</s>") : SafeHtml.From($"{name}");
    }

    /// <summary>What the journal said later: nothing for most.</summary>
    public static SafeHtml Notice(Reference reference, UiText words)
    {
        if (reference.Facts.Notice is not { } notice)
        {
            return SafeHtml.Empty;
        }

        string key = notice.Kind switch
        {
            NoticeKind.Retraction => "source.retracted",
            NoticeKind.PartialRetraction => "source.partly-retracted",
            NoticeKind.Concern => "source.concern",
            _ => "source.corrected",
        };
        SafeHtml date = notice.Date is { } day ? SafeHtml.From($" {words.Html("source.on", words.Time(day))}") : SafeHtml.Empty;
        SafeHtml link = notice.Doi is { } doi ? SafeHtml.From($""" <a href="{doi.Address}">{words["source.notice"]}</a>""") : SafeHtml.Empty;
        return SafeHtml.From($"""<p class="{Css(notice.Kind)}"><strong>{words[key]}</strong>{date}. {words[$"{key}-means"]}{link}</p>""");
    }

    /// <summary>The class of the box a notice stands in: what was retracted in part is told like a doubt, and not struck.</summary>
    public static string Css(NoticeKind kind) => kind switch
    {
        NoticeKind.Retraction => "retraction",
        NoticeKind.Correction => "correction",
        _ => "concern",
    };

    public static SafeHtml Links(Reference reference, UiText words)
    {
        var links = new List<SafeHtml>();
        if (reference.Doi is { } doi)
        {
            links.Add(SafeHtml.From($"""<a href="{doi.Address}">doi</a>"""));
        }

        if (reference.Pmid is { } pmid)
        {
            links.Add(SafeHtml.From($"""<a href="https://pubmed.ncbi.nlm.nih.gov/{pmid}/">PubMed</a>"""));
        }

        if (links.Count == 0 && reference.Url is { } url)
        {
            links.Add(SafeHtml.From($"""<a href="{url.AbsoluteUri}">{words["source.read-at", url.Host]}</a>"""));
        }

        return SafeHtml.Join(" ", links);
    }

    /// <summary>The one link a reader of the card wants: the paper itself.</summary>
    public static SafeHtml PaperLink(Reference reference, UiText words)
    {
        Uri? paper = reference.Doi is { } doi ? new Uri(doi.Address) : reference.Url;
        paper ??= reference.Pmid is { } pmid ? new Uri($"https://pubmed.ncbi.nlm.nih.gov/{pmid}/") : null;
        return paper is null ? SafeHtml.Empty : SafeHtml.From($"""<a href="{paper.AbsoluteUri}">{words["source.read-at", paper.Host]}</a>""");
    }

    /// <summary>Whether the record was matched, and whether anybody looked for a retraction: "not checked" is not "none" (P-16).</summary>
    /// <param name="day">The day on the clinic's wall at an instant.</param>
    public static string Record(Reference reference, RetractionStatus standing, UiText words, Func<DateTimeOffset, DateOnly> day)
    {
        SourceAppraisal facts = reference.Facts;
        string matched = facts.Status == SourceStatus.Verified
            ? facts.Checked is { } matchedOn ? words["source.verified-on", words.Date(matchedOn)] : words["source.verified"]
            : words["source.unverified"];
        string looked = standing.Watch switch
        {
            NoticeWatchState.Clear => words["source.clear-on", words.Date(day(standing.At))],
            NoticeWatchState.CouldNot => words["source.could-not", words.Date(day(standing.At))],
            _ => words["source.not-looked-up"],
        };
        // A notice of a retraction stands beside it; a correction or a doubt does not say whether there was one.
        return facts.Notice?.Kind is NoticeKind.Retraction or NoticeKind.PartialRetraction ? matched : $"{matched} {looked}";
    }

    /// <summary>a, b … z, aa, ab …</summary>
    public static string Letter(int index) => index < 26 ? ((char)('a' + index)).ToString() : Letter((index / 26) - 1) + Letter(index % 26);
}
