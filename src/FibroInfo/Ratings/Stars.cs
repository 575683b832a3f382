using System.Diagnostics.CodeAnalysis;

namespace FibroInfo.Ratings;

/// <summary>1 to 5. Cannot be wrong once made.</summary>
public readonly record struct Stars
{
    public const int Most = 5;

    private Stars(int number) => Number = number;

    public int Number { get; }

    /// <summary>One ASCII digit and nothing else: "1.5", " 3" and "٣" are no stars.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Stars stars)
    {
        bool fits = text is [>= '1' and <= '5'];
        stars = fits ? new Stars(text![0] - '0') : default;
        return fits;
    }
}
