using System.Diagnostics.CodeAnalysis;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>The text of a comment: 2 to 2,000 code points of plain text in NFC. An instance is always valid.</summary>
public readonly record struct CommentText
{
    public const int MinCodePoints = 2;

    public const int MaxCodePoints = 2_000;

    private readonly string? _value;

    private CommentText(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This comment was never given a text.");

    public static bool TryParse(string? typed, out CommentText text, [NotNullWhen(false)] out FieldRejection? refusal)
    {
        refusal = !InputNormalizer.TryCompose(typed, out string composed) ? FieldRejection.NotText
            : InputNormalizer.CountCodePoints(composed) > MaxCodePoints ? FieldRejection.TooLong
            : InputNormalizer.CountCodePoints(composed) < MinCodePoints || !InputNormalizer.HasSomethingToSee(composed) ? FieldRejection.TooShort
            : null;
        text = refusal is null ? new CommentText(composed) : default;
        return refusal is null;
    }

    public override string ToString() => Value;
}

/// <summary>The name above a comment, usually a nickname (C-4): 1 to 60 code points in NFC. An instance is always valid.</summary>
public readonly record struct DisplayName
{
    public const int MaxCodePoints = 60;

    private readonly string? _value;

    private DisplayName(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This name was never given a value.");

    public static bool TryParse(string? typed, out DisplayName name, [NotNullWhen(false)] out FieldRejection? refusal)
    {
        refusal = !InputNormalizer.TryCompose(typed, out string composed) ? FieldRejection.NotText
            : InputNormalizer.CountCodePoints(composed) > MaxCodePoints ? FieldRejection.TooLong
            : !InputNormalizer.HasSomethingToSee(composed) ? FieldRejection.TooShort
            : null;
        name = refusal is null ? new DisplayName(composed) : default;
        return refusal is null;
    }

    /// <summary>Parses a name that was valid when it was stored.</summary>
    /// <exception cref="FormatException">It is not valid.</exception>
    public static DisplayName Parse(string stored) =>
        TryParse(stored, out DisplayName name, out FieldRejection? refusal) ? name : throw new FormatException($"The name is none: {refusal}.");

    public override string ToString() => Value;
}

/// <summary>The reason that a writer is given for a rejected comment: 1 to 500 code points in NFC. An instance is always valid.</summary>
public readonly record struct RejectionReason
{
    public const int MaxCodePoints = 500;

    private readonly string? _value;

    private RejectionReason(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This reason was never given.");

    public static bool TryParse(string? typed, out RejectionReason reason)
    {
        bool fits = InputNormalizer.TryCompose(typed, out string composed)
            && InputNormalizer.HasSomethingToSee(composed)
            && InputNormalizer.CountCodePoints(composed) <= MaxCodePoints;
        reason = fits ? new RejectionReason(composed) : default;
        return fits;
    }

    public override string ToString() => Value;
}
