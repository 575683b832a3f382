using System.Diagnostics.CodeAnalysis;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>The name over a comment, a nickname as a rule (C-4): 1 to 60 code points, composed (NFC). Cannot be wrong in form once made.</summary>
public readonly record struct DisplayName
{
    public const int MostCodePoints = 60;

    private readonly string? _value;

    private DisplayName(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This name was never given a value.");

    public static bool TryParse(string? typed, out DisplayName name, [NotNullWhen(false)] out FieldRefusal? refusal)
    {
        refusal = !TypedText.TryCompose(typed, out string composed) ? FieldRefusal.NotText
            : TypedText.CountCodePoints(composed) > MostCodePoints ? FieldRefusal.TooLong
            : !TypedText.HasSomethingToSee(composed) ? FieldRefusal.TooShort
            : null;
        name = refusal is null ? new DisplayName(composed) : default;
        return refusal is null;
    }

    /// <summary>A name that was one when it was stored.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DisplayName Parse(string kept) =>
        TryParse(kept, out DisplayName name, out FieldRefusal? refusal) ? name : throw new FormatException($"The name is none: {refusal}.");

    public override string ToString() => Value;
}
