using System.Text;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Revisions;

/// <summary>Keeps every version of every text. An entry is a row of the transaction that writes the file: neither is there without the other.</summary>
public sealed class RevisionLog(TimeProvider clock)
{
    /// <summary>Notes what a file is now, unless its newest version says just that.</summary>
    /// <param name="transaction">The transaction of whoever wrote the file, or saw it written.</param>
    /// <param name="file">Below the content folder.</param>
    /// <param name="bytes">The whole file; what is no text is not kept.</param>
    /// <param name="actor">Who wrote it.</param>
    /// <param name="why">What they said about it; may be empty.</param>
    /// <param name="restored">The number of the version that it brings back.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether it is a new version.</returns>
    public async Task<bool> RecordAsync(
        WriteTransaction transaction, string file, byte[] bytes, Actor actor, string why, int? restored, CancellationToken cancel)
    {
        Revision? last = await transaction.Db.Set<Revision>().AsNoTracking()
            .Where(one => one.File == file).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancel);
        string hash = ContentHash.Compute(bytes);
        if (last?.Text == hash || RevisionMetadata.FromBytes(bytes) is not { } written)
        {
            return false;
        }

        RevisionMetadata? before = last is null ? null : RevisionMetadata.FromBytes(await UnpackAsync(transaction.Db, last.Text, cancel));
        await StoreTextAsync(transaction, hash, bytes, cancel);
        transaction.Db.Add(new Revision
        {
            File = file,
            Number = (last?.Number ?? 0) + 1,
            At = clock.GetUtcNow(),
            Account = actor.Account,
            ActorName = actor.Name,
            Why = why,
            Restored = restored,
            Changed = before is null ? "" : written.Changed(before),
            Status = written.Status,
            Signed = written.Signed,
            Sign = written.Sign,
            Reviewer = written.Reviewer,
            Bytes = bytes.Length,
            Text = hash,
            Reading = ContentHash.Compute(written.Reading),
        });
        // What comes next in this transaction asks for it.
        await transaction.Db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Keeps a text under its hash, if it is not kept already.</summary>
    internal static async Task StoreTextAsync(WriteTransaction transaction, string hash, byte[] bytes, CancellationToken cancel)
    {
        if (await transaction.Db.Set<RevisionContent>().FindAsync([hash], cancel) is null)
        {
            transaction.Db.Add(RevisionContent.FromBytes(bytes));
        }
    }

    internal static async Task<byte[]> UnpackAsync(SiteDbContext db, string hash, CancellationToken cancel) =>
        (await db.Set<RevisionContent>().AsNoTracking().FirstAsync(text => text.Hash == hash, cancel)).Unpack();
}

/// <summary>What a file says of itself, as far as a list of its versions tells it.</summary>
/// <param name="Matter">Null when its keys cannot be told apart.</param>
/// <param name="Reading">The text as the site reads it.</param>
internal sealed record RevisionMetadata(ArticleDocument? Matter, byte[] Reading)
{
    // No key of a file is longer than a list shows.
    private const int MaxCharacters = 100;

    public string Status => Key("status") ?? "draft";

    public string? Reviewer => Short(Matter?.SignOff?.Reviewer);

    public string? Signed => Short(Matter?.SignOff?.Signed);

    public SignatureStatus Sign => Matter?.SignOff is not { } signOff ? SignatureStatus.None
        : signOff.Signed == Matter.Signature ? SignatureStatus.Signed : SignatureStatus.ChangedSince;

    /// <returns>Null for what is no text.</returns>
    public static RevisionMetadata? FromBytes(byte[] bytes) => TextDecoder.Decode(bytes) is { } text
        ? new RevisionMetadata(ArticleDocument.Parse(text), Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF').ReplaceLineEndings("\n")))
        : null;

    /// <summary>"title, text", against the version before.</summary>
    public string Changed(RevisionMetadata before) =>
        Matter is null || before.Matter is null ? "text" : string.Join(", ", FrontMatterForm.Changed(before.Matter, Matter));

    private string? Key(string name) => Short(Matter?.Text(name));

    private static string? Short(string? text) => text is { Length: > 0 } ? text[..Math.Min(text.Length, MaxCharacters)] : null;
}
