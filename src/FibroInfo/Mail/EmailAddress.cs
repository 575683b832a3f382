using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace FibroInfo.Mail;

/// <summary>
/// An address that a letter can be sent to: at most 254 characters (RFC 5321), without a name, quotes, comments or
/// anything that could end a header (T24). Cannot be wrong once made; whether somebody reads there is not known.
/// </summary>
public readonly partial record struct EmailAddress
{
    public const int MostCharacters = 254;

    private readonly string? _value;

    private EmailAddress(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This address was never given a value.");

    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress address)
    {
        bool fits = text is { Length: <= MostCharacters } && Pattern().IsMatch(text);
        address = fits ? new EmailAddress(text!) : default;
        return fits;
    }

    /// <exception cref="FormatException">The text is no address.</exception>
    public static EmailAddress Parse(string text) => TryParse(text, out EmailAddress address) ? address : throw new FormatException("This is no e-mail address.");

    public override string ToString() => Value;

    // The rule of <input type=email> (https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address), with a dot in the host and none at an end.
    [GeneratedRegex(
        @"\A(?!\.)(?!.*\.\.)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
