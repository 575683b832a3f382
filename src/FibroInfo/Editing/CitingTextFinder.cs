using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Editing.Drafts;

namespace FibroInfo.Editing;

/// <summary>Every text of the content folder that cites a source: drafts, versions for later, other languages, and texts with faults too.</summary>
internal sealed class CitingTextFinder(ContentFileWriter files, ContentCommit writing)
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

    /// <summary>Puts another key in the place of one, in every text. What was done before a refusal stays: both keys are known while this runs.</summary>
    /// <param name="revision">Who, and why, for the version of each.</param>
    /// <returns>The texts that were changed, and why it ended early.</returns>
    /// <exception cref="Data.DatabaseUnavailableException">What was changed before that stays.</exception>
    public async Task<(IReadOnlyList<string> Changed, FileWriteOutcome Outcome)> RewriteAsync(string old, string newValue, RevisionInfo revision, CancellationToken cancel)
    {
        var changed = new List<string>();
        foreach (string path in Find(old))
        {
            FileWriteOutcome outcome = await RewriteOneAsync(path, old, newValue, revision, cancel);
            if (outcome is not FileWriteOutcome.Done)
            {
                return (changed, outcome);
            }

            changed.Add(path);
        }

        return (changed, FileWriteOutcome.Done.Instance);
    }

    private async Task<FileWriteOutcome> RewriteOneAsync(string path, string old, string newValue, RevisionInfo revision, CancellationToken cancel)
    {
        FileWriteOutcome outcome = FileWriteOutcome.ChangedMeanwhile.Instance;
        // Somebody's editor may save it just now: what they wrote is read and then changed.
        for (int attempt = 0; attempt < 3 && outcome is FileWriteOutcome.ChangedMeanwhile; attempt++)
        {
            byte[] seen = files.Read(path) ?? [];
            try
            {
                byte[] rewritten = Utf8.GetBytes(CitationScanner.Rewrite(Utf8.GetString(seen), old, newValue));
                // The deed is one, and stands in the audit when all texts are done.
                outcome = await writing.RunAsync(path, seen, rewritten, revision, _ => Task.CompletedTask, cancel);
            }
            catch (DecoderFallbackException)
            {
                return new FileWriteOutcome.Refused($"'{path}' is not UTF-8, and was left as it is. Save it as UTF-8 first.", IsTransient: false);
            }
        }

        return outcome;
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
