using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FibroInfo.Text;

/// <summary>
/// A valid e-mail address that the site can send to: at most 254 ASCII characters, without spaces, quotes or brackets, so that it
/// cannot add a line or a recipient to the headers of an e-mail.
/// </summary>
public readonly partial record struct EmailAddress
{
    // RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets.
    private const int MaxCharacters = 254;

    private readonly string? _value;

    private EmailAddress(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This address was never given a value.");

    public static bool TryParse(string? typed, out EmailAddress address, [NotNullWhen(false)] out FieldRejection? refusal)
    {
        address = default;
        refusal = Refuse(typed, out string value);
        if (refusal is null)
        {
            address = new EmailAddress(value);
        }

        return refusal is null;
    }

    public override string ToString() => Value;

    private static FieldRejection? Refuse(string? typed, out string value)
    {
        value = "";
        if (!InputNormalizer.TryCompose(typed, out string composed))
        {
            return FieldRejection.NotText;
        }

        if (InputNormalizer.CountCodePoints(composed) > MaxCharacters)
        {
            return FieldRejection.TooLong;
        }

        return TryConvertToAscii(composed, out value) && Pattern().IsMatch(value) ? null : FieldRejection.NotAnAddress;
    }

    // In ASCII (IDNA), blåbær.no is xn--blbr-roah.no.
    private static bool TryConvertToAscii(string composed, out string ascii)
    {
        int at = composed.LastIndexOf('@');
        try
        {
            ascii = at < 0 ? "" : composed[..at] + "@" + new IdnMapping { UseStd3AsciiRules = true }.GetAscii(composed[(at + 1)..].ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            ascii = "";
        }

        return ascii.Length is > 0 and <= MaxCharacters;
    }

    private const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    private const string Label = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

    [GeneratedRegex($@"\A{Atom}(?:\.{Atom})*@(?:{Label}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]+)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
