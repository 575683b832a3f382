using System.Text;
using FibroInfo.Articles;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Publishing.Matter;

namespace FibroInfo.Publishing.Drafts;

/// <summary>Writes the text of an article into its file: whole, unseen by nobody, and past no error of the checks.</summary>
public sealed class ArticleEditor(ContentFiles files, Store store, AuditTrail audit, Proofreader proofs)
{
    public const int MostReasonCharacters = 300;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a text, or null when it is not there.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public byte[]? Open(ContentPath path) => files.Read(path.Path);

    /// <summary>The same, and null too when it cannot be read: who is writing loses no word by it.</summary>
    public byte[]? Find(ContentPath path)
    {
        try
        {
            return Open(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The text of a file, with its byte-order mark; null when it is no UTF-8, which no form can show.</summary>
    public static string? Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <param name="path">Of a language of the site.</param>
    /// <param name="seen">The <see cref="FileVersion"/> that the writer began with.</param>
    /// <param name="text">The whole file, as it shall be.</param>
    /// <param name="reason">Why its warnings may stay; empty for none.</param>
    /// <param name="who">Somebody with an account, whose draft of it goes.</param>
    /// <exception cref="StoreAwayException">Nothing was written.</exception>
    public async Task<PublishOutcome> PublishAsync(ContentPath path, string seen, string text, string reason, Actor who, CancellationToken cancel)
    {
        try
        {
            return await files.AloneAsync(() => PublishAloneAsync(path, seen, text, reason, who, cancel), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new PublishOutcome.Refused($"'{path.Path}' cannot be read, so it was left as it is. Whoever runs the site has to look at its rights.");
        }
    }

    private async Task<PublishOutcome> PublishAloneAsync(
        ContentPath path, string seen, string text, string reason, Actor who, CancellationToken cancel)
    {
        byte[]? now = Open(path);
        Proof proof = proofs.Read(path, text);
        return FileVersion.Of(now) != seen ? new PublishOutcome.ChangedMeanwhile(now)
            : proof.Errors.Any() || proof.Article is null ? new PublishOutcome.Faulty()
            : proof.Warnings.Any() && reason.Length == 0 ? new PublishOutcome.WantsReason()
            : await CommitAsync(path, now, text, Detail(now, text, proof, reason), who, cancel) switch
            {
                WriteOutcome.Done => new PublishOutcome.Done(proof.Article),
                WriteOutcome.Refused refused => new PublishOutcome.Refused(refused.Why),
                _ => new PublishOutcome.ChangedMeanwhile(Open(path)),
            };
    }

    private async Task<WriteOutcome> CommitAsync(ContentPath path, byte[]? now, string text, string detail, Actor who, CancellationToken cancel)
    {
        byte[] fresh = Strict.GetBytes(text);
        bool isWritten = false;
        try
        {
            return await store.WriteAsync(
                async writing =>
                {
                    WriteOutcome outcome = files.Write(path.Path, now ?? [], fresh);
                    if (outcome is WriteOutcome.Done)
                    {
                        isWritten = true;
                        audit.Note(writing, who, "article.publish", $"text {path.Path}", detail);
                        await DraftStore.RemoveAsync(writing, path.Path, who, CancellationToken.None);
                    }

                    return outcome;
                }, cancel);
        }
        catch (StoreAwayException) when (isWritten)
        {
            // Neither the file nor its line in the audit is there without the other.
            TakeBack(path, now, fresh);
            throw;
        }
    }

    private void TakeBack(ContentPath path, byte[]? before, byte[] fresh)
    {
        if (before is null)
        {
            files.TakeBack(path.Path, fresh);
        }
        else
        {
            files.Write(path.Path, fresh, before);
        }
    }

    // Names of keys and rules, never what they say; the reason is meant to be read there.
    private static string Detail(byte[]? now, string text, Proof proof, string reason)
    {
        MatterText before = now is not null && Decode(now) is { } old && MatterText.Parse(old) is { } known ? known : MatterText.Empty;
        string changed = now is null ? "new" : string.Join(", ", MatterSheet.Changed(before, MatterText.Parse(text) ?? MatterText.Empty));
        string passed = string.Join(", ", proof.Warnings.Select(problem => problem.Rule).Distinct(StringComparer.Ordinal));
        return passed.Length == 0 ? changed : $"{changed}; passed {passed}: {PlainReason(reason)}";
    }

    private static string PlainReason(string reason) => string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
