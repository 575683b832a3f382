using System.Diagnostics.CodeAnalysis;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>What a reader wrote: 2 to 2,000 code points of plain text, composed (NFC). Cannot be wrong in form once made.</summary>
public readonly record struct CommentText
{
    public const int FewestCodePoints = 2;

    public const int MostCodePoints = 2_000;

    private readonly string? _value;

    private CommentText(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This comment was never given a text.");

    public static bool TryParse(string? typed, out CommentText text, [NotNullWhen(false)] out FieldRefusal? refusal)
    {
        refusal = !TypedText.TryCompose(typed, out string composed) ? FieldRefusal.NotText
            : TypedText.CountCodePoints(composed) > MostCodePoints ? FieldRefusal.TooLong
            : TypedText.CountCodePoints(composed) < FewestCodePoints || !TypedText.HasSomethingToSee(composed) ? FieldRefusal.TooShort
            : null;
        text = refusal is null ? new CommentText(composed) : default;
        return refusal is null;
    }

    public override string ToString() => Value;
}
