using System.Text;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Matter;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Revisions;

/// <summary>Keeps every version of every text. An entry is a row of the transaction that writes the file: neither is there without the other.</summary>
public sealed class RevisionLog(TimeProvider clock)
{
    /// <summary>Notes what a file is now, unless its newest version says just that.</summary>
    /// <param name="writing">The transaction of whoever wrote the file, or saw it written.</param>
    /// <param name="file">Below the content folder.</param>
    /// <param name="bytes">The whole file; what is no text is not kept.</param>
    /// <param name="who">Who wrote it.</param>
    /// <param name="why">What they said about it; may be empty.</param>
    /// <param name="restored">The number of the version that it brings back.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether it is a new version.</returns>
    public async Task<bool> NoteAsync(WriteTransaction writing, string file, byte[] bytes, Actor who, string why, int? restored, CancellationToken cancel)
    {
        Revision? last = await writing.Db.Set<Revision>().AsNoTracking()
            .Where(one => one.File == file).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancel);
        string hash = ContentHash.Of(bytes);
        if (last?.Text == hash || WrittenText.Of(bytes) is not { } written)
        {
            return false;
        }

        WrittenText? before = last is null ? null : WrittenText.Of(await UnpackAsync(writing.Db, last.Text, cancel));
        await KeepAsync(writing, hash, bytes, cancel);
        writing.Db.Add(new Revision
        {
            File = file,
            Number = (last?.Number ?? 0) + 1,
            At = clock.GetUtcNow(),
            Account = who.Account,
            Who = who.Name,
            Why = why,
            Restored = restored,
            Changed = before is null ? "" : written.Changed(before),
            Status = written.Status,
            Signed = written.Signed,
            Sign = written.Sign,
            Reviewer = written.Reviewer,
            Bytes = bytes.Length,
            Text = hash,
            Reading = ContentHash.Of(written.Reading),
        });
        // What comes next in this transaction asks for it.
        await writing.Db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Keeps a text under its hash, if it is not kept already.</summary>
    internal static async Task KeepAsync(WriteTransaction writing, string hash, byte[] bytes, CancellationToken cancel)
    {
        if (await writing.Db.Set<RevisionText>().FindAsync([hash], cancel) is null)
        {
            writing.Db.Add(RevisionText.Of(bytes));
        }
    }

    internal static async Task<byte[]> UnpackAsync(SiteDb db, string hash, CancellationToken cancel) =>
        (await db.Set<RevisionText>().AsNoTracking().FirstAsync(text => text.Hash == hash, cancel)).Unpack();
}

/// <summary>What a file says of itself, as far as a list of its versions tells it.</summary>
/// <param name="Matter">Null when its keys cannot be told apart.</param>
/// <param name="Reading">The text as the site reads it.</param>
internal sealed record WrittenText(FrontMatterText? Matter, byte[] Reading)
{
    // No key of a file is longer than a list shows.
    private const int MostCharacters = 100;

    public string Status => Key("status") ?? "draft";

    public string? Reviewer => Key("reviewer");

    public string? Signed => Key("signed");

    public SignState Sign => Signed is null || Matter is null ? SignState.None : Signed == Seal(Matter) ? SignState.Signed : SignState.ChangedSince;

    /// <returns>Null for what is no text.</returns>
    public static WrittenText? Of(byte[] bytes) => ArticleEditor.Decode(bytes) is { } text
        ? new WrittenText(FrontMatterText.Parse(text), Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF').ReplaceLineEndings("\n")))
        : null;

    /// <summary>"title, text", against the version before.</summary>
    public string Changed(WrittenText before) =>
        Matter is null || before.Matter is null ? "text" : string.Join(", ", FrontMatterForm.Changed(before.Matter, Matter));

    private static string Seal(FrontMatterText matter) =>
        Signature.Of(matter.Text("title"), matter.Text("summary"), matter.Text("aim"), matter.List("key-points"), matter.Body);

    private string? Key(string name) => Matter?.Text(name) is { Length: > 0 } text ? text[..Math.Min(text.Length, MostCharacters)] : null;
}
