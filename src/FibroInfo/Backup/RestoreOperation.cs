using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>
/// Restores a backup. It is unpacked and verified beside the folders that it will replace, so that nothing is changed when a fault is
/// found; then the folders are swapped. Unpacked files that were not put in place are deleted on disposal.
/// </summary>
public sealed class RestoreOperation : IDisposable
{
    private readonly BackupArchive _backup;
    private readonly BackupPaths _paths;
    private readonly string _stamp;
    private readonly string _content;
    private readonly string _newContent;

    public RestoreOperation(BackupArchive backup, BackupPaths paths, DateTimeOffset now)
    {
        (_backup, _paths) = (backup, paths);
        (_content, string data) = (ResolvePath(paths.Content), ResolvePath(paths.Data.Path));
        _stamp = FreeStamp($"{now.UtcDateTime:yyyyMMdd-HHmmss}", _content, data, paths.Database);
        _newContent = $"{_content}.new-{_stamp}";
        Data = new DataFolder($"{data}.new-{_stamp}");
        IsContentThere = RestoreTarget.IsContentOf(paths.Content, backup.Manifest);
    }

    /// <summary>The unpacked data folder with the database in it, beside the current one.</summary>
    public DataFolder Data { get; }

    /// <summary>Whether the content folder is already identical to the backup's and therefore stays as it is.</summary>
    public bool IsContentThere { get; }

    /// <summary>What is wrong, as a sentence, when a disk has too little room; otherwise null.</summary>
    public string? FaultOfRoom()
    {
        foreach (string place in (string[])[_content, Data.Path])
        {
            string parent = Directory.CreateDirectory(Path.GetDirectoryName(place)!).FullName;
            long free = FileSystemSync.GetFreeBytes(parent);
            if (free < _backup.Manifest.Bytes)
            {
                string needed = ByteSizeFormatter.Format(_backup.Manifest.Bytes);
                return $"There isn't enough space in '{parent}': {needed} are needed, {ByteSizeFormatter.Format(free)} are free.";
            }
        }

        return null;
    }

    /// <returns>The faults of the backup, as sentences; empty when it is ready to be put in place.</returns>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The disk may not be written.</exception>
    public async Task<IReadOnlyList<string>> UnpackAsync(Action<BackupProgress> tell, CancellationToken cancel)
    {
        // Locked so that a site that is started meanwhile refuses this folder, under its temporary name and its final one.
        Data.TryLock();
        Directory.CreateDirectory(_newContent);
        IReadOnlyList<string> faults = await _backup.UnpackAsync(NewFile, tell, cancel);
        IEnumerable<string> below = Directory.EnumerateDirectories(_newContent, "*", SearchOption.AllDirectories);
        foreach (string folder in below.Concat([_newContent, Data.File("keys"), Data.Path]))
        {
            FileSystemSync.SyncFolder(folder);
        }

        tell(new BackupProgress("Checking the database", 0, 1));
        return faults is [] && BackupDatabaseValidator.FindFault(Data.File("fibroinfo.db"), _backup.Manifest) is { } fault ? [fault] : faults;
    }

    /// <returns>The paths under which the replaced folders and files are kept.</returns>
    /// <exception cref="IOException">Nothing was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing was changed.</exception>
    public IReadOnlyList<string> PutInPlace()
    {
        var replacement = new AtomicReplace();
        if (!_paths.IsDatabaseInData)
        {
            // The log moves away with its database: SQLite would write an old log into the restored database beside it.
            foreach (string part in (string[])["", "-wal", "-shm"])
            {
                string current = $"{_paths.Database}{part}";
                replacement.Add(current, part == "" ? Data.File("fibroinfo.db") : null, $"{current}.before-{_stamp}");
            }
        }

        string data = ResolvePath(_paths.Data.Path);
        replacement.Add(data, Data.Path, $"{data}.before-{_stamp}");
        if (!IsContentThere)
        {
            replacement.Add(_content, _newContent, $"{_content}.before-{_stamp}");
        }

        replacement.Run();
        return replacement.MovedAsideSuffix;
    }

    public void Dispose()
    {
        Data.Dispose();
        foreach (string prepared in (string[])[Data.Path, _newContent])
        {
            if (Directory.Exists(prepared))
            {
                Directory.Delete(prepared, recursive: true);
            }
        }
    }

    private FileStream NewFile(BackupEntry file)
    {
        bool isContent = BackupEntryNames.IsContent(file.Name);
        string path = isContent ? Path.Combine(_newContent, file.Name[BackupEntryNames.Content.Length..]) : Data.File(file.Name["data/".Length..]);
        if (isContent)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
        }

        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        return PrivateFiles.NewFile(path);
    }

    // For a symbolic link, its target is replaced, on the target's own disk, and the link stays.
    private static string ResolvePath(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(full) ? Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    private static string FreeStamp(string stamp, params string[] places) =>
        Enumerable.Range(1, int.MaxValue).Select(turn => turn == 1 ? stamp : $"{stamp}-{turn}")
            .First(free => !places.Any(place => Path.Exists($"{place}.before-{free}") || Path.Exists($"{place}.new-{free}")));
}

/// <summary>Data that people erased after a backup was made must stay erased when the backup is restored.</summary>
internal static class ErasureMerge
{
    /// <summary>Adds erasures that are not in the backup to the restored record; they are repeated when its database is opened.</summary>
    /// <param name="data">The data folder that will be replaced.</param>
    /// <param name="restored">The unpacked data folder.</param>
    /// <returns>How many erasures were added.</returns>
    /// <exception cref="IOException">A record of erasures cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A record of erasures cannot be read or written.</exception>
    public static int Merge(string data, DataFolder restored)
    {
        // The folders kept from earlier restores count too: after a power cut, a restore is repeated over what the first one left.
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data)), parent = Path.GetDirectoryName(full)!;
        IEnumerable<string> aside = Directory.Exists(parent) ? Directory.EnumerateDirectories(parent, $"{Path.GetFileName(full)}.before-*") : [];
        HashSet<ErasureRecord> known = [.. ErasureLog.Read(restored.File("erased"))];
        ErasureRecord[] since = [.. aside.Prepend(full).SelectMany(folder => ErasureLog.Read(Path.Combine(folder, "erased"))).Where(known.Add)];
        new ErasureLog(restored, []).Append(since);
        return since.Length;
    }
}
