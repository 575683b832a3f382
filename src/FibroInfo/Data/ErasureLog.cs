using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage;

namespace FibroInfo.Data;

/// <summary>
/// What people took back, for ever, in <c>Paths:Data/erased</c>: one <see cref="ErasureRecord"/> a line, on the disk before
/// anybody is told that it is done. At every start it is done again, so that an older copy of the rows brings nothing back. A copy of the
/// data must bring this file along, and what the file in its place says besides.
/// </summary>
public sealed class ErasureLog(DataFolder folder, IEnumerable<IErasureReplay> rooms)
{
    private const byte LineEnd = (byte)'\n';

    // What was done and could not be written down yet: the disk was full.
    private readonly List<ErasureRecord> _owed = [];

    private string File => folder.File("erased");

    /// <summary>What a file of this kind says; what was cut short or is no line of it says nothing, and a file that is not there neither.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static IReadOnlyList<ErasureRecord> Read(string file) => System.IO.File.Exists(file)
        ? [.. System.IO.File.ReadLines(file).Select(line => ErasureRecord.TryParse(line, out ErasureRecord? erasure) ? erasure : null).OfType<ErasureRecord>()]
        : [];

    /// <summary>Returns when it is on the disk. One at a time: inside the gate of <see cref="SiteDatabase"/>, or while no site runs.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public void Append(IReadOnlyCollection<ErasureRecord> erasures)
    {
        if (erasures.Count == 0)
        {
            return;
        }

        using FileStream stream = PrivateFiles.OpenToAdd(File);
        var lines = new StringBuilder();
        // A line that a crash cut short must not take this one with it.
        lines.Append(IsCutShort(stream) ? "\n" : "").AppendJoin('\n', erasures).Append('\n');
        stream.Seek(0, SeekOrigin.End);
        stream.Write(Encoding.UTF8.GetBytes($"{lines}"));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The same for what is done already: what cannot be written now is written with the next.</summary>
    /// <exception cref="IOException">It cannot be written yet.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written yet.</exception>
    public void AppendDone(IReadOnlyCollection<ErasureRecord> erasures)
    {
        _owed.AddRange(erasures);
        Append(_owed);
        _owed.Clear();
    }

    /// <summary>Does again what was done. Also what was written down and not done, because the power failed in between.</summary>
    /// <returns>The tags of what still held something, for <see cref="ChangeNotifier"/>.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, CancellationToken cancel)
    {
        IReadOnlyList<ErasureRecord> erasures = Read(File);
        if (erasures.Count == 0)
        {
            return [];
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        await using (IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            foreach (IErasureReplay room in rooms)
            {
                found.UnionWith(await room.RepeatAsync(db, erasures, cancel));
            }

            await transaction.CommitAsync(cancel);
        }

        if (found.Count > 0)
        {
            await WalCheckpointer.TryEmptyLogAsync(db);
        }

        return found;
    }

    private static bool IsCutShort(FileStream stream)
    {
        stream.Seek(-Math.Min(1, stream.Length), SeekOrigin.End);
        return stream.ReadByte() is not (-1 or LineEnd);
    }
}

/// <summary>That something a person had left here was erased, so that an older copy of the rows can be told. Nothing of what it was.</summary>
/// <param name="At">When: what came later under the same subject is another thing.</param>
/// <param name="Kind">A room's word for it: <c>comment</c>.</param>
/// <param name="Subject">Which row: its number, as a rule. No blank is in it.</param>
/// <param name="Mark">By <see cref="MarkOf"/>. Numbers are given anew after older rows were put back, to somebody else's.</param>
public sealed record ErasureRecord(DateTimeOffset At, string Kind, string Subject, string Mark)
{
    private const int MarkBytes = 16;

    /// <param name="unguessable">What the row holds at random: from the mark nobody can find it.</param>
    public static string MarkOf(ReadOnlySpan<byte> unguessable) => Convert.ToHexStringLower(SHA256.HashData(unguessable).AsSpan(0, MarkBytes));

    /// <summary>The mark stands last and has one length: a line that was cut short is none.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out ErasureRecord? erasure)
    {
        bool fits = line.Split(' ') is [_, _, _, { Length: 2 * MarkBytes }];
        string[] parts = line.Split(' ');
        erasure = fits && DateTimeOffset.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset at)
            ? new ErasureRecord(at, parts[1], parts[2], parts[3])
            : null;
        return erasure is not null;
    }

    public override string ToString() => $"{At.UtcDateTime:O} {Kind} {Subject} {Mark}";
}

/// <summary>A room where people leave something: erases again, in rows that were put back, what had been erased.</summary>
public interface IErasureReplay
{
    /// <param name="db">In a transaction. Most of what was erased is not there: looking must be cheap.</param>
    /// <param name="erasures">Of every room, oldest first.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The tags of what still held something, as <see cref="WriteTransaction.Invalidate"/> takes them.</returns>
    public Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, IReadOnlyList<ErasureRecord> erasures, CancellationToken cancel);
}
