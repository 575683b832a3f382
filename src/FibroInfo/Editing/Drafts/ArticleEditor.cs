using System.Text;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Addresses;
using FibroInfo.Editing.Matter;
using FibroInfo.Editing.Revisions;

namespace FibroInfo.Editing.Drafts;

/// <summary>Writes the text of an article or page into its file: whole, unseen by nobody, and past no error of the checks.</summary>
public sealed class ArticleEditor(ContentFiles files, SiteDatabase store, AuditTrail audit, DraftValidator proofs, RevisionLog revisions)
{
    public const int MostReasonCharacters = 300;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ContentCommit _writing = new(files, store, revisions);

    /// <summary>True while nothing can be said of any file.</summary>
    public bool IsAway => files.IsAway;

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
    /// <param name="seen">The <see cref="ContentHash"/> that the writer began with.</param>
    /// <param name="text">The whole file, as it shall be.</param>
    /// <param name="reason">Why its warnings may stay; empty for none.</param>
    /// <param name="who">Somebody with an account, whose draft of it goes.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public Task<PublishOutcome> PublishAsync(ContentPath path, string seen, string text, string reason, Actor who, CancellationToken cancel) =>
        PublishAsync(path, seen, text, reason, null, who, cancel);

    /// <param name="path">Of a language of the site.</param>
    /// <param name="seen">The <see cref="ContentHash"/> that the writer saw.</param>
    /// <param name="text">The whole file, as it shall be again.</param>
    /// <param name="reason">Why it is brought back.</param>
    /// <param name="version">The number of the version that it was.</param>
    /// <param name="who">Whose own draft stays: they did not publish that.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public Task<PublishOutcome> RestoreAsync(ContentPath path, string seen, string text, string reason, int version, Actor who, CancellationToken cancel) =>
        PublishAsync(path, seen, text, reason, version, who, cancel);

    private async Task<PublishOutcome> PublishAsync(
        ContentPath path, string seen, string text, string reason, int? restored, Actor who, CancellationToken cancel)
    {
        try
        {
            return await files.AloneAsync(() => PublishAloneAsync(path, seen, text, reason, restored, who, cancel), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new PublishOutcome.Refused(WriteOutcome.Refused.Unread(path.Path, fault));
        }
    }

    private async Task<PublishOutcome> PublishAloneAsync(
        ContentPath path, string seen, string text, string reason, int? restored, Actor who, CancellationToken cancel)
    {
        byte[]? now = Open(path);
        text = now is not null && Decode(now) is { } before ? AddressEdit.Keep(before, text, path) : text;
        DraftValidation proof = proofs.Read(path, text);
        return ContentHash.Of(now) != seen ? new PublishOutcome.ChangedMeanwhile(now)
            : proof.Errors.Any() || !proof.IsReadable ? new PublishOutcome.Faulty()
            : proof.Warnings.Any() && reason.Length == 0 ? new PublishOutcome.WantsReason()
            : await _writing.RunAsync(
                path.Path, now, Encoding.UTF8.GetBytes(text), new RevisionInfo(who, PlainReason(reason), restored),
                writing => NoteAsync(writing, path, who, Detail(now, text, proof, reason), PlainReason(reason), restored), cancel) switch
            {
                WriteOutcome.Done => new PublishOutcome.Done(),
                WriteOutcome.Refused refused => new PublishOutcome.Refused(refused.Why),
                _ => new PublishOutcome.ChangedMeanwhile(Open(path)),
            };
    }

    private async Task NoteAsync(WriteTransaction writing, ContentPath path, Actor who, string detail, string why, int? restored)
    {
        if (restored is { } number)
        {
            // Whoever brings an old version back has not published what they were writing: that stays.
            audit.Note(writing, who, $"{path.Kind}.restore", $"text {path.Path}", $"version {number}: {why}");
            return;
        }

        audit.Note(writing, who, $"{path.Kind}.publish", $"text {path.Path}", detail);
        await DraftStore.RemoveAsync(writing, path.Path, who, CancellationToken.None);
    }

    // Names of keys and rules, never what they say; the reason is meant to be read there.
    private static string Detail(byte[]? now, string text, DraftValidation proof, string reason)
    {
        FrontMatterText before = now is not null && Decode(now) is { } old && FrontMatterText.Parse(old) is { } known ? known : FrontMatterText.Empty;
        string changed = now is null ? "new" : string.Join(", ", FrontMatterForm.Changed(before, FrontMatterText.Parse(text) ?? FrontMatterText.Empty));
        string passed = string.Join(", ", proof.Warnings.Select(problem => problem.Rule).Distinct(StringComparer.Ordinal));
        return passed.Length == 0 ? changed : $"{changed}; passed {passed}: {PlainReason(reason)}";
    }

    private static string PlainReason(string reason) => string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What became of a text that was to be written into the folder. Only <see cref="Done"/> wrote it.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    public sealed record Done : PublishOutcome;

    /// <summary>It has errors, which the page lists.</summary>
    public sealed record Faulty : PublishOutcome;

    /// <summary>It has warnings, and nobody said why they may stay.</summary>
    public sealed record WantsReason : PublishOutcome;

    /// <summary>The file is not the one that the writer began with.</summary>
    /// <param name="Now">What it is now; null when it is gone.</param>
    public sealed record ChangedMeanwhile(byte[]? Now) : PublishOutcome;

    /// <param name="Why">A sentence for the person at the form: the folder is read-only, or the disk is full.</param>
    public sealed record Refused(string Why) : PublishOutcome;
}
