using System.Text;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Editing.Documents;

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
    /// <returns>The texts as they shall be, in order; or a text that no program may rewrite.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public (IReadOnlyList<RewrittenFile> Files, string? NotUtf8) Rewrite(SourceKeyRewriter key)
    {
        var rewritten = new List<RewrittenFile>();
        foreach (string path in Find(key.Old))
        {
            byte[] now = files.Read(path) ?? [];
            try
            {
                KeyRewriteResult result = key.Apply(Utf8.GetString(now));
                rewritten.Add(new RewrittenFile(new FileChange(path, now, Utf8.GetBytes(result.Text)), result));
            }
            catch (DecoderFallbackException)
            {
                return ([], path);
            }
        }

        return (rewritten, null);
    }

    /// <summary>Of the texts that cite it, those whose words a reviewer signed as they stand.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public IReadOnlyList<string> FindReviewed(string key) =>
    [
        .. Find(key).Where(path => files.Read(path) is { } bytes && TextDecoder.Decode(bytes) is { } text
            && SignOff.Parse(text) is { } signOff && signOff.Signed == SignOff.ComputeHash(text)),
    ];

    private static string Lenient(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}

/// <summary>A text whose citations are to be rewritten.</summary>
public sealed record RewrittenFile(FileChange Change, KeyRewriteResult Result)
{
    public string Path => Change.Path;
}
