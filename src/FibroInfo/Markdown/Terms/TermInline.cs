using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Terms;

/// <summary><c>[[microglia]]</c> or <c>[[microglia|these cells]]</c></summary>
internal sealed class TermInline(string name, string shown) : LeafInline
{
    public string Name => name;

    public string Shown { get; set; } = shown;

    /// <summary>The glossary's id, null when it is not known or not linked (in a heading).</summary>
    public string? Id { get; set; }

    /// <summary>What is printed in brackets behind it: only at the first use.</summary>
    public string? Meaning { get; set; }
}
