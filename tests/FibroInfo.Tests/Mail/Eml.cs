using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.Tests.Mail;

/// <summary>A message as a mail program reads it: its headers, unfolded, and its body, decoded.</summary>
public sealed partial class Eml
{
    public Eml(string text)
    {
        Raw = text;
        string[] parts = text.Split("\r\n\r\n", 2);
        Headers = [.. Fold().Replace(parts[0], " ").Split("\r\n").Select(line => line.Split(':', 2))
            .Select(pair => KeyValuePair.Create(pair[0], pair[1].Trim()))];
        Body = this["Content-Transfer-Encoding"] == "quoted-printable" ? Quoted(parts[1].Replace("=\r\n", "", StringComparison.Ordinal), '=') : parts[1];
    }

    public string Raw { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    public string Body { get; }

    public string Subject => EncodedWord().Replace(BetweenWords().Replace(this["Subject"], "$1"), word => word.Groups[1].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
        : Quoted(word.Groups[2].Value.Replace('_', ' '), '='));

    /// <summary>The one header of that name.</summary>
    public string this[string name] => Headers.Single(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public bool Has(string name) => Headers.Any(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Quoted(string text, char mark)
    {
        var bytes = new List<byte>();
        for (int at = 0; at < text.Length; at++)
        {
            bool isCode = text[at] == mark && at + 2 < text.Length;
            bytes.Add(isCode ? Convert.ToByte(text[(at + 1)..(at + 3)], 16) : (byte)text[at]);
            at += isCode ? 2 : 0;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"\r\n[ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex Fold();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    // Blanks between two encoded words are only folding.
    [GeneratedRegex(@"(\?=)\s+(?==\?)", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenWords();
}
