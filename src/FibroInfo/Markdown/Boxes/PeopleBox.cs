using System.Globalization;
using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace FibroInfo.Markdown.Boxes;

/// <summary><c>::: people 4 of 10 "felt less pain"</c>: a picture of 10 people, 4 of them filled, with its text.</summary>
internal sealed class PeopleBox : Box
{
    private const int MaxPeople = 100;
    private const int PeopleInRow = 10;
    private const int Width = 45;
    private const int Height = 56;

    public override string Name => "people";

    public override void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        if (Numbers(arguments) is null || string.IsNullOrEmpty(arguments.Quoted))
        {
            state.Report(box, "markdown.people", "This figure of people can't be drawn.",
                $"Write '::: people 4 of 10 \"felt less pain\"', with at most {MaxPeople} people.");
        }
    }

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        (int filled, int all) = Numbers(arguments) ?? (0, 0);
        string count = state.Words["people.count", filled, all];
        int rows = (all + PeopleInRow - 1) / PeopleInRow;
        int columns = Math.Min(all, PeopleInRow);
        SafeHtml people = SafeHtml.Concat(Enumerable.Range(0, all).Select(index => Person(index, index < filled)));
        SafeHtml drawing = SafeHtml.From(
            $"""<svg role="img" aria-label="{count} {arguments.Quoted}" viewBox="0 0 {columns * Width} {rows * Height}" """
            + $"""width="{columns * Width}" height="{rows * Height}">{people}</svg>""");
        WriteBetween(
            renderer,
            SafeHtml.From($"""<figure class="people">{drawing}<figcaption><strong>{count}</strong> {arguments.Quoted}"""),
            box,
            SafeHtml.From($"</figcaption></figure>"));
    }

    // One path for shoulders and head, so that the HTML of a hundred people stays small.
    private static SafeHtml Person(int index, bool isFilled)
    {
        (int x, int y) = (index % PeopleInRow * Width, index / PeopleInRow * Height);
        SafeHtml mark = isFilled ? SafeHtml.From($"""class="on" """) : SafeHtml.Empty;
        return SafeHtml.From($"""<path {mark}d="M{x + 4}.5 {y + 53}v-7a18 18 0 0 1 36 0v7zm8-41a10 10 0 1 0 20 0a10 10 0 1 0-20 0"/>""");
    }

    private static (int Filled, int All)? Numbers(BoxArguments arguments) =>
        arguments.Words is [var filled, _, var all]
        && int.TryParse(filled, NumberStyles.None, CultureInfo.InvariantCulture, out int filledCount)
        && int.TryParse(all, NumberStyles.None, CultureInfo.InvariantCulture, out int total)
        && total is > 0 and <= MaxPeople && filledCount <= total
            ? (filledCount, total)
            : null;
}
