using System.Globalization;

namespace FibroInfo.Comments;

/// <summary>
/// A comment in one of its wordings: what a moderator saw and decides on. Written <c>12</c>, and <c>12.2</c> after its
/// first change, so that nobody approves a text he has not read.
/// </summary>
/// <param name="Version">1 as posted, one more with each change.</param>
public readonly record struct Wording(long Comment, int Version = 1)
{
    public static bool TryParse(string? text, out Wording wording)
    {
        string[] parts = (text ?? "").Split('.');
        int version = 1;
        bool fits = parts.Length <= 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long comment) && comment > 0
            && (parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out version) && version > 0));
        wording = fits ? new Wording(long.Parse(parts[0], CultureInfo.InvariantCulture), version) : default;
        return fits;
    }

    public override string ToString() => Version == 1 ? $"{Comment}" : $"{Comment}.{Version}";
}
