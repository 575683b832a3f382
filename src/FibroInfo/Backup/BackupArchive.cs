using System.IO.Compression;
using System.Security.Cryptography;
using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>
/// Reads a backup. After <see cref="TryOpen"/> its manifest and its file names are valid; its bytes are verified while they are unpacked.
/// </summary>
public sealed class BackupArchive : IDisposable
{
    private const int MaxFaults = 20;
    private const string NotWhole = "It isn't a complete zip file: it was cut off when it was copied, or it is something else.";

    private readonly FileStream _file;
    private readonly ZipArchive _zip;

    private BackupArchive(FileStream file, ZipArchive zip, BackupManifest manifest) => (_file, _zip, Manifest) = (file, zip, manifest);

    public BackupManifest Manifest { get; }

    /// <param name="path">The path of an existing file.</param>
    /// <param name="backup">Null when the file is not a valid backup.</param>
    /// <returns>Why the file is not a backup, as a sentence; null when no fault was found so far.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static string? TryOpen(string path, out BackupArchive? backup)
    {
        FileStream file = File.OpenRead(path);
        ZipArchive? zip = null;
        (BackupManifest? manifest, string? fault) = (null, null);
        try
        {
            zip = new ZipArchive(file, ZipArchiveMode.Read);
            (manifest, fault) = BackupStructureValidator.Read(zip, file.Length);
        }
        catch (Exception broken) when (IsBrokenZip(broken))
        {
            fault = NotWhole;
        }

        backup = manifest is null ? null : new BackupArchive(file, zip!, manifest);
        if (backup is null)
        {
            zip?.Dispose();
            file.Dispose();
        }

        return fault;
    }

    /// <summary>Unpacks the files and verifies every byte.</summary>
    /// <param name="into">Opens the stream to write a file to; <see cref="Stream.Null"/> to verify it only.</param>
    /// <param name="tell">Receives the progress.</param>
    /// <returns>One sentence per fault, at most twenty; empty when the backup is unchanged.</returns>
    /// <exception cref="IOException">The disk is full or failed.</exception>
    public async Task<IReadOnlyList<string>> UnpackAsync(Func<BackupEntry, Stream> into, Action<BackupProgress> tell, CancellationToken cancel)
    {
        var faults = new List<string>();
        bool isWhole = await ArchiveChecksum.IsWholeAsync(_file, cancel);
        long done = 0;
        foreach (BackupEntry file in Manifest.Files)
        {
            await using Stream to = into(file);
            if (await UnpackAsync(file, to, count => tell(new BackupProgress("Checking each file", done += count, Manifest.Bytes)), cancel) is { } fault)
            {
                faults.Add(fault);
            }

            (to as FileStream)?.Flush(flushToDisk: true);
            if (faults.Count == MaxFaults)
            {
                return faults;
            }
        }

        return isWhole || faults.Count > 0 ? faults : ["It was changed after it was made: the hash of all its bytes doesn't match."];
    }

    public void Dispose()
    {
        _zip.Dispose();
        _file.Dispose();
    }

    private async Task<string?> UnpackAsync(BackupEntry file, Stream to, Action<long> tell, CancellationToken cancel)
    {
        try
        {
            await using Stream from = _zip.GetEntry(file.Name)!.Open();
            (long bytes, string hash) = await HashingStreamCopy.CopyAsync(from, to, file.Bytes, tell, cancel);
            return bytes > file.Bytes ? $"'{file.Name}' is longer than the list says."
                : bytes < file.Bytes ? $"'{file.Name}' is shorter than the list says."
                : hash != file.Sha256 ? $"'{file.Name}' was changed: its hash doesn't match."
                : null;
        }
        catch (Exception broken) when (IsBrokenZip(broken))
        {
            return $"'{file.Name}' can't be unpacked: it was changed.";
        }
    }

    private static bool IsBrokenZip(Exception exception) =>
        exception is InvalidDataException or EndOfStreamException or ArgumentException or OverflowException or NotSupportedException;
}

/// <summary>Copies and hashes in one pass, up to a limit, because the length that a zip entry claims cannot be trusted.</summary>
internal static class HashingStreamCopy
{
    /// <param name="maxBytes">The most bytes to write.</param>
    /// <param name="tell">Called after each piece with its number of bytes.</param>
    /// <returns>The length and the hash in lower-case hex. The length is above <paramref name="maxBytes"/> when there was more.</returns>
    public static async Task<(long Bytes, string Sha256)> CopyAsync(Stream from, Stream to, long maxBytes, Action<long> tell, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[1 << 16];
        long bytes = 0;
        while (await from.ReadAsync(piece, cancel) is > 0 and var count)
        {
            bytes += count;
            if (bytes > maxBytes)
            {
                break;
            }

            hash.AppendData(piece, 0, count);
            await to.WriteAsync(piece.AsMemory(0, count), cancel);
            tell(count);
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

/// <summary>Checks that an unpacked database is the one that was packed, and that this program can use it.</summary>
internal static class BackupDatabaseValidator
{
    /// <returns>What is wrong, as a sentence; null when nothing is.</returns>
    public static string? FindFault(string path, BackupManifest manifest)
    {
        DatabaseInspection? facts = DatabaseInspection.Inspect(path);
        if (facts is { Integrity: not "ok" })
        {
            return $"Its database is broken: {facts.Integrity}.";
        }

        DatabaseOrigin? origin = facts?.Origin;
        if (facts is null || origin is not { Creator: DatabaseCreator.ThisProgram })
        {
            return origin?.Creator switch
            {
                DatabaseCreator.NewerVersion => $"Its database is of a newer FibroInfo ({origin.Unknown}). Use the program that made it, or a newer one.",
                DatabaseCreator.UnreleasedVersion => $"Its database is of a FibroInfo from before the first release ({origin.Unknown}). "
                    + "This version cannot read it: use the program that made it.",
                _ => "Its database isn't one of FibroInfo.",
            };
        }

        string[] differing =
        [
            .. facts.Rows.Keys.Union(manifest.Rows.Keys)
                .Where(table => facts.Rows.GetValueOrDefault(table, -1) != manifest.Rows.GetValueOrDefault(table, -1)),
        ];
        return differing is [var first, ..]
            ? $"Its database does not hold what its list says: {facts.Rows.GetValueOrDefault(first):N0} rows of '{first}', "
                + $"not {manifest.Rows.GetValueOrDefault(first):N0}."
            : null;
    }
}
