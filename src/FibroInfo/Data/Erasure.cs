using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace FibroInfo.Data;

/// <summary>That something a person had left here was erased, so that an older copy of the rows can be told. Nothing of what it was.</summary>
/// <param name="At">When: what came later under the same subject is another thing.</param>
/// <param name="Kind">A room's word for it: <c>comment</c>.</param>
/// <param name="Subject">Which row: its number, as a rule. No blank is in it.</param>
/// <param name="Mark">By <see cref="MarkOf"/>. Numbers are given anew after older rows were put back, to somebody else's.</param>
public sealed record Erasure(DateTimeOffset At, string Kind, string Subject, string Mark)
{
    private const int MarkBytes = 16;

    /// <param name="unguessable">What the row holds at random: from the mark nobody can find it.</param>
    public static string MarkOf(ReadOnlySpan<byte> unguessable) => Convert.ToHexStringLower(SHA256.HashData(unguessable).AsSpan(0, MarkBytes));

    /// <summary>The mark stands last and has one length: a line that was cut short is none.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out Erasure? erasure)
    {
        bool fits = line.Split(' ') is [_, _, _, { Length: 2 * MarkBytes }];
        string[] parts = line.Split(' ');
        erasure = fits && DateTimeOffset.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset at)
            ? new Erasure(at, parts[1], parts[2], parts[3])
            : null;
        return erasure is not null;
    }

    public override string ToString() => $"{At.UtcDateTime:O} {Kind} {Subject} {Mark}";
}
