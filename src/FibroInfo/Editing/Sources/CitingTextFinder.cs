using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Content;
using FibroInfo.Content.Files;

namespace FibroInfo.Editing.Sources;

/// <summary>Every text of the content folder that cites a source: drafts, versions for later, other languages, and texts with faults too.</summary>
internal sealed class CitingTextFinder(ContentFileWriter files)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Paths below the content folder, in order.</summary>
    /// <exception cref="IOException">A file cannot be read: nobody can say then what it cites.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public IReadOnlyList<string> Find(string key)
    {
        byte[] word = Encoding.UTF8.GetBytes("@" + key);
        ContentFolderListing inventory = files.Scan();
        return inventory.IsAway ? throw new Data.ContentUnavailableException() :
        [
            .. inventory.Stamps.Keys
                .Where(path => ContentPath.Parse(path, []) is not null)
                .Where(path => files.Read(path) is { } bytes
                    && bytes.AsSpan().IndexOf(word) >= 0
                    && CitationScanner.Find(Lenient(bytes)).Contains(key, StringComparer.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Another key in the place of one, in every text that cites it.</summary>
    /// <returns>A change for each text, in order; or a text that no program may rewrite.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public (IReadOnlyList<FileChange> Changes, string? NotUtf8) Rewrite(string old, string newValue)
    {
        var changes = new List<FileChange>();
        foreach (string path in Find(old))
        {
            byte[] now = files.Read(path) ?? [];
            try
            {
                changes.Add(new FileChange(path, now, Utf8.GetBytes(CitationScanner.Rewrite(Utf8.GetString(now), old, newValue))));
            }
            catch (DecoderFallbackException)
            {
                return ([], path);
            }
        }

        return (changes, null);
    }

    private static string Lenient(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}

/// <summary>
/// The citations in the text of a file, <c>[@a; @b]</c>, found without reading the file as an article: one that has a fault
/// cites too. A test holds this against what the dialect finds.
/// </summary>
public static partial class CitationScanner
{
    public static IEnumerable<string> Find(string text) => Citation().Matches(text).SelectMany(Keys).Select(key => key.Value);

    /// <summary>Puts one key in the place of another and touches nothing else; a key that then stands twice in one citation goes once.</summary>
    public static string Rewrite(string text, string old, string newValue) => Citation().Replace(text, match =>
    {
        Capture[] keys = [.. Keys(match)];
        return keys.Any(key => key.Value == old) ? Rewrite(match, keys, old, newValue) : match.Value;
    });

    private static string Rewrite(Match citation, Capture[] keys, string old, string newValue)
    {
        bool isThere = keys.Any(key => key.Value == newValue);
        var text = new StringBuilder("[");
        int at = 1, kept = 0;
        foreach (Capture key in keys)
        {
            int start = key.Index - citation.Index;
            bool goes = key.Value == old && isThere;
            isThere |= key.Value == old;
            // Up to the key stand the semicolon, blanks and the @.
            text.Append(goes ? "" : kept++ == 0 ? "@" : citation.Value[at..start]).Append(goes ? "" : key.Value == old ? newValue : key.Value);
            at = start + key.Length;
        }

        return text.Append(citation.Value[at..]).ToString();
    }

    private static IEnumerable<Capture> Keys(Match match) => match.Groups["key"].Captures;

    [GeneratedRegex(
        @"(?<=(?:^|[^\\])(?:\\\\)*)\[@(?<key>[^\s@;\[\]]+)(?:\s*;\s*@(?<key>[^\s@;\[\]]+))*\s*\]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();
}
