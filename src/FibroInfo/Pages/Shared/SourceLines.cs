using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>The lines that a source is printed with, in an article's list, on its card and on its own page.</summary>
public static class SourceLines
{
    /// <summary>Small letters, because two sources whose keys differ by capitals alone are one to a reader.</summary>
    public static string Address(Reference reference) => $"/references/{reference.Id.ToLowerInvariant()}";

    /// <summary>"Authors. Title. Source."; struck through when retracted (R-7).</summary>
    public static SafeHtml Vancouver(Reference reference)
    {
        VancouverParts parts = VancouverStyle.Parts(reference);
        SafeHtml sentence = SafeHtml.Of($"{string.Join(' ', new[] { parts.Authors, parts.Title, parts.Source }.Where(part => part.Length > 0))}");
        return IsRetracted(reference) ? SafeHtml.Of($"<s>{sentence}</s>") : sentence;
    }

    public static SafeHtml Short(Reference reference, Words words)
    {
        string name = VancouverStyle.Short(reference, words.ForShort());
        return IsRetracted(reference) ? SafeHtml.Of($"<s>{name}</s>") : SafeHtml.Of($"{name}");
    }

    /// <summary>What the journal said later: nothing for most.</summary>
    public static SafeHtml Notice(Reference reference, Words words)
    {
        if (reference.Facts.Notice is not { } notice)
        {
            return SafeHtml.Empty;
        }

        (string css, string key) = notice.Kind switch
        {
            NoticeKind.Retraction => ("retraction", "source.retracted"),
            NoticeKind.Concern => ("concern", "source.concern"),
            _ => ("correction", "source.corrected"),
        };
        SafeHtml date = notice.Date is { } day ? SafeHtml.Of($" {words.Html("source.on", words.Time(day))}") : SafeHtml.Empty;
        SafeHtml link = notice.Doi is { } doi ? SafeHtml.Of($""" <a href="https://doi.org/{doi}">{words["source.notice"]}</a>""") : SafeHtml.Empty;
        return SafeHtml.Of($"""<p class="{css}"><strong>{words[key]}</strong>{date}. {words[$"{key}-means"]}{link}</p>""");
    }

    public static SafeHtml Links(Reference reference, Words words)
    {
        var links = new List<SafeHtml>();
        if (reference.Doi is { } doi)
        {
            links.Add(SafeHtml.Of($"""<a href="https://doi.org/{doi}">doi</a>"""));
        }

        if (reference.Pmid is { } pmid)
        {
            links.Add(SafeHtml.Of($"""<a href="https://pubmed.ncbi.nlm.nih.gov/{pmid}/">PubMed</a>"""));
        }

        if (links.Count == 0 && reference.Url is { } url)
        {
            links.Add(SafeHtml.Of($"""<a href="{url.AbsoluteUri}">{words["source.read-at", url.Host]}</a>"""));
        }

        return SafeHtml.Join(" ", links);
    }

    /// <summary>The one link a reader of the card wants: the paper itself.</summary>
    public static SafeHtml PaperLink(Reference reference, Words words)
    {
        Uri? paper = reference.Doi is { } doi ? new Uri($"https://doi.org/{doi}") : reference.Url;
        paper ??= reference.Pmid is { } pmid ? new Uri($"https://pubmed.ncbi.nlm.nih.gov/{pmid}/") : null;
        return paper is null ? SafeHtml.Empty : SafeHtml.Of($"""<a href="{paper.AbsoluteUri}">{words["source.read-at", paper.Host]}</a>""");
    }

    /// <summary>Whether the record was matched, and that nobody looked for a retraction yet: "not checked" is not "none" (P-16).</summary>
    public static string Record(Reference reference, Words words)
    {
        SourceFacts facts = reference.Facts;
        string matched = facts.Status == SourceStatus.Verified
            ? facts.Checked is { } day ? words["source.verified-on", words.Date(day)] : words["source.verified"]
            : words["source.unverified"];
        return facts.Notice is null ? $"{matched} {words["source.not-looked-up"]}" : matched;
    }

    /// <summary>a, b … z, aa, ab …</summary>
    public static string Letter(int index) => index < 26 ? ((char)('a' + index)).ToString() : Letter((index / 26) - 1) + Letter(index % 26);

    private static bool IsRetracted(Reference reference) => reference.Facts.Notice?.Kind == NoticeKind.Retraction;
}
