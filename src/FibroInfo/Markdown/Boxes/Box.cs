using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace FibroInfo.Markdown.Boxes;

/// <summary>One kind of box: <c>::: name arguments</c> … <c>:::</c>. Each kind is a subclass.</summary>
internal abstract class Box
{
    /// <summary>The word after the colons.</summary>
    public abstract string Name { get; }

    /// <summary>Checks the arguments and collects what the page must know, before anything is rendered.</summary>
    public virtual void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
    }

    public abstract void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state);

    protected static void WriteBetween(HtmlRenderer renderer, SafeHtml before, CustomContainer box, SafeHtml after)
    {
        renderer.EnsureLine();
        renderer.Write(before);
        renderer.EnsureLine();
        renderer.WriteChildren(box);
        renderer.Write(after);
        renderer.EnsureLine();
    }
}

/// <summary>What follows a box's name: bare words, and one text in quotes.</summary>
internal sealed record BoxArguments(IReadOnlyList<string> Words, string? Quoted)
{
    // Word processors turn "straight" quotes into “curly” ones, so both are accepted.
    private const string Quotes = "\"“”";

    public static BoxArguments Parse(CustomContainer box)
    {
        // No regular expression: on a line of nothing but quotes it would search for the closing quote from each of them.
        string line = (box.Arguments ?? "").Trim();
        int open = line.AsSpan().IndexOfAny(Quotes);
        bool isQuoted = open >= 0 && open < line.Length - 1 && Quotes.Contains(line[^1], StringComparison.Ordinal);
        string words = isQuoted ? line[..open] : line;
        return new BoxArguments(
            words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            isQuoted ? line[(open + 1)..^1].Trim() : null);
    }

    public string? Word(int index) => index < Words.Count ? Words[index] : null;
}

/// <summary>All kinds of boxes. Add a new kind to this list.</summary>
internal static class BoxCatalogue
{
    /// <summary>Easy reading is written like a box but is a separate text: it is taken out before the boxes are read.</summary>
    public const string Easy = "easy";

    private static readonly Dictionary<string, Box> ByName = new Box[]
    {
        new EvidenceBox(), new CautionBox(), new HelpBox(), new UnknownBox(), new OpinionBox(), new StudyBox(),
        new ProductBox(), new VideoBox(), new PeopleBox(), new LabelsBox(),
    }.ToDictionary(box => box.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys.Append(Easy);

    public static Box? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);
}

/// <summary><c>::: caution "From mice"</c>: when to take care. The title is optional.</summary>
internal sealed class CautionBox : Box
{
    public override string Name => "caution";

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        string title = arguments.Quoted ?? state.Words["box.caution"];
        SafeHtml open = SafeHtml.From($"""<div class="box caution" role="note"><p class="box-title">{title}</p>""");
        WriteBetween(renderer, open, box, SafeHtml.From($"</div>"));
    }
}

/// <summary><c>::: unknown</c>: what nobody knows yet (P-9).</summary>
internal sealed class UnknownBox : Box
{
    public override string Name => "unknown";

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state) =>
        WriteBetween(renderer, SafeHtml.From($"""<div class="unknown">"""), box, SafeHtml.From($"</div>"));
}
