using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace FibroInfo.References;

/// <summary>A digital object identifier in lower case, without prefix: <c>10.1016/j.bbi.2018.09.018</c>. Always valid in form.</summary>
public readonly partial record struct Doi
{
    private const int MaxCharacters = 300;

    // Braces and backslashes would also end a BibTeX field early.
    private const string NeverInDoi = "\"\\{}^`|";

    private readonly string? _value;

    private Doi(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This DOI was never given a value.");

    /// <summary>The URL <c>https://doi.org/…</c>, with special characters percent-encoded.</summary>
    public string Address => "https://doi.org/" + NotInAddress().Replace(Value, match => Uri.HexEscape(match.Value[0]));

    public static bool TryParse([NotNullWhen(true)] string? text, out Doi doi) => TryParse(text, out doi, out _);

    /// <summary>
    /// Accepts the common forms: without prefix, <c>doi:</c>, <c>DOI </c>, a URL at doi.org or dx.doi.org, percent-encoded, in capitals.
    /// </summary>
    /// <param name="fault">What is wrong, as one sentence, when the result is false.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out Doi doi, [NotNullWhen(false)] out string? fault)
    {
        string bare = WithoutPrefix(text ?? "");
        fault = Fault(bare);
        doi = fault is null ? new Doi(bare) : default;
        return fault is null;
    }

    public override string ToString() => Value;

    private static string WithoutPrefix(string text)
    {
        string rest = Label().Replace(text.Trim(), "", 1);
        Match address = Resolver().Match(rest);
        if (address.Success)
        {
            // An unencoded "?" or "#" ends the path of a URL; one that belongs to the DOI would be encoded.
            rest = rest[address.Length..].Split('?', '#')[0];
        }

        return Uri.UnescapeDataString(rest).Trim().ToLowerInvariant();
    }

    private static string? Fault(string bare)
    {
        if (bare.Length > MaxCharacters)
        {
            return $"'{bare[..40]}…' is longer than a DOI.";
        }

        if (!Start().IsMatch(bare))
        {
            return $"'{bare}' doesn't start with '10.', a publisher's number and a slash, as a DOI does.";
        }

        if (EndsInPunctuation(bare))
        {
            return $"'{bare}' ends with '{bare[^1]}', which belongs to the sentence around it and not to the DOI.";
        }

        if (bare.FirstOrDefault(letter => letter is <= ' ' or > '~' || NeverInDoi.Contains(letter)) is var odd and not '\0')
        {
            return char.IsWhiteSpace(odd) ? $"'{bare}' contains a space." : $"'{bare}' contains '{odd}', which a DOI can't.";
        }

        // Text that is encoded twice would give another DOI each time it is parsed.
        return Encoded().IsMatch(bare) ? $"'{bare}' is percent-encoded twice." : null;
    }

    // DOIs of old publishers do contain brackets ("10.1016/s0140-6736(05)67889-0") or end with one, so only an unmatched closing
    // bracket is refused.
    private static bool EndsInPunctuation(string bare) => bare[^1] switch
    {
        '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '"' or '/' => true,
        ')' => IsUnopened(bare, '(', ')'),
        ']' => IsUnopened(bare, '[', ']'),
        '}' => IsUnopened(bare, '{', '}'),
        '>' => IsUnopened(bare, '<', '>'),
        _ => false,
    };

    private static bool IsUnopened(string bare, char open, char close) => bare.Count(c => c == close) > bare.Count(c => c == open);

    [GeneratedRegex(@"\A\s*doi(?:\s*[:=]\s*|\s+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A(?:https?://)?(?:dx\.|www\.)?doi\.org/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Resolver();

    [GeneratedRegex(@"\A10\.[0-9]{4,9}(?:\.[0-9]+)*/[^/]", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex("%[0-9a-f]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"[^a-z0-9/._;:()\-]", RegexOptions.CultureInvariant)]
    private static partial Regex NotInAddress();
}
