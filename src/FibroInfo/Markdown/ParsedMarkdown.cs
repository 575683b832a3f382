using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Markdown;

/// <summary>One body, parsed: the HTML for readers, and the facts about it that the editorial checks need.</summary>
public sealed record ParsedMarkdown(
    IReadOnlyList<Section> Sections,
    IReadOnlyList<EasyReadingPart> EasyParts,
    IReadOnlyList<CitedSource> Sources,
    IReadOnlyList<UsedTerm> Terms,
    IReadOnlyList<EvidenceClaim> Claims,
    IReadOnlyList<Heading> Headings,
    IReadOnlyList<TextLink> Links,
    IReadOnlyList<string> Pictures,
    IReadOnlyList<string> FilmHosts,
    IReadOnlyList<string> Signers,
    IReadOnlySet<string> Boxes,
    IReadOnlyList<Paragraph> Prose,
    IReadOnlyList<Heading> EasyHeadings,
    IReadOnlyList<Paragraph> EasyProse,
    IReadOnlyList<Problem> Problems)
{
    /// <summary>The signs that the text adds to the cards on when to get help.</summary>
    public IReadOnlyList<ArticleSign> Signs { get; init; } = [];

    /// <summary>The advertisements, in the order of the text.</summary>
    public IReadOnlyList<Advertisement> Advertisements { get; init; } = [];

    /// <summary>Addresses of shops outside advertisements, in the order of the text.</summary>
    public IReadOnlyList<ShopLink> ShopLinks { get; init; } = [];

    /// <summary>Every statement outside easy reading that cites a source, in the order of the text.</summary>
    public required IReadOnlyList<CitedStatement> Statements { get; init; }
}

/// <summary>The part of the text under one h2. The first may have no title: it is the text before any heading.</summary>
public sealed record Section(string Id, string Title, SafeHtml Html, SectionKind Kind)
{
    /// <summary>Of the section on when to get help: the text's own signs. Its cards are drawn anew for each page, from the text of the site.</summary>
    public IReadOnlyList<ArticleSign> Signs { get; init; } = [];

    /// <summary>Of the section on when to get help. Links in the head of the page lead to it, so it never depends on other headings.</summary>
    public const string HelpId = "when-to-get-help";

    /// <summary>The section on when to get help.</summary>
    /// <param name="html">What the writer put there: shown only while the site has no cards.</param>
    public static Section CreateHelp(UiText words, SafeHtml html, IReadOnlyList<ArticleSign> signs) =>
        new(HelpId, words["help.title"], html, SectionKind.Help) { Signs = signs };
}

/// <summary>A sign of urgency that one text adds to a card of the site.</summary>
public sealed record ArticleSign(UrgencyLevel Level, string Text, FileLocation Place);

public enum SectionKind { Text, Unknown, Help }

/// <summary>One screen of easy reading.</summary>
public sealed record EasyReadingPart(string Title, SafeHtml Html);

/// <summary>A source of the text, numbered in the order of first use.</summary>
/// <param name="Reference">Null only when <c>references.json</c> itself could not be read.</param>
public sealed record CitedSource(string Key, int Number, Reference? Reference, IReadOnlyList<CitationOccurrence> Uses);

/// <summary>One place that cites a source.</summary>
/// <param name="Anchor">The id of the citation in the page.</param>
/// <param name="Sentence">The sentence that it supports, as plain text.</param>
public sealed record CitationOccurrence(string Anchor, string Sentence);

/// <param name="Anchors">The ids of its uses in the page, so that its entry leads back to each.</param>
public sealed record UsedTerm(Term Term, TermText Text, IReadOnlyList<string> Anchors);

/// <summary>A claim with a label: an evidence box, or a citation with a label behind it.</summary>
/// <param name="Keys">The sources that it cites.</param>
public sealed record EvidenceClaim(EvidenceLabel Label, IReadOnlyList<string> Keys, FileLocation Place, bool IsInline);

/// <summary>A sentence with one or more citations.</summary>
/// <param name="Keys">The sources that it cites.</param>
/// <param name="IsLabelled">Whether a label is behind one of its citations, or a box around it says how sure we are.</param>
public sealed record CitedStatement(IReadOnlyList<string> Keys, bool IsLabelled, FileLocation Place);

/// <summary>A box that advertises a product.</summary>
/// <param name="Keys">The sources that it cites.</param>
public sealed record Advertisement(string Address, string Label, IReadOnlyList<string> Keys, FileLocation Place);

/// <summary>An address of a shop in the running text, as a link or written out.</summary>
/// <param name="IsInEasyReading">There no box may stand.</param>
public sealed record ShopLink(string Address, FileLocation Place, bool IsInEasyReading);

public sealed record Heading(int Level, string Text, string Id, FileLocation Place);

/// <summary>A link in running text.</summary>
public sealed record TextLink(string Target, string Text, FileLocation Place);

/// <summary>A paragraph or bullet as plain text, without citations.</summary>
public sealed record Paragraph(string Text, FileLocation Place, bool IsBullet);
