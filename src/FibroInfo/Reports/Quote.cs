using System.Diagnostics.CodeAnalysis;
using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>The words on the page that a report is about: none, or up to 500 code points, composed (NFC). Cannot be wrong in form once made.</summary>
public readonly record struct Quote
{
    public const int MostCodePoints = 500;

    private readonly string? _value;

    private Quote(string value) => _value = value;

    /// <summary>Empty when the report is about the whole page.</summary>
    public string Value => _value ?? "";

    public static bool TryParse(string? typed, out Quote quote, [NotNullWhen(false)] out FieldRefusal? refusal)
    {
        refusal = !PlainLines.TryRead(typed, out string read) ? FieldRefusal.NotText
            : TypedText.CountCodePoints(read) > MostCodePoints ? FieldRefusal.TooLong
            : null;
        quote = refusal is null ? new Quote(read) : default;
        return refusal is null;
    }

    public override string ToString() => Value;
}
