using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Citations;

/// <summary><c>[@albrecht2019; @seo2021]</c></summary>
internal sealed class CitationInline(IReadOnlyList<string> keys) : LeafInline
{
    public IReadOnlyList<string> Keys => keys;

    /// <summary>What is printed: one run a link. Set when the text was read through.</summary>
    public IReadOnlyList<CitationRun> Runs { get; set; } = [];
}

/// <summary>A number, or an unbroken run of three and more, that is printed as one link.</summary>
/// <param name="Label">"2" or "3–5".</param>
/// <param name="IsRetracted">The one source it stands for was retracted: the sentence has to say so itself.</param>
internal sealed record CitationRun(string Anchor, string Label, IReadOnlyList<string> Keys, bool IsRetracted);
