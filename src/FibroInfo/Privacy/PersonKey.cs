using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Privacy;

/// <summary>By what a person is looked for: an e-mail address, or the private link of a comment. One of the two.</summary>
public sealed partial record PersonKey
{
    private PersonKey()
    {
    }

    public EmailAddress? Address { get; private init; }

    /// <summary>Of a private link.</summary>
    public string? Token { get; private init; }

    /// <param name="typed">An address, or a link as somebody copied it: whole, its path, or only its token.</param>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out PersonKey? key)
    {
        string text = typed?.Trim() ?? "";
        key = EmailAddress.TryParse(text, out EmailAddress address, out _) ? new PersonKey { Address = address }
            : Link().Match(text) is { Success: true } link ? new PersonKey { Token = link.Groups[1].Value.ToLowerInvariant() }
            : null;
        return key is not null;
    }

    [GeneratedRegex(@"\A(?:\S*/comments/)?([0-9A-Fa-f]{64})(?:[/?#]\S*)?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
