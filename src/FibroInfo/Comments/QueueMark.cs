using System.Globalization;

namespace FibroInfo.Comments;

/// <summary>
/// The last comment of a page of the queue: the next page begins behind it, however many went meanwhile.
/// Written <c>12</c>, or <c>first-12</c> among those in despair.
/// </summary>
/// <param name="IsDespair">It stands in the part that comes first.</param>
public readonly record struct QueueMark(bool IsDespair, long Id)
{
    private const string First = "first-";

    public static bool TryParse(string? text, out QueueMark mark)
    {
        bool isDespair = text?.StartsWith(First, StringComparison.Ordinal) ?? false;
        string number = isDespair ? text![First.Length..] : text ?? "";
        bool fits = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0;
        mark = fits ? new QueueMark(isDespair, id) : default;
        return fits;
    }

    public override string ToString() => IsDespair ? $"{First}{Id}" : $"{Id}";
}
