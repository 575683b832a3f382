using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>
/// A backup on its way into place. It is unpacked and proved beside the folders that it will replace, so that nothing has
/// changed when it turns out to be wrong; then they change places. What did not get that far is taken away again.
/// </summary>
public sealed class RestoreOperation : IDisposable
{
    private readonly BackupArchive _backup;
    private readonly BackupPaths _places;
    private readonly string _stamp;
    private readonly string _content;
    private readonly string _newContent;

    public RestoreOperation(BackupArchive backup, BackupPaths paths, DateTimeOffset now)
    {
        (_backup, _places) = (backup, paths);
        (_content, string data) = (Real(paths.Content), Real(paths.Data.Path));
        _stamp = FreeStamp($"{now.UtcDateTime:yyyyMMdd-HHmmss}", _content, data, paths.Database);
        _newContent = $"{_content}.new-{_stamp}";
        Data = new DataFolder($"{data}.new-{_stamp}");
        IsContentThere = RestoreTarget.IsContentOf(paths.Content, backup.Manifest);
    }

    /// <summary>The data folder to be, beside the one there is, with the database in it.</summary>
    public DataFolder Data { get; }

    /// <summary>The content folder holds the same already, and stays as it is.</summary>
    public bool IsContentThere { get; }

    /// <summary>A sentence when the disk is too small for it.</summary>
    public string? FaultOfRoom()
    {
        foreach (string place in (string[])[_content, Data.Path])
        {
            string parent = Directory.CreateDirectory(Path.GetDirectoryName(place)!).FullName;
            long free = FileSystemSync.GetFreeBytes(parent);
            if (free < _backup.Manifest.Bytes)
            {
                return $"There is no room for it in '{parent}': {ByteSizeFormatter.Format(_backup.Manifest.Bytes)} are needed, {ByteSizeFormatter.Format(free)} are free.";
            }
        }

        return null;
    }

    /// <returns>Sentences about what is wrong with the backup; none when it is ready.</returns>
    /// <exception cref="IOException">The disk is full, or may not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task<IReadOnlyList<string>> UnpackAsync(Action<BackupProgress> tell, CancellationToken cancel)
    {
        // Whoever starts a site in the middle of it finds the folder owned, under its old name and its new one.
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

    /// <returns>Where what stood there is now.</returns>
    /// <exception cref="IOException">Nothing was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing was changed.</exception>
    public IReadOnlyList<string> PutInPlace()
    {
        var swap = new AtomicReplace();
        if (!_places.IsDatabaseInData)
        {
            // Its log beside another database would be written into that one.
            foreach (string part in (string[])["", "-wal", "-shm"])
            {
                string there = $"{_places.Database}{part}";
                swap.Add(there, part == "" ? Data.File("fibroinfo.db") : null, $"{there}.before-{_stamp}");
            }
        }

        string data = Real(_places.Data.Path);
        swap.Add(data, Data.Path, $"{data}.before-{_stamp}");
        if (!IsContentThere)
        {
            swap.Add(_content, _newContent, $"{_content}.before-{_stamp}");
        }

        swap.Run();
        return swap.MovedAsideSuffix;
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

    // A link stays where it is: what it leads to is replaced, on its own disk.
    private static string Real(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(full) ? Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    private static string FreeStamp(string stamp, params string[] places) =>
        Enumerable.Range(1, int.MaxValue).Select(turn => turn == 1 ? stamp : $"{stamp}-{turn}")
            .First(free => !places.Any(place => Path.Exists($"{place}.before-{free}") || Path.Exists($"{place}.new-{free}")));
}

/// <summary>What people erased after a backup was made: it must stay erased when the backup comes back.</summary>
internal static class ErasureMerge
{
    /// <summary>Lets the restored site know of it; it is done when its database is opened.</summary>
    /// <param name="data">The data folder whose place it takes.</param>
    /// <param name="restored">The unpacked one.</param>
    /// <returns>How much the backup did not know.</returns>
    /// <exception cref="IOException">What was erased cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">What was erased cannot be read or written.</exception>
    public static int Merge(string data, DataFolder restored)
    {
        // What was moved aside counts too: a restore that a power cut ended is done again over what it left.
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data)), parent = Path.GetDirectoryName(full)!;
        IEnumerable<string> aside = Directory.Exists(parent) ? Directory.EnumerateDirectories(parent, $"{Path.GetFileName(full)}.before-*") : [];
        HashSet<ErasureRecord> known = [.. ErasureLog.Read(restored.File("erased"))];
        ErasureRecord[] since = [.. aside.Prepend(full).SelectMany(folder => ErasureLog.Read(Path.Combine(folder, "erased"))).Where(known.Add)];
        new ErasureLog(restored, []).Append(since);
        return since.Length;
    }
}
