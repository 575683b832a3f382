using System.Diagnostics.CodeAnalysis;
using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>The text of a report or of an answer: 2 to 2,000 code points of plain text in NFC. An instance is always valid.</summary>
public readonly record struct ReportText
{
    public const int MinCodePoints = 2;

    public const int MaxCodePoints = 2_000;

    private readonly string? _value;

    private ReportText(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This report was never given a text.");

    public static bool TryParse(string? typed, out ReportText text, [NotNullWhen(false)] out FieldRejection? refusal)
    {
        refusal = !LineInput.TryRead(typed, out string read) ? FieldRejection.NotText
            : InputNormalizer.CountCodePoints(read) > MaxCodePoints ? FieldRejection.TooLong
            : InputNormalizer.CountCodePoints(read) < MinCodePoints || !InputNormalizer.HasSomethingToSee(read) ? FieldRejection.TooShort
            : null;
        text = refusal is null ? new ReportText(read) : default;
        return refusal is null;
    }

    public override string ToString() => Value;
}

/// <summary>Text as a keyboard types it. Control characters are refused, because only programs send them.</summary>
internal static class LineInput
{
    public static bool TryRead(string? typed, out string read) =>
        InputNormalizer.TryCompose(typed, out read) && !read.Any(character => char.IsControl(character) && character is not ('\n' or '\t'));
}

/// <summary>
/// The quoted part of the page that a report is about: empty, or up to 500 code points in NFC. An instance is always valid.
/// </summary>
public readonly record struct ReportQuote
{
    public const int MaxCodePoints = 500;

    private readonly string? _value;

    private ReportQuote(string value) => _value = value;

    /// <summary>Empty when the report is about the whole page.</summary>
    public string Value => _value ?? "";

    public static bool TryParse(string? typed, out ReportQuote quote, [NotNullWhen(false)] out FieldRejection? refusal)
    {
        refusal = !LineInput.TryRead(typed, out string read) ? FieldRejection.NotText
            : InputNormalizer.CountCodePoints(read) > MaxCodePoints ? FieldRejection.TooLong
            : null;
        quote = refusal is null ? new ReportQuote(read) : default;
        return refusal is null;
    }

    public override string ToString() => Value;
}
