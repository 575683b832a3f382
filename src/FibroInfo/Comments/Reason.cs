using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>Why a comment is not shown, in words for its writer: 1 to 500 code points, composed (NFC). Cannot be wrong in form once made.</summary>
public readonly record struct Reason
{
    public const int MostCodePoints = 500;

    private readonly string? _value;

    private Reason(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This reason was never given.");

    public static bool TryParse(string? typed, out Reason reason)
    {
        bool fits = TypedText.TryCompose(typed, out string composed)
            && TypedText.HasSomethingToSee(composed)
            && TypedText.CountCodePoints(composed) <= MostCodePoints;
        reason = fits ? new Reason(composed) : default;
        return fits;
    }

    public override string ToString() => Value;
}
