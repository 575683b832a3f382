using System.Diagnostics.CodeAnalysis;
using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>What a reader tells us, or what we answer: 2 to 2,000 code points of plain text, composed (NFC). Cannot be wrong in form once made.</summary>
public readonly record struct ReportText
{
    public const int FewestCodePoints = 2;

    public const int MostCodePoints = 2_000;

    private readonly string? _value;

    private ReportText(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This report was never given a text.");

    public static bool TryParse(string? typed, out ReportText text, [NotNullWhen(false)] out FieldRefusal? refusal)
    {
        refusal = !PlainLines.TryRead(typed, out string read) ? FieldRefusal.NotText
            : TypedText.CountCodePoints(read) > MostCodePoints ? FieldRefusal.TooLong
            : TypedText.CountCodePoints(read) < FewestCodePoints || !TypedText.HasSomethingToSee(read) ? FieldRefusal.TooShort
            : null;
        text = refusal is null ? new ReportText(read) : default;
        return refusal is null;
    }

    public override string ToString() => Value;
}
