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

/// <summary>Lines as a keyboard makes them: a control character among them came from a program.</summary>
internal static class PlainLines
{
    public static bool TryRead(string? typed, out string read) =>
        TypedText.TryCompose(typed, out read) && !read.Any(character => char.IsControl(character) && character is not ('\n' or '\t'));
}

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
