using System.Security.Cryptography;

namespace FibroInfo.Data;

/// <summary>
/// The folder <c>Paths:Data</c>: everything the site must not lose. One process owns it, by a lock on a file inside, because two
/// processes that write one SQLite file can corrupt it.
/// </summary>
public sealed class DataFolder(string path) : IDisposable
{
    // Subfolders that only the site's own user may read, besides the database.
    private static readonly string[] Secrets = ["keys", "before-migration", "copies", "mail"];
    private static readonly EnumerationOptions AllFiles = new() { AttributesToSkip = FileAttributes.None };

    private readonly Lock _secretLock = new();
    private FileStream? _lock;

    public string Path => path;

    public bool IsLockedByUs => _lock is not null;

    public string File(params string[] names) => System.IO.Path.Combine([path, .. names]);

    /// <summary>Creates the folder if necessary and takes the lock.</summary>
    /// <returns>False when another process holds it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public bool TryLock()
    {
        if (_lock is not null)
        {
            return true;
        }

        PrivateFiles.CreateFolder(path);
        try
        {
            _lock = PrivateFiles.Lock(File("lock"));
            return true;
        }
        catch (IOException held) when (held.GetType() == typeof(IOException) && held.Message.Contains("another process", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>
    /// Takes the lock, and says whether another process already held it. False also for a folder that cannot be written: no process
    /// owns it, and the database stays unavailable.
    /// </summary>
    public bool IsLockedByAnother()
    {
        try
        {
            return !TryLock();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <returns>Why the site cannot start with this folder, as a sentence. Null also for a fault that may pass (a full disk).</returns>
    public string? RefusalAtStart()
    {
        try
        {
            return TryLock() ? null : $"Another FibroInfo is running with Paths:Data '{path}'. Stop it first, or give this one its own folder.";
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException || (refused is IOException && !Directory.Exists(path)))
        {
            return $"Paths:Data is '{path}'; nothing can be written there ({refused.Message.TrimEnd('.')}). "
                + "Give the site's user write permission for it, or set another folder.";
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Makes files private that an earlier version, or a person, left readable for others.</summary>
    internal void Tighten()
    {
        IEnumerable<string> files = Secrets.Select(name => File(name)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", AllFiles));
        foreach (string file in files.Append(File("erased")).Append(File("lock")))
        {
            PrivateFiles.Tighten(file);
        }
    }

    /// <summary>A secret of 256 random bits for one purpose. It is created at first use and stays the same afterwards.</summary>
    /// <exception cref="DatabaseUnavailableException">The secret cannot be read or created.</exception>
    public byte[] Secret(string purpose)
    {
        try
        {
            return ReadOrCreate(purpose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException($"The secret '{purpose}' cannot be read.", exception);
        }
    }

    public void Dispose() => _lock?.Dispose();

    private byte[] ReadOrCreate(string purpose)
    {
        // The first requests may arrive in parallel: without the lock, the last one would overwrite a secret that is already in use.
        lock (_secretLock)
        {
            string file = File("keys", $"{purpose}.key");
            if (!System.IO.File.Exists(file))
            {
                PrivateFiles.CreateFolder(File("keys"));
                PrivateFiles.Write(file, RandomNumberGenerator.GetBytes(32));
            }

            return System.IO.File.ReadAllBytes(file);
        }
    }
}
