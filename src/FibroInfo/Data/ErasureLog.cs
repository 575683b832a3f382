using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage;

namespace FibroInfo.Data;

/// <summary>
/// The permanent record of what people erased, in <c>Paths:Data/erased</c>: one <see cref="ErasureRecord"/> per line, on disk before
/// anybody is told that the data is erased. Every start repeats the erasures, so that restoring an older database brings nothing back.
/// A backup must contain this file; a restore must also keep the lines of the file that it replaces.
/// </summary>
public sealed class ErasureLog(DataFolder folder, IEnumerable<IErasureReplay> rooms)
{
    private const byte LineEnd = (byte)'\n';

    // Erasures that are done but could not be written yet because the disk was full.
    private readonly List<ErasureRecord> _owed = [];

    private string File => folder.File("erased");

    /// <summary>Reads such a file. Truncated and unknown lines are skipped; a missing file is empty.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static IReadOnlyList<ErasureRecord> Read(string file) => [.. ReadLines(file)];

    /// <summary>When the data with this mark was erased. May be called at any time, also while records are written.</summary>
    /// <returns>Null when nothing with this mark was erased.</returns>
    /// <exception cref="DatabaseUnavailableException">The file cannot be read.</exception>
    public DateTimeOffset? FindTime(string kind, string mark)
    {
        try
        {
            return ReadLines(File).LastOrDefault(erasure => erasure.Kind == kind && erasure.Mark == mark)?.At;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException("The record of erasures cannot be read.", fault);
        }
    }

    /// <summary>
    /// Returns when the records are on disk. Not thread-safe: call it inside the write lock of <see cref="SiteDatabase"/>, or while no
    /// site is running.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public void Append(IReadOnlyCollection<ErasureRecord> erasures)
    {
        if (erasures.Count == 0)
        {
            return;
        }

        using FileStream stream = PrivateFiles.OpenToAdd(File);
        var lines = new StringBuilder();
        // A crash may have truncated the last line; without this line break the new record would be lost with it.
        lines.Append(IsCutShort(stream) ? "\n" : "").AppendJoin('\n', erasures).Append('\n');
        stream.Seek(0, SeekOrigin.End);
        stream.Write(Encoding.UTF8.GetBytes($"{lines}"));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Records erasures that are already committed. Those that cannot be written now are written with the next ones.</summary>
    /// <exception cref="IOException">The file cannot be written now.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written now.</exception>
    public void AppendDone(IReadOnlyCollection<ErasureRecord> erasures)
    {
        _owed.AddRange(erasures);
        Append(_owed);
        _owed.Clear();
    }

    /// <summary>
    /// Repeats all recorded erasures, including those that were recorded but not carried out because the power failed in between.
    /// </summary>
    /// <returns>The tags, for <see cref="ChangeNotifier"/>, of everything where data was still found.</returns>
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

    private static IEnumerable<ErasureRecord> ReadLines(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            yield break;
        }

        // Who appends must never find the file locked by a reader.
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (ErasureRecord.TryParse(line, out ErasureRecord? erasure))
            {
                yield return erasure;
            }
        }
    }

    private static bool IsCutShort(FileStream stream)
    {
        stream.Seek(-Math.Min(1, stream.Length), SeekOrigin.End);
        return stream.ReadByte() is not (-1 or LineEnd);
    }
}

/// <summary>Records that something a person had left here was erased, but nothing of its content.</summary>
/// <param name="At">When. Data with the same subject that was created later is something else.</param>
/// <param name="Kind">The room's word for the kind of data, such as <c>comment</c>.</param>
/// <param name="Subject">Identifies the row, usually by its id. Contains no space.</param>
/// <param name="Mark">
/// From <see cref="MarkOf"/>. The id is not enough: after a restore the database gives the same ids to other people's rows.
/// </param>
public sealed record ErasureRecord(DateTimeOffset At, string Kind, string Subject, string Mark)
{
    private const int MarkBytes = 16;

    /// <param name="unguessable">The row's random value, so that nobody can derive the row from the mark.</param>
    public static string MarkOf(ReadOnlySpan<byte> unguessable) => Convert.ToHexStringLower(SHA256.HashData(unguessable).AsSpan(0, MarkBytes));

    /// <summary>Rejects truncated lines: the mark is the last part and has a fixed length.</summary>
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

/// <summary>Repeats the erasures of one room in a database that was restored from an older copy.</summary>
public interface IErasureReplay
{
    /// <param name="db">In a transaction. Most of the erased rows no longer exist, so the check must be cheap.</param>
    /// <param name="erasures">Those of all rooms, oldest first.</param>
    /// <returns>The tags of everything where data was still found, as <see cref="WriteTransaction.Invalidate"/> takes them.</returns>
    public Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, IReadOnlyList<ErasureRecord> erasures, CancellationToken cancel);
}
