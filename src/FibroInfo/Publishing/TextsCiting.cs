using System.Text;
using FibroInfo.Articles;
using FibroInfo.Articles.Files;

namespace FibroInfo.Publishing;

/// <summary>Every text of the content folder that cites a source: drafts, versions for later, other languages, and texts with faults too.</summary>
internal sealed class TextsCiting(ContentFiles files)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Paths below the content folder, in order.</summary>
    /// <exception cref="IOException">A file cannot be read: nobody can say then what it cites.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public IReadOnlyList<string> Find(string key)
    {
        byte[] word = Encoding.UTF8.GetBytes("@" + key);
        return
        [
            .. new ContentFolder(files.Root).Scan().Stamps.Keys
                .Where(path => ContentPath.Of(path, []) is not null)
                .Where(path => files.Read(path) is { } bytes
                    && bytes.AsSpan().IndexOf(word) >= 0
                    && CitedKeys.In(Lenient(bytes)).Contains(key, StringComparer.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Puts another key in the place of one, in every text. What was done before a refusal stays: both keys are known while this runs.</summary>
    /// <returns>The texts that were changed, and why it ended early.</returns>
    public (IReadOnlyList<string> Changed, WriteOutcome Outcome) Rewrite(string old, string fresh)
    {
        var changed = new List<string>();
        foreach (string path in Find(old))
        {
            WriteOutcome outcome = RewriteOne(path, old, fresh);
            if (outcome is not WriteOutcome.Done)
            {
                return (changed, outcome);
            }

            changed.Add(path);
        }

        return (changed, WriteOutcome.Done.It);
    }

    private WriteOutcome RewriteOne(string path, string old, string fresh)
    {
        WriteOutcome outcome = WriteOutcome.ChangedMeanwhile.It;
        // Somebody's editor may save it just now: what they wrote is read and then changed.
        for (int attempt = 0; attempt < 3 && outcome is WriteOutcome.ChangedMeanwhile; attempt++)
        {
            byte[] seen = files.Read(path) ?? [];
            try
            {
                outcome = files.Write(path, seen, Utf8.GetBytes(CitedKeys.Rewrite(Utf8.GetString(seen), old, fresh)));
            }
            catch (DecoderFallbackException)
            {
                return new WriteOutcome.Refused($"'{path}' is not UTF-8, and was left as it is. Save it as UTF-8 first.", Passes: false);
            }
        }

        return outcome;
    }

    private static string Lenient(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
